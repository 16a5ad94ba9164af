import { isCommonPassword } from './common-passwords';

// GB/T 22239-2019 8.1.4.1 asks for complexity; the numbers are our default: ten characters, three of four kinds.

const LEAST = 10;
/** Longer ones only cost the server time. */
const MOST = 128;
const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];
/** A shorter name stands in many words by chance. */
const NAME = 4;

export type PasswordFlaw = 'short' | 'long' | 'kinds' | 'name' | 'common';

/** Why a password may not be set; empty when it may. Pure: a form asks it while somebody types. */
export function passwordFlaws(password: string, username = ''): PasswordFlaw[] {
  const flaws: PasswordFlaw[] = [];
  const name = username.trim().toLowerCase();
  const lower = password.toLowerCase();
  if (password.length < LEAST) flaws.push('short');
  if (password.length > MOST) flaws.push('long');
  if (KINDS.filter((kind) => kind.test(password)).length < 3) flaws.push('kinds');
  if (name.length >= NAME && (lower.includes(name) || lower.includes([...name].reverse().join('')))) flaws.push('name');
  if (password.length <= MOST && isCommonPassword(password)) flaws.push('common');
  return flaws;
}

export function isGoodPassword(password: string, username = ''): boolean {
  return passwordFlaws(password, username).length === 0;
}
