// Duties of enterprises: calendar days, months and fixed days, the last day rolled forward to a working day (民法典 203,
// applied leniently). The day of the event is not counted.
import { addDays, addMonths, type PlainDate, type WorkCalendar } from '@yby/platform/contract';

export type DutySpan =
  | { readonly days: number }
  | { readonly months: number }
  /** The next such day on or after the event: 31 March. */
  | { readonly month: number; readonly day: number };

export interface DutyDue {
  /** As the text counts. */
  readonly nominal: PlainDate;
  /** As it binds: on a day off it moves to the next working day. */
  readonly due: PlainDate;
  readonly provisional: boolean;
}

/** @throws RangeError for a negative or broken span */
export function dutyDue(span: DutySpan, event: PlainDate, calendar: WorkCalendar): DutyDue {
  const nominal = nominalDay(span, event);
  const { date, provisional } = calendar.addWorkingDays(nominal, 0);
  return { nominal, due: date, provisional };
}

function nominalDay(span: DutySpan, event: PlainDate): PlainDate {
  if ('days' in span) {
    if (!Number.isSafeInteger(span.days) || span.days < 0) throw new RangeError(`not days of a duty: ${span.days}`);
    return addDays(event, span.days);
  }
  if ('months' in span) {
    if (!Number.isSafeInteger(span.months) || span.months < 1)
      throw new RangeError(`not months of a duty: ${span.months}`);
    return addMonths(event, span.months);
  }
  const tail = `${String(span.month).padStart(2, '0')}-${String(span.day).padStart(2, '0')}`;
  const year = Number(event.slice(0, 4));
  const thisYear = `${year}-${tail}` as PlainDate;
  return event <= thisYear ? thisYear : (`${year + 1}-${tail}` as PlainDate);
}
