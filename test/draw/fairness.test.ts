import { draw, drawTargets } from '@yby/inspection/contract';
import { numbers, planOf, sha256, textsOf } from '../kit/draws';
import { chiSquareP } from '../kit/public-draws';

describe('nobody is favoured', () => {
  test('inclusion: 20,000 draws of 5 among 20, each as often as chance says', () => {
    const targets = Array.from({ length: 20 }, (_, i) => ({ id: `t${i}`, stratum: 's1', weight: 1, region: 'r1' }));
    const plan = planOf({ strata: [{ label: 's1', numerator: 1, denominator: 4, least: 0 }], substitutes: 0 });
    const counts = new Map<string, number>();
    const rounds = 20_000;
    for (let i = 0; i < rounds; i++)
      for (const { target } of drawTargets(sha256, sha256(`inclusion ${i}`), plan, targets)[0]!.drawn)
        counts.set(target.id, (counts.get(target.id) ?? 0) + 1);
    const expected = rounds / 4;
    // Inclusions of one draw hang together: the variance of a count is n·p·(1−p), with the factor 20/19 for a sum that is fixed.
    const statistic = targets.reduce(
      (sum, { id }) => sum + ((counts.get(id) ?? 0) - expected) ** 2 / (rounds * 0.25 * 0.75 * (20 / 19)),
      0,
    );
    const p = chiSquareP(statistic, 19);
    console.log(`inclusion: chi-square ${statistic.toFixed(2)}, 19 degrees, p = ${p.toFixed(4)}`);
    expect(p).toBeGreaterThan(0.001);
  });

  test('weights: whoever comes first of 40,000 draws does so in proportion to the tickets', () => {
    const weights = [1, 2, 3, 5, 9];
    const targets = weights.map((weight, i) => ({ id: `t${i}`, stratum: 's1', weight, region: 'r1' }));
    const plan = planOf({ strata: [{ label: 's1', numerator: 0, denominator: 1, least: 1 }], substitutes: 0 });
    const counts = weights.map(() => 0);
    const rounds = 40_000;
    for (let i = 0; i < rounds; i++) {
      const [one] = drawTargets(sha256, sha256(`weights ${i}`), plan, targets)[0]!.drawn;
      counts[Number(one!.target.id.slice(1))]! += 1;
    }
    const total = weights.reduce((a, b) => a + b);
    const statistic = counts.reduce((sum, n, i) => {
      const expected = (rounds * weights[i]!) / total;
      return sum + (n - expected) ** 2 / expected;
    }, 0);
    const p = chiSquareP(statistic, weights.length - 1);
    console.log(`weights: chi-square ${statistic.toFixed(2)}, ${weights.length - 1} degrees, p = ${p.toFixed(4)}`);
    expect(p).toBeGreaterThan(0.001);
    // The test can fail: the same counts against equal chances.
    const even = counts.reduce((sum, n) => sum + (n - rounds / 5) ** 2 / (rounds / 5), 0);
    expect(chiSquareP(even, 4)).toBeLessThan(1e-9);
  });

  test('pairs: with equal loads every pair is as likely', () => {
    const inspectors = ['i1', 'i2', 'i3', 'i4', 'i5', 'i6'].map((id, i) => ({
      id,
      unit: `u${i}`,
      region: 'r1',
      lead: true,
      load: 0,
    }));
    const plan = planOf({
      strata: [{ label: 's1', numerator: 1, denominator: 1, least: 0 }],
      seats: 2,
      contributions: [],
    });
    const texts = textsOf(plan, [{ id: 't1', stratum: 's1', weight: 1, region: 'r1' }], inspectors);
    const counts = new Map<string, number>();
    const rounds = 20_000;
    for (let i = 0; i < rounds; i++) {
      const { assignments } = draw(sha256, texts, { secret: sha256(`pairs ${i}`), contributions: [] });
      const pair = assignments[0]!.inspectors.join();
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    expect(counts.size).toBe(30);
    const expected = rounds / 30;
    const statistic = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    const p = chiSquareP(statistic, 29);
    console.log(`pairs: chi-square ${statistic.toFixed(2)}, 29 degrees, p = ${p.toFixed(4)}`);
    expect(p).toBeGreaterThan(0.001);
  });

  test('loads: nobody has two more than another while all may sit everywhere', () => {
    const next = numbers(11);
    const inspectors = Array.from({ length: 9 }, (_, i) => ({
      id: `i${i}`,
      unit: `u${i}`,
      region: 'r1',
      lead: true,
      load: 0,
    }));
    const targets = Array.from({ length: 100 }, (_, i) => ({
      id: `t${i}-${next(1000)}`,
      stratum: 's1',
      weight: 1,
      region: 'r1',
    }));
    const plan = planOf({
      strata: [{ label: 's1', numerator: 1, denominator: 1, least: 0 }],
      seats: 2,
      contributions: [],
    });
    const { assignments } = draw(sha256, textsOf(plan, targets, inspectors), {
      secret: sha256('loads'),
      contributions: [],
    });
    const loads = new Map<string, number>();
    for (const { inspectors: team } of assignments) for (const id of team) loads.set(id, (loads.get(id) ?? 0) + 1);
    expect(Math.max(...loads.values()) - Math.min(...loads.values())).toBeLessThanOrEqual(1);
  });
});
