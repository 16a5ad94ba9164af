// GB/T 22239-2019 8.1.4.1 asks for complexity; the numbers are our default: ten characters, three of four kinds.

const LEAST = 10;
/** Longer ones only cost the server time. */
const MOST = 128;
const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** Whether a password may be set. Pure: a form asks it while somebody types. */
export function isGoodPassword(password: string): boolean {
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  return password.length >= LEAST && password.length <= MOST && kinds >= 3;
}
