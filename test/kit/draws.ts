import { createHash } from 'node:crypto';
import {
  commitmentOf,
  draw,
  inspectorsText,
  planText,
  recordHash,
  recusalsText,
  resultText,
  targetsText,
  ZEROS,
  type DrawRecord,
  type DrawTexts,
  type Inspector,
  type Plan,
  type PublishedDraw,
  type Recusal,
  type Target,
} from '@yby/inspection/contract';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Numbers from 0 to below n, the same for the same seed (xorshift, 32 bits). */
export function numbers(seed: number): (n: number) => number {
  let state = seed | 0 || 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

export const textsOf = (
  plan: Plan,
  targets: readonly Target[],
  inspectors: readonly Inspector[] = [],
  recusals: readonly Recusal[] = [],
): DrawTexts => ({
  plan: planText(plan),
  targets: targetsText(targets),
  inspectors: inspectorsText(inspectors),
  recusals: recusalsText(recusals),
});

/** A plan of one stratum and no inspectors, where nothing else is said. */
export const planOf = (more: Partial<Plan> = {}): Plan => ({
  number: '330300-2026-1',
  previous: ZEROS,
  strata: [{ label: 's1', numerator: 1, denominator: 2, least: 1 }],
  substitutes: 2,
  seats: 0,
  units: 'any',
  neighbours: new Map(),
  contributions: ['lottery'],
  ...more,
});

/** A city's draw of any shape: weights, strata of several sizes, units, neighbours, recusals that leave some short. */
export function anyDraw(seed: number): { texts: DrawTexts; secret: string; contributions: [string, string][] } {
  const next = numbers(seed);
  const some = <T>(list: readonly T[]): T => list[next(list.length)]!;
  const regions = Array.from({ length: 1 + next(4) }, (_, i) => `r${i + 1}`);
  const strata = Array.from({ length: 1 + next(4) }, (_, i) => {
    const denominator = 1 + next(20);
    return { label: `s${i + 1}`, numerator: next(denominator + 1), denominator, least: next(3) };
  });
  const targets = Array.from({ length: next(60) }, () => ({
    id: sha256(`target ${next(2 ** 31)}`).slice(0, 20),
    stratum: some(strata).label,
    weight: 1 + next(5) * next(3),
    region: some(regions),
  }));
  const inspectors = Array.from({ length: next(14) }, (_, i) => ({
    id: `i${i + 1}`,
    unit: `u${1 + next(3)}`,
    region: some(regions),
    lead: next(2) === 0,
    load: next(3),
  }));
  const pairs = new Map<string, Recusal>();
  if (targets.length && inspectors.length)
    for (let i = next(20); i > 0; i--) {
      const one = { target: some(targets).id, inspector: some(inspectors).id };
      pairs.set(`${one.target},${one.inspector}`, one);
    }
  const contributions = Array.from({ length: next(3) }, (_, i): [string, string] => [`c${i + 1}`, `v${next(2 ** 31)}`]);
  const plan = planOf({
    number: `330300-2026-${1 + next(99)}`,
    strata,
    substitutes: next(4),
    seats: next(4),
    units: some(['any', 'different']),
    neighbours: new Map(
      regions.filter(() => next(2)).map((region) => [region, regions.filter((one) => one !== region)]),
    ),
    contributions: contributions.map(([name]) => name),
  });
  const list = [...plan.neighbours].filter(([, others]) => others.length > 0);
  return {
    texts: textsOf({ ...plan, neighbours: new Map(list) }, targets, inspectors, [...pairs.values()]),
    secret: sha256(`secret ${seed}`),
    contributions,
  };
}

/** A small draw as it is published, with its register. */
export function published(more: Partial<Plan> = {}): PublishedDraw {
  const next = numbers(7);
  const targets = Array.from({ length: 40 }, (_, i) => ({
    id: sha256(`enterprise ${i}`).slice(0, 16),
    stratum: i % 3 === 0 ? 's2' : 's1',
    weight: 1 + (i % 2),
    region: i % 2 ? 'r1' : 'r2',
  }));
  const inspectors = Array.from({ length: 8 }, (_, i) => ({
    id: `i${i + 1}`,
    unit: `u${1 + (i % 3)}`,
    region: i % 2 ? 'r1' : 'r2',
    lead: i < 4,
    load: next(2),
  }));
  const first: DrawRecord = {
    act: 'committed',
    number: '330300-2026-0',
    previous: ZEROS,
    at: '2026-11-01T00:00:00.000Z',
    commitment: sha256('x'),
  };
  const second: DrawRecord = {
    ...first,
    act: 'voided',
    previous: recordHash(sha256, first),
    at: '2026-11-02T00:00:00.000Z',
    reason: '名单有误',
  };
  const plan = planOf({
    previous: recordHash(sha256, second),
    strata: [
      { label: 's1', numerator: 1, denominator: 10, least: 1 },
      { label: 's2', numerator: 3, denominator: 10, least: 1 },
    ],
    seats: 2,
    units: 'different',
    contributions: ['lottery', 'witness'],
    ...more,
  });
  const texts = textsOf(plan, targets, inspectors, [{ target: targets[0]!.id, inspector: 'i1' }]);
  const secret = sha256('secret');
  const commitment = commitmentOf(sha256, texts, secret);
  const contributions = [
    { name: 'lottery', value: '03-08-11-19-27-33-07', knownAt: '2026-11-23T13:15:00.000Z' },
    { name: 'witness', value: 'deadbeef', knownAt: '2026-11-23T14:00:00.000Z' },
  ].slice(0, plan.contributions.length);
  const result = draw(sha256, texts, { secret, contributions: contributions.map(({ name, value }) => [name, value]) });
  const committedAt = '2026-11-23T01:00:00.000Z';
  const third: DrawRecord = {
    act: 'committed',
    number: plan.number,
    previous: recordHash(sha256, second),
    at: committedAt,
    commitment,
  };
  const fourth: DrawRecord = {
    ...third,
    act: 'revealed',
    previous: recordHash(sha256, third),
    at: '2026-11-23T15:00:00.000Z',
    result: sha256(resultText(result)),
  };
  return {
    format: 'yby-draw-1',
    texts,
    commitment,
    committedAt,
    secret,
    contributions,
    result,
    register: [first, second, third, fourth],
  };
}
