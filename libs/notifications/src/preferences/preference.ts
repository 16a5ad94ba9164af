import { addDays, atMinute, minuteOfDay, toPlainDate, type Instant } from '@yby/platform/contract';

// How a person wants to hear of things. Pure: the settings page shows the same table and computes the same moment.

export const channels = ['email', 'sms'] as const;
export type Channel = (typeof channels)[number];

export interface Preference {
  /** Kinds that are not written by e-mail; all others are, once there is an address. */
  readonly emailOff: readonly string[];
  /** Kinds that are written by text message. */
  readonly smsOn: readonly string[];
  /** Minutes of the day in Asia/Shanghai; equal: no quiet hours. */
  readonly quietFrom: number;
  readonly quietTo: number;
  /** Everything but the urgent comes in one message each morning. */
  readonly digest: boolean;
  readonly language: 'zh' | 'en';
}

/** What cannot wait for the morning: somebody is on the road, or a promise is being broken. */
export const urgentKinds: readonly string[] = [
  'carriage-permitted',
  'overdue',
  'suspicion-reported',
  'held',
  'licence-expired',
];
/** Where the person has to do something. */
export const todoKinds: readonly string[] = [
  'to-review',
  'returned',
  'reminder',
  'opinions-differ',
  'onsite-asked',
  'onsite-done',
  'goods-under-way',
  'sale-permitted',
  'filing-waits',
  'transfer-waits',
  'filing-returned',
  'licence-expiring',
  'mandate-ending',
  'mandate-gap',
  'mandate-ended',
  'to-confirm',
];

export const defaultPreference: Preference = {
  emailOff: [],
  smsOn: urgentKinds,
  quietFrom: 21 * 60,
  quietTo: 8 * 60,
  digest: false,
  language: 'zh',
};

export type Purpose = 'notice' | 'todo' | 'urgent' | 'digest';

export interface Plan {
  readonly purpose: Purpose;
  readonly at: Instant;
}

/** What leaves on this channel about a message of this kind, and when; null: nothing. */
export function planOf(preference: Preference, channel: Channel, kind: string, now: Instant): Plan | null {
  const wanted = channel === 'email' ? !preference.emailOff.includes(kind) : preference.smsOn.includes(kind);
  if (!wanted) return null;
  if (urgentKinds.includes(kind)) return { purpose: 'urgent', at: now };
  const quietEnd = endOfQuiet(preference, now);
  if (preference.digest) return { purpose: 'digest', at: quietEnd ?? nextMorning(preference, now) };
  // What has gathered over night comes as one message too.
  if (quietEnd !== null) return { purpose: 'digest', at: quietEnd };
  return { purpose: todoKinds.includes(kind) ? 'todo' : 'notice', at: now };
}

const DAY = 1440;

/** When the quiet hours around `now` end; null outside them. */
export function endOfQuiet({ quietFrom, quietTo }: Preference, now: Instant): Instant | null {
  if (quietFrom === quietTo) return null;
  const since = (minuteOfDay(now) - quietFrom + DAY) % DAY;
  const length = (quietTo - quietFrom + DAY) % DAY;
  return since < length ? next(quietTo, now) : null;
}

function nextMorning({ quietFrom, quietTo }: Preference, now: Instant): Instant {
  return next(quietFrom === quietTo ? defaultPreference.quietTo : quietTo, now);
}

/** The next moment after `now` at which it is this minute of the day. */
function next(minute: number, now: Instant): Instant {
  const today = toPlainDate(now);
  return atMinute(minuteOfDay(now) < minute ? today : addDays(today, 1), minute);
}
