import { HEX64, type Sha256 } from './sha256-text';

/** The four texts as they were frozen. */
export interface DrawTexts {
  readonly plan: string;
  readonly targets: string;
  readonly inspectors: string;
  readonly recusals: string;
}

/**
 * What is published before anybody knows the contributions. Every field is 64 hex digits, so that the text can be read in one way
 * only. @param secret 64 hex digits, from a generator of random numbers, told to nobody
 */
export function commitmentOf(sha256: Sha256, texts: DrawTexts, secret: string): string {
  if (!HEX64.test(secret)) throw new RangeError('a secret is 64 lower-case hex digits');
  const hashes = [texts.plan, texts.targets, texts.inspectors, texts.recusals].map((text) => sha256(text));
  return sha256(['yby-draw-1', ...hashes, secret].map((line) => `${line}\n`).join(''));
}

/** What a contribution may be: printable, without comma, so that it cannot be mistaken for two. */
export const CONTRIBUTION = /^[\x21-\x2b\x2d-\x7e]{1,200}$/;

/**
 * From commitment, secret and what was contributed after the commitment: nobody alone can steer it.
 * @param contributions in the order in which the plan names them
 */
export function seedOf(
  sha256: Sha256,
  commitment: string,
  secret: string,
  contributions: readonly (readonly [name: string, value: string])[],
): string {
  const told = contributions.map(([name, value]) => {
    if (!CONTRIBUTION.test(value)) throw new RangeError(`contribution ${name} is not plain printable text`);
    return `${name},${value}`;
  });
  return sha256(['yby-seed-1', commitment, secret, ...told].map((line) => `${line}\n`).join(''));
}
