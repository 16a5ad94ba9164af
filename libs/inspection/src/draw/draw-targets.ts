import type { Plan, Stratum, Target } from './draw-texts';
import type { Sha256 } from './sha256-text';

export interface DrawnTarget {
  readonly target: Target;
  /** The smallest of its tickets. */
  readonly key: string;
}

export interface DrawnStratum {
  readonly label: string;
  readonly size: number;
  /** In drawn order. */
  readonly drawn: readonly DrawnTarget[];
  readonly substitutes: readonly DrawnTarget[];
}

/**
 * Order key of a target: the smallest SHA-256 of `seed,id,ticket` over its tickets 1…weight. The smallest of w independent tickets
 * orders targets as drawing without replacement with chances in proportion to w does (Efraimidis and Spirakis 2006), in
 * whole numbers only.
 */
export function keyOf(sha256: Sha256, seed: string, { id, weight }: Pick<Target, 'id' | 'weight'>): string {
  let least = sha256(`${seed},${id},1`);
  for (let ticket = 2; ticket <= weight; ticket++) {
    const key = sha256(`${seed},${id},${ticket}`);
    if (key < least) least = key;
  }
  return least;
}

/** How many of a stratum are drawn. */
export function quotaOf({ numerator, denominator, least }: Omit<Stratum, 'label'>, size: number): number {
  return Math.min(size, Math.max(least, Math.ceil((size * numerator) / denominator)));
}

const first = (a: DrawnTarget, b: DrawnTarget): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : a.target.id < b.target.id ? -1 : 1;

/** @throws RangeError for a target of a stratum that the plan does not know */
export function drawTargets(sha256: Sha256, seed: string, plan: Plan, targets: readonly Target[]): DrawnStratum[] {
  const members = new Map<string, DrawnTarget[]>(plan.strata.map(({ label }) => [label, []]));
  for (const target of targets) {
    const stratum = members.get(target.stratum);
    if (!stratum) throw new RangeError(`${target.id}: the plan has no stratum ${target.stratum}`);
    stratum.push({ target, key: keyOf(sha256, seed, target) });
  }
  return plan.strata.map((stratum) => {
    const all = members.get(stratum.label)!;
    const quota = quotaOf(stratum, all.length);
    const ordered = leastOf(all, quota + plan.substitutes);
    return {
      label: stratum.label,
      size: all.length,
      drawn: ordered.slice(0, quota),
      substitutes: ordered.slice(quota),
    };
  });
}

/**
 * The first `count` in order. Keys are spread evenly, so that those below count / all of the range, and some more, are nearly all that
 * has to be sorted; where they turn out too few (weights), the bound is put higher.
 */
function leastOf(all: readonly DrawnTarget[], count: number): DrawnTarget[] {
  if (count === 0) return [];
  for (let share = (count + 6 * Math.sqrt(count) + 16) / all.length; share < 1; share *= 2) {
    const bound = Math.floor(share * 2 ** 48)
      .toString(16)
      .padStart(12, '0');
    const below = all.filter(({ key }) => key < bound);
    if (below.length >= count) return below.sort(first).slice(0, count);
  }
  return [...all].sort(first).slice(0, count);
}
