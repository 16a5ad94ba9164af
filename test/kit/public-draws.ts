// Draws that others have published, to hold our hashing against: RFC 3797 (MD5) and Rivest's sampler (SHA-256).
import { createHash } from 'node:crypto';

/** RFC 3797, section 4: numbers 1…pool without replacement from MD5 of `n‖key‖n`, n as two bytes. */
export function rfc3797(key: string, pool: number, count: number): { selected: number[]; digests: string[] } {
  const left = Array.from({ length: pool }, (_, i) => i + 1);
  const selected: number[] = [];
  const digests: string[] = [];
  for (let n = 0; n < count; n++) {
    const round = Buffer.from([n >> 8, n & 255]);
    const digest = createHash('md5').update(round).update(key).update(round).digest('hex').toUpperCase();
    digests.push(digest);
    const at = Number(BigInt(`0x${digest}`) % BigInt(left.length));
    selected.push(left.splice(at, 1)[0]!);
  }
  return { selected, digests };
}

/** Rivest's sampler: SHA-256(`seed,i`) modulo total, plus 1. */
export function rivestSampler(seed: string, total: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const digest = createHash('sha256')
      .update(`${seed},${i + 1}`)
      .digest('hex');
    return Number(BigInt(`0x${digest}`) % BigInt(total)) + 1;
  });
}

/** Upper tail of the chi-square distribution (Numerical Recipes, incomplete gamma function). */
export function chiSquareP(statistic: number, degrees: number): number {
  const a = degrees / 2;
  const x = statistic / 2;
  if (x <= 0) return 1;
  const lead = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let n = 1; n < 10_000 && Math.abs(term) > Math.abs(sum) * 1e-15; n++) sum += term *= x / (a + n);
    return 1 - sum * lead;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b || 1e-300);
    c = b + an / c || 1e-300;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return lead * h;
}

/** Lanczos' approximation, g = 5; good to ten digits. */
function logGamma(x: number): number {
  const c = [76.18009173, -86.50532033, 24.01409822, -1.231739516, 0.00120858003, -0.00000536382];
  const t = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
  const sum = c.reduce((acc, one, i) => acc + one / (x + i + 1), 1);
  return -t + Math.log((Math.sqrt(2 * Math.PI) * sum) / x);
}
