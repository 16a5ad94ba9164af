import { isoOf, Text, type Instant, type Tx, type Vault } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { subjectOf, type SigningAccount } from '../sessions/signing-account';
import { answered, ask, asked } from './challenge';
import { newTotpSecret, openTotp, sealTotp, stepOf, totpUri } from './totp';

/** What an authenticator app has to learn; told once, before anything is stored. */
export class TotpOffer {
  @Text({ about: 'base32, for typing it by hand' }) secret: string;
  @Text({ about: 'otpauth address, for the QR code' }) uri: string;
}

export async function beginTotp(
  tx: Tx,
  vault: Vault,
  wall: Instant,
  { owner, username }: { owner: string; username: string },
): Promise<TotpOffer> {
  const secret = newTotpSecret();
  await ask(tx, wall, owner, 'totp-enrol', sealTotp(vault, secret));
  return { secret, uri: totpUri(secret, username) };
}

/**
 * The first code shows that the app has the secret; its step is spent with it.
 * @returns false for a wrong code
 * @throws Refusal identity.step-over, identity.factor-taken
 */
export async function confirmTotp(
  tx: Tx,
  vault: Vault,
  wall: Instant,
  {
    owner,
    account,
    code,
    name = '身份验证器',
  }: { owner: string; account: SigningAccount; code: string; name?: string },
): Promise<boolean> {
  const sealed = await asked(tx, wall, owner, 'totp-enrol');
  const step = stepOf(openTotp(vault, sealed), code, wall);
  if (step === null) return false;
  await answered(tx, wall, owner, 'totp-enrol');
  const added = await tx.execute(
    `INSERT INTO identity.factor (id, account_id, kind, name, secret, last_step, added_at, used_at)
     VALUES ($1, $2, 'totp', $3, $4, $5, $6, $6) ON CONFLICT DO NOTHING`,
    [tx.newId(), account.id, name, sealed, step, isoOf(wall)],
  );
  if (added === 0) throw identityRefusal('factor-taken');
  tx.emit('identity.factor-added', subjectOf(account), { kind: 'totp' });
  return true;
}
