import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isoOf, type Instant, type Settings, type Sql, type Tx } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { subjectOf, type SigningAccount } from '../sessions/signing-account';

/** Whom a passkey is for (W3C Web Authentication): the host of the public address, and the origins that may ask. */
export interface RelyingParty {
  readonly id: string;
  readonly origins: readonly string[];
}

/**
 * @param asking the Origin of the request; counted only where the system runs under `localhost`, whatever the port, and never in
 *   production
 */
export function relyingParty({ publicUrl, production }: Settings, asking: unknown): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  const local = !production && hostname === 'localhost' && typeof asking === 'string';
  const own = local && /^http:\/\/localhost(:\d{1,5})?$/.test(asking) ? [asking] : [];
  return { id: hostname, origins: [origin, ...own] };
}

interface PasskeyRow {
  readonly id: string;
  readonly account_id: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: bigint;
  readonly transports: AuthenticatorTransport[];
}

const columns = 'id, account_id, credential_id, public_key, counter, transports';

const passkeysOf = (sql: Sql, accountId: string) =>
  sql.rows<PasskeyRow>(`SELECT ${columns} FROM identity.factor WHERE account_id = $1 AND kind = 'passkey'`, [
    accountId,
  ]);

/** What the browser asks the device for, to add a passkey. The account's id is the handle: no name leaves the system with it. */
export async function passkeyOffer(sql: Sql, party: RelyingParty, account: SigningAccount) {
  const known = await passkeysOf(sql, account.id);
  return generateRegistrationOptions({
    rpName: '易报云',
    rpID: party.id,
    userName: account.username,
    userDisplayName: account.username,
    userID: new TextEncoder().encode(account.id),
    attestationType: 'none',
    excludeCredentials: known.map(({ credential_id: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** @throws Refusal identity.factor-refused, identity.factor-taken */
export async function addPasskey(
  tx: Tx,
  party: RelyingParty,
  account: SigningAccount,
  { challenge, response, name, wall }: { challenge: string; response: object; name: string; wall: Instant },
): Promise<void> {
  const verified = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: [...party.origins],
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => null);
  const made = verified?.verified ? verified.registrationInfo?.credential : undefined;
  if (!made) throw identityRefusal('factor-refused');
  const added = await tx.execute(
    `INSERT INTO identity.factor (id, account_id, kind, name, credential_id, public_key, counter, transports, added_at)
     VALUES ($1, $2, 'passkey', $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      tx.newId(),
      account.id,
      name,
      made.id,
      Buffer.from(made.publicKey),
      made.counter,
      made.transports ?? [],
      isoOf(wall),
    ],
  );
  if (added === 0) throw identityRefusal('factor-taken');
  tx.emit('identity.factor-added', subjectOf(account), { kind: 'passkey' });
}

/** @param account whose second factor it is; null: the passkey itself says who comes, and then it must know its person */
export async function passkeyQuestion(sql: Sql, party: RelyingParty, account: SigningAccount | null) {
  const known = account ? await passkeysOf(sql, account.id) : [];
  return generateAuthenticationOptions({
    rpID: party.id,
    userVerification: account ? 'preferred' : 'required',
    ...(account ? { allowCredentials: known.map(({ credential_id: id, transports }) => ({ id, transports })) } : {}),
  });
}

/** Whose passkey answers; null for one that nobody has. */
export async function passkeyOwner(sql: Sql, response: object): Promise<string | null> {
  const { id } = response as { id?: unknown };
  if (typeof id !== 'string') return null;
  const row = await sql.maybe<{ account_id: string }>(
    `SELECT account_id FROM identity.factor WHERE credential_id = $1 AND kind = 'passkey'`,
    [id],
  );
  return row?.account_id ?? null;
}

/**
 * Whether the answer is this account's passkey's, to this question, from one of our pages, and newer than its last one: a counter that
 * stands still or goes back is a copied device.
 */
export async function takePasskey(
  tx: Tx,
  party: RelyingParty,
  accountId: string,
  { challenge, response, alone, wall }: { challenge: string; response: object; alone: boolean; wall: Instant },
): Promise<boolean> {
  const { id } = response as { id?: unknown };
  const row = await tx.maybe<PasskeyRow>(
    `SELECT ${columns} FROM identity.factor WHERE account_id = $1 AND kind = 'passkey' AND credential_id = $2 FOR UPDATE`,
    [accountId, typeof id === 'string' ? id : ''],
  );
  if (!row) return false;
  const verified = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: [...party.origins],
    expectedRPID: party.id,
    // Without a password the device itself has to know its person: two factors in one.
    requireUserVerification: alone,
    credential: {
      id: row.credential_id,
      publicKey: new Uint8Array(row.public_key),
      counter: Number(row.counter),
      transports: row.transports,
    },
  }).catch(() => null);
  if (!verified?.verified) return false;
  await tx.execute('UPDATE identity.factor SET counter = $2, used_at = $3 WHERE id = $1', [
    row.id,
    verified.authenticationInfo.newCounter,
    isoOf(wall),
  ]);
  return true;
}
