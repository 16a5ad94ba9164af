import { hash, verify } from '@node-rs/argon2';

// argon2id with the parameters that OWASP names first; they stand inside each hash, so they may be raised later.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

let nobodys: Promise<string> | null = null;

/** Made at start, so that the first unknown name does not take twice as long as the others. */
export async function prepareNobody(): Promise<void> {
  await (nobodys ??= hashPassword('no account has this password'));
}

/**
 * Whether the password belongs to the hash. Without a hash (no such account) it works just as long and says no, so that
 * the time of the answer does not tell which usernames exist.
 */
export async function passwordFits(storedHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(storedHash ?? (await (nobodys ??= hashPassword('no account has this password'))), password);
  return fits && storedHash !== null;
}
