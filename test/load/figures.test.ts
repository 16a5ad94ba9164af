// eslint-disable-next-line @typescript-eslint/no-require-imports
const figures = require('./figures.mjs') as {
  median(numbers: number[]): number;
  percentile(samples: number[], percent: number): number;
  compared(rounds: { ours: Round[]; bare: Round[] }): {
    ours: Side;
    bare: Side;
    ratio: number;
    least: number;
    most: number;
  };
  missed(results: object[]): string[];
};
interface Round {
  requests: number;
  seconds: number;
  latencies: number[];
  processor: number;
}
interface Side {
  perSecond: number;
  p50: number;
  p99: number;
  processor: number;
}
const { median, percentile, compared, missed } = figures;

describe('figures of the benchmark', () => {
  it('takes the middle one, or the mean of the two in the middle, whatever their order', () => {
    expect(median([10, 2, 9])).toBe(9);
    expect(median([10, 1, 2, 9])).toBe(5.5);
    expect(median([])).toBeNaN();
  });

  it('takes percentiles by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentile(hundred, 50)).toBe(50);
    expect(percentile(hundred, 99)).toBe(99);
    expect(percentile(hundred, 100)).toBe(100);
    expect(percentile([7], 99)).toBe(7);
    expect(percentile([3, 1], 50)).toBe(1);
    expect(percentile([], 50)).toBeNaN();
  });

  it('compares round by round, so that a slow moment of both sides does not count as ours', () => {
    const round = (perSecond: number, latencies: number[]): Round => ({
      requests: perSecond * 2,
      seconds: 2,
      latencies,
      processor: 10 * perSecond,
    });
    const result = compared({
      ours: [round(600, [1, 2]), round(300, [9]), round(610, [2, 2])],
      bare: [round(1000, [1]), round(500, [4]), round(1000, [1])],
    });
    expect(result.ratio).toBeCloseTo(0.6);
    expect([result.least, result.most]).toEqual([0.6, 0.61]);
    expect(result.ours).toEqual({ perSecond: 600, p50: 2, p99: 9, processor: 5 });
    expect(result.bare).toEqual({ perSecond: 1000, p50: 1, p99: 4, processor: 5 });
  });

  it('names every target that was missed, and none that was reached', () => {
    expect(missed([{ name: 'lookup', ratio: 0.5, target: 0.5 }])).toEqual([]);
    expect(
      missed([
        { name: 'queue', ratio: 0.49, target: 0.5 },
        { name: 'create', ratio: 0.34, target: 0.35, statements: 9, mostStatements: 8 },
        { name: 'decide', ratio: 0.35, target: 0.35, statements: 8, mostStatements: 8 },
      ]).map((line) => line.split(':')[0]),
    ).toEqual(['queue', 'create', 'create']);
    expect(missed([{ name: 'lookup', ratio: Number.NaN, target: 0.5 }])).toHaveLength(1);
  });
});
