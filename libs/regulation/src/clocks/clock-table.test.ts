// docs/law/clocks.md, row by row: limits from events, duties from the day of the event, validity in months.
import { chinaHolidays, instantOf, isoOf, plainDate, workCalendar, type Instant } from '@yby/platform/contract';
import { shippedLaw } from '../law/shipped-law';
import { readLawTable, wordsOf } from '../requirement/scenario-table';
import { caseClock, pauseReasons, type CaseEvent, type CaseKind, type PauseReason } from './case-clock';
import { defaultClockSettings, dueDates } from './due-dates';
import { dutyDue, type DutySpan } from './duty-due';
import { validity } from './validity';

const calendar = workCalendar(chinaHolidays);
const rows = readLawTable('clocks.md').map(({ cells }) => cells);
const of = (letter: string) =>
  rows.filter((row) => row['id']!.startsWith(letter)).map((row) => [`${row['id']} ${row['situation']}`, row] as const);

const local = (text: string): Instant => instantOf(`${text}:00+08:00`);
const shown = (at: Instant | null): string => (at === null ? '-' : isoOf((at + 8 * 3_600_000) as Instant).slice(0, 16));

const eventNames: Readonly<Record<string, CaseEvent['event']>> = {
  submitted: 'submitted',
  correction: 'correction_requested',
  resubmitted: 'resubmitted',
  accepted: 'accepted',
  pause: 'paused',
  resume: 'resumed',
};

/** 'pause:hearing@2026-11-25T09:00' */
function eventOf(word: string): CaseEvent {
  const [what = '', at = ''] = word.split('@');
  const [name = '', reason] = what.split(':');
  const event = eventNames[name];
  if (!event) throw new Error(`no such event: ${word}`);
  return { event, at: local(at), ...(reason ? { reason: reason as PauseReason } : {}) } as CaseEvent;
}

/** A complete file is accepted by being filed (行政许可法 32): the acceptance that nobody wrote down. */
function withAcceptance(events: readonly CaseEvent[], what: CaseKind): readonly CaseEvent[] {
  if (events.some(({ event }) => event === 'accepted')) return events;
  const last = events.findLastIndex(({ event }) => event === 'submitted' || event === 'resubmitted');
  const at = dueDates({ ...what, submittedAt: events[last]!.at }, calendar, defaultClockSettings).acceptedAt;
  return [...events.slice(0, last + 1), { event: 'accepted', at }, ...events.slice(last + 1)];
}

describe('two clocks of a case', () => {
  test.each(of('C'))('%s', (_, row) => {
    const [kind, category] = row['kind']!.split('/');
    const what = { kind, category: Number(category) } as CaseKind;
    const events = withAcceptance(wordsOf(row['events']!).map(eventOf), what);
    const clock = caseClock(events, what, events.at(-1)!.at, calendar, defaultClockSettings);
    expect({
      accepted: shown(clock.acceptedAt),
      statutory: shown(clock.statutoryDueAt),
      promised: shown(clock.promisedDueAt),
    }).toEqual({
      accepted: row['accepted'],
      statutory: row['statutory'],
      promised: row['promised'] === '-' ? row['statutory'] : row['promised'],
    });
    const notes = new Map([
      ['second-correction', clock.secondCorrection],
      ['accepted-by-silence', clock.acceptedBySilence],
      ['provisional', clock.provisional],
    ]);
    for (const [note, holds] of notes) expect([note, holds]).toEqual([note, wordsOf(row['notes']!).includes(note)]);
  });

  test('nothing else stops the clock: a visit of the same office is no ground of 许可法 45', () => {
    expect(Object.keys(pauseReasons).sort()).toEqual([
      'appraisal',
      'expert_review',
      'hearing',
      'international_verification',
      'quarantine',
      'testing',
    ]);
  });
});

const dutyRules: Readonly<Record<string, string>> = {
  'sales_report/1': 'O-4-1',
  'sales_report/2': 'O-4',
  'sales_report/3': 'O-4',
  annual_report: 'O-7',
};

test.each(of('Y'))('%s', (_, row) => {
  const event = plainDate(row['event']!);
  const span = shippedLaw.findRule(dutyRules[row['duty']!]!, event)!.value as unknown as DutySpan;
  const { due, provisional } = dutyDue(span, event, calendar);
  expect([due, provisional]).toEqual([row['due'], wordsOf(row['notes']!).includes('provisional')]);
});

test.each(of('V'))('%s', (_, row) => {
  const { validTo } = validity(plainDate(row['from']!), Number(row['months']));
  expect(validTo).toBe(row['to']);
});

test('at least forty rows, no id twice', () => {
  expect(rows.length).toBeGreaterThanOrEqual(40);
  expect(new Set(rows.map((row) => row['id'])).size).toBe(rows.length);
});
