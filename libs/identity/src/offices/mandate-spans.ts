import { addDays, type PlainDate } from '@yby/platform/contract';

export interface Span {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** The days that mandates cover, without break inside each span, earliest first: one that begins the day after another goes on with it. */
export function spansOf(mandates: readonly Span[]): Span[] {
  const spans: { from: PlainDate; until: PlainDate }[] = [];
  for (const { from, until } of [...mandates].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = spans.at(-1);
    if (!last || from > addDays(last.until, 1)) spans.push({ from, until });
    else if (until > last.until) last.until = until;
  }
  return spans;
}

/** From when until when nobody acts between two mandates, of today and later. */
export function gapsOf(mandates: readonly Span[], today: PlainDate): Span[] {
  const spans = spansOf(mandates);
  return spans
    .slice(1)
    .map(({ from }, i) => ({ from: addDays(spans[i]!.until, 1), until: addDays(from, -1) }))
    .filter(({ until }) => until >= today);
}
