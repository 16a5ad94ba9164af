import type { DrawnTarget } from './draw-targets';
import type { Inspector, Plan, Recusal, Target } from './draw-texts';
import type { Sha256 } from './sha256-text';

export interface Assignment {
  readonly target: string;
  /** Leader first. */
  readonly inspectors: readonly string[];
}

/** A region that cannot man its targets, said before the draw and, where recusals add up, in it. */
export interface Shortage {
  readonly region: string;
  /** Targets for which no team can be formed. */
  readonly targets: number;
  readonly inspectors: number;
  readonly leads: number;
}

/** An inspector while a draw goes on: the load rises with every target. */
export interface Candidate {
  readonly inspector: Inspector;
  /** The unit as a number: compared very often. */
  readonly unit: number;
  load: number;
}

/** Whom a region can ask, in the order of their ids: its own, and each neighbour's after them. */
export type Pools = readonly (readonly Candidate[])[];

/** @param inspectors in the order of their ids, as the frozen text has them */
export function poolsOf(plan: Plan, inspectors: readonly Inspector[]): (region: string) => Pools {
  const byRegion = new Map<string, Candidate[]>();
  const units = new Map<string, number>();
  for (const inspector of inspectors) {
    const unit = units.get(inspector.unit) ?? units.size;
    units.set(inspector.unit, unit);
    const one = { inspector, unit, load: inspector.load };
    const own = byRegion.get(inspector.region);
    if (own) own.push(one);
    else byRegion.set(inspector.region, [one]);
  }
  const known = new Map<string, Pools>();
  return (region) => {
    let pools = known.get(region);
    if (!pools) {
      pools = [region, ...(plan.neighbours.get(region) ?? [])].map((each) => byRegion.get(each) ?? []);
      known.set(region, pools);
    }
    return pools;
  };
}

/**
 * One seat: of those who may sit there, the ones with the least load, in the order of their ids; of these the n-th, n being the
 * first 12 hex digits of SHA-256(`seed,seat,target,number`) modulo how many they are. A neighbour's are asked only when the region
 * has nobody left. @returns null when nobody may
 */
export function drawSeat(
  sha256: Sha256,
  seed: string,
  target: string,
  seat: number,
  pools: Pools,
  may: (one: Candidate) => boolean,
): Candidate | null {
  for (const pool of pools) {
    let least = Infinity;
    let candidates: Candidate[] = [];
    for (const one of pool) {
      if (one.load > least || !may(one)) continue;
      if (one.load < least) {
        least = one.load;
        candidates = [];
      }
      candidates.push(one);
    }
    if (candidates.length === 0) continue;
    const number = parseInt(sha256(`${seed},seat,${target},${seat}`).slice(0, 12), 16);
    return candidates[number % candidates.length]!;
  }
  return null;
}

/** A team for every drawn target, stratum after stratum in drawn order; substitutes get theirs only when they are called. */
export function drawInspectors(
  sha256: Sha256,
  seed: string,
  plan: Plan,
  drawn: readonly DrawnTarget[],
  inspectors: readonly Inspector[],
  recusals: readonly Recusal[],
): { readonly assignments: Assignment[]; readonly short: Target[] } {
  const pools = poolsOf(plan, inspectors);
  const never = new Set(recusals.map(({ target, inspector }) => `${target},${inspector}`));
  const assignments: Assignment[] = [];
  const short: Target[] = [];
  for (const { target } of drawn) {
    const team = drawTeam(sha256, seed, plan, target, pools(target.region), never);
    if (team === null) {
      short.push(target);
      continue;
    }
    for (const one of team) one.load += 1;
    assignments.push({ target: target.id, inspectors: team.map(({ inspector }) => inspector.id) });
  }
  return { assignments, short };
}

/** A leader with whom nobody may sit is set aside for this target, and the first seat is drawn again among the others. */
function drawTeam(
  sha256: Sha256,
  seed: string,
  plan: Plan,
  { id }: Target,
  pools: Pools,
  never: ReadonlySet<string>,
): Candidate[] | null {
  const aside = new Set<string>();
  for (;;) {
    const team: Candidate[] = [];
    const may = (one: Candidate): boolean => {
      if (team.length === 0 && (!one.inspector.lead || aside.has(one.inspector.id))) return false;
      for (let i = 0; i < team.length; i++)
        if (team[i] === one || (plan.units === 'different' && team[i]!.unit === one.unit)) return false;
      return never.size === 0 || !never.has(`${id},${one.inspector.id}`);
    };
    while (team.length < plan.seats) {
      const chosen = drawSeat(sha256, seed, id, team.length + 1, pools, may);
      if (chosen === null) break;
      team.push(chosen);
    }
    if (team.length === plan.seats) return team;
    const [leader] = team;
    if (!leader) return null;
    aside.add(leader.inspector.id);
  }
}

/**
 * Before a draw: regions that have targets and could not man even one of them. Each is named with what it has, so that somebody can be
 * lent before anything is published.
 */
export function shortagesOf(plan: Plan, targets: readonly Target[], inspectors: readonly Inspector[]): Shortage[] {
  const pools = poolsOf(plan, inspectors);
  const counts = new Map<string, number>();
  for (const { region } of targets) counts.set(region, (counts.get(region) ?? 0) + 1);
  return [...counts]
    .map(([region, count]) => {
      const all = pools(region)
        .flat()
        .map(({ inspector }) => inspector);
      const leads = all.filter(({ lead }) => lead).length;
      const units = new Set(all.map(({ unit }) => unit)).size;
      const enough =
        plan.seats === 0 || (leads > 0 && all.length >= plan.seats && (plan.units === 'any' || units >= plan.seats));
      return { region, targets: enough ? 0 : count, inspectors: all.length, leads };
    })
    .filter(({ targets: lacking }) => lacking > 0)
    .sort((a, b) => (a.region < b.region ? -1 : 1));
}
