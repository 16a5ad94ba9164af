import type { Organ } from './people-types';

export interface Placed {
  readonly organ: Organ;
  readonly depth: number;
}

/** The tree as one list: each authority right after the one it belongs to. One whose parent is not shown stands at the top. */
export function indented(organs: readonly Organ[]): Placed[] {
  const shown = new Set(organs.map(({ id }) => id));
  const below = new Map<string | null, Organ[]>();
  for (const organ of organs) {
    const parent = organ.parentId !== null && shown.has(organ.parentId) ? organ.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), organ]);
  }
  const walk = (parent: string | null, depth: number): Placed[] =>
    (below.get(parent) ?? []).flatMap((organ) => [{ organ, depth }, ...walk(organ.id, depth + 1)]);
  return walk(null, 0);
}
