/** Whether the long runs were asked for: `npm run test:deep`. */
export const deep = process.env.YBY_DEEP === '1';

/** A small count in the normal run, a large one in the deep run. */
export const rounds = (normal: number, many: number): number => (deep ? many : normal);

/** Numbers that can be had again: the seed is printed, and `SEED=…` sets it. */
export interface Random {
  readonly seed: number;
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  shuffle<T>(items: readonly T[]): T[];
}

export function seeded(what: string): Random {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`${what}: seed ${seed}`);
  let state = seed;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const shuffle = <T>(items: readonly T[]): T[] => {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = whole(0, i);
      [copy[i], copy[j]] = [copy[j]!, copy[i]!];
    }
    return copy;
  };
  return { seed, next, whole, shuffle };
}
