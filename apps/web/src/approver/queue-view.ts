import { endOfDay, instantOf, toPlainDate, type Instant } from '@yby/platform/contract';
import type { QueueRow } from '../api/review-types';

// What of the queue is shown, and in which order: from the address, so that a view can be sent to a colleague.

export interface QueueFilter {
  q: string;
  kind: string;
  division: string;
  clock: '' | 'today' | 'over80';
  sort: 'due' | 'warnings' | 'enterprise';
}

export function filterOf(params: URLSearchParams): QueueFilter {
  const clock = params.get('clock');
  const sort = params.get('sort');
  return {
    q: params.get('q') ?? '',
    kind: params.get('kind') ?? '',
    division: params.get('division') ?? '',
    clock: clock === 'today' || clock === 'over80' ? clock : '',
    sort: sort === 'warnings' || sort === 'enterprise' ? sort : 'due',
  };
}

export const isFiltered = (filter: QueueFilter): boolean =>
  Boolean(filter.q || filter.kind || filter.division || filter.clock || filter.sort !== 'due');

export function shownRows(rows: readonly QueueRow[], filter: QueueFilter, now: Instant): QueueRow[] {
  const q = filter.q.trim().toLowerCase();
  const tonight = endOfDay(toPlainDate(now));
  const shown = rows.filter(
    (row) =>
      (!q || `${row.enterpriseName} ${row.summary} ${row.number}`.toLowerCase().includes(q)) &&
      (!filter.kind || row.kind === filter.kind) &&
      (!filter.division || row.division === filter.division) &&
      (filter.clock !== 'today' || instantOf(row.dueAt) <= tonight) &&
      (filter.clock !== 'over80' || row.used >= 80),
  );
  // The server's order (due, then warnings, then age) is kept among equals: Array.sort is stable.
  if (filter.sort === 'warnings') shown.sort((a, b) => b.warnings - a.warnings);
  if (filter.sort === 'enterprise') shown.sort((a, b) => a.enterpriseName.localeCompare(b.enterpriseName, 'zh-CN'));
  return shown;
}

/** Where J and K lead: the neighbour, staying at the ends; the first row when the current one has gone. */
export function neighbour(
  rows: readonly { id: string }[],
  current: string | undefined,
  step: 1 | -1,
): string | undefined {
  if (!rows.length) return undefined;
  const at = rows.findIndex(({ id }) => id === current);
  if (at < 0) return rows[0]!.id;
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))]!.id;
}

/** The case to open after deciding `current`: the one below it, or above at the end; nothing when it was the last. */
export function afterDeciding(rows: readonly { id: string }[], current: string): string | undefined {
  const at = rows.findIndex(({ id }) => id === current);
  return (rows[at + 1] ?? rows[at - 1])?.id;
}
