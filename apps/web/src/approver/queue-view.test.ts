import { instantOf } from '@yby/platform/contract';
import type { QueueRow } from '../api/review-types';
import { afterDeciding, filterOf, isFiltered, neighbour, shownRows } from './queue-view';

const now = instantOf('2026-11-23T04:00:00.000Z');
const row = (id: string, more: Partial<QueueRow> = {}): QueueRow => ({
  id,
  number: `N-${id}`,
  kind: 'purchase_filing',
  enterpriseName: `企业${id}`,
  summary: '甲苯 500 千克',
  division: '330302',
  dueAt: '2026-11-23T09:30:00.000Z',
  acceptedAt: '2026-11-23T01:00:00.000Z',
  warnings: 0,
  used: 40,
  overdue: false,
  claimedBy: null,
  mine: false,
  stage: null,
  ...more,
});
const rows = [row('a'), row('b', { warnings: 2, used: 85 }), row('c', { dueAt: '2026-11-24T09:30:00.000Z' })];
const shown = (query: string) => shownRows(rows, filterOf(new URLSearchParams(query)), now).map(({ id }) => id);

describe('the view of the queue', () => {
  it('keeps the order of the server unless another is asked for', () => {
    expect(shown('')).toEqual(['a', 'b', 'c']);
    expect(shown('sort=warnings')).toEqual(['b', 'a', 'c']);
  });

  it('filters by words, by clock and by county', () => {
    expect(shown('q=n-c')).toEqual(['c']);
    expect(shown('clock=today')).toEqual(['a', 'b']);
    expect(shown('clock=over80')).toEqual(['b']);
    expect(shown('division=330303')).toEqual([]);
  });

  it('takes an unknown filter in the address for none', () => {
    expect(isFiltered(filterOf(new URLSearchParams('clock=never&sort=luck')))).toBe(false);
  });

  it('J and K stay inside the list and find it again when the case has gone', () => {
    expect(neighbour(rows, 'a', 1)).toBe('b');
    expect(neighbour(rows, 'c', 1)).toBe('c');
    expect(neighbour(rows, 'gone', -1)).toBe('a');
    expect(neighbour([], 'a', 1)).toBeUndefined();
  });

  it('after a decision the case below is next, above when it was the last', () => {
    expect(afterDeciding(rows, 'a')).toBe('b');
    expect(afterDeciding(rows, 'c')).toBe('b');
    expect(afterDeciding([row('a')], 'a')).toBeUndefined();
  });
});
