import { Secret, TOTP } from 'otpauth';
import { isoOf, type Instant, type Sealed, type Tx, type Vault } from '@yby/platform';

const PERIOD_MS = 30_000;
/** Steps that a phone's clock may be ahead or behind. */
const DRIFT = 1;
/**
 * A demo's accounts belong to everybody who opens it: many sign in within the same half minute, and each code serves once.
 * Only the account of a demo installation that is not in production has this window.
 */
const DEMO_DRIFT = 20;
const CONTEXT = 'factor.secret';

const generator = (secret: string, label = '') =>
  new TOTP({ issuer: '易报云', label, algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) });

/** 160 random bits, as RFC 4226 asks, in the base32 that authenticator apps read. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

export const stepAt = (at: Instant): number => Math.floor(at / PERIOD_MS);
export const codeOfStep = (secret: string, step: number): string =>
  generator(secret).generate({ timestamp: step * PERIOD_MS });
export const totpUri = (secret: string, username: string): string => generator(secret, username).toString();
export const sealTotp = (vault: Vault, secret: string): Sealed => vault.seal(secret, CONTEXT);
export const openTotp = (vault: Vault, sealed: string): string => vault.open(sealed as Sealed, CONTEXT);

/** The step whose code this is, around the present one; null for none. */
export function stepOf(secret: string, code: string, at: Instant, demo = false): number | null {
  const delta = generator(secret).validate({ token: code, timestamp: at, window: demo ? DEMO_DRIFT : DRIFT });
  return delta === null ? null : stepAt(at) + delta;
}

/** The earliest step whose code would still be taken; null where all of the window are used. */
export function nextStep(lastStep: number, at: Instant): number | null {
  const step = Math.max(stepAt(at) - DRIFT, lastStep + 1);
  return step <= stepAt(at) + DEMO_DRIFT ? step : null;
}

/**
 * Takes a code. Every step serves once and only forwards: of two processes that are shown the same code at the same
 * moment, one finds the step taken (RFC 6238 5.2).
 */
export async function takeTotp(
  tx: Tx,
  vault: Vault,
  accountId: string,
  code: string,
  { wall, demo }: { wall: Instant; demo: boolean },
): Promise<boolean> {
  const row = await tx.maybe<{ id: string; secret: string }>(
    `SELECT id, secret FROM identity.factor WHERE account_id = $1 AND kind = 'totp'`,
    [accountId],
  );
  const step = row && stepOf(openTotp(vault, row.secret), code, wall, demo);
  if (!row || step === null) return false;
  const taken = await tx.execute(
    'UPDATE identity.factor SET last_step = $2, used_at = $3 WHERE id = $1 AND last_step < $2',
    [row.id, step, isoOf(wall)],
  );
  return taken === 1;
}
