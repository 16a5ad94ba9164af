import { randomInt } from 'node:crypto';

// Without letters and digits that look alike: it is read aloud and typed once.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password that is shown once and must be changed at the first sign-in: 59 random bits, four kinds of signs. */
export function firstPassword(): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `Yb7-${group()}-${group()}-${group()}`;
}
