import type { Tone } from '../parts/shapes';

// What a checkpoint has seen in one session. Green is for the register's word alone; what a device can say by its list is
// counted for itself.

export type CheckGroup = 'good' | 'listed' | 'bad' | 'ask';

export interface Checked {
  readonly text: string;
  readonly at: string;
  readonly group: CheckGroup;
  /** Code of the verdict, the register's or the device's. */
  readonly code: string;
  readonly from: 'register' | 'device';
  readonly number: string | null;
  readonly holder: string | null;
  /** How often it was shown. */
  readonly times: number;
}

export const checkGroups: readonly CheckGroup[] = ['good', 'listed', 'bad', 'ask'];

export const groupTones: Readonly<Record<CheckGroup, Tone>> = {
  good: 'good',
  listed: 'live',
  bad: 'stop',
  ask: 'due',
};

export function groupOf(tone: Tone, code: string): CheckGroup {
  if (tone === 'good') return 'good';
  if (code === 'listed-in_force') return 'listed';
  // What is not in force yet, or on no register, lets nobody pass; only what the register can still tell is open.
  if (tone === 'stop' || ['not_yet_valid', 'not_found', 'unreadable'].includes(code)) return 'bad';
  return 'ask';
}

export type Tally = Readonly<Record<CheckGroup, number>> & { readonly repeated: number };

export function tallyOf(list: readonly Checked[]): Tally {
  const count = (group: CheckGroup) => list.filter((one) => one.group === group).length;
  return {
    good: count('good'),
    listed: count('listed'),
    bad: count('bad'),
    ask: count('ask'),
    repeated: list.reduce((sum, { times }) => sum + times - 1, 0),
  };
}

/** The same paper is one line, however often it is shown. */
export function withChecked(list: readonly Checked[], one: Omit<Checked, 'times'>): readonly Checked[] {
  const at = list.findIndex(({ text }) => text === one.text);
  if (at < 0) return [...list, { ...one, times: 1 }];
  return list.map((kept, i) => (i === at ? { ...kept, ...one, at: kept.at } : kept));
}

export const withRepeat = (list: readonly Checked[], text: string): readonly Checked[] =>
  list.map((kept) => (kept.text === text ? { ...kept, times: kept.times + 1 } : kept));

export const placeIn = (list: readonly Checked[], text: string): number =>
  list.findIndex((one) => one.text === text) + 1;
