import { randomInt } from 'node:crypto';
import { isoOf, toPlainDate, type Instant, type Tx, type Vault } from '@yby/platform';
import type { Carriers } from '../carriers/carrier';
import { notificationsRefusal } from '../notifications.refusals';
import type { Channel } from '../preferences/preference';
import type { SendingState } from '../sendings/sending.lifecycle';
import { addressForm } from './address-form';
import type { AddressState } from './address.lifecycle';
import { ADDRESS, CODE } from './sealed-fields';

const MINUTE = 60_000;
export const CODE_LIFE_MS = 10 * MINUTE;
const MOST_AN_HOUR = 5;

/** The keyed hash that a code is compared by: bound to its address, so that no other one can be verified with it. */
export const codeBlind = (vault: Vault, addressId: string, code: string) => vault.blind(code, `${CODE}/${addressId}`);

/**
 * Takes an address and sends a code to it; one that was verified before stays in use until the code has come back.
 * @throws Refusal notifications.channel-off, notifications.address-malformed, notifications.too-many-codes
 */
export async function enterAddress(
  tx: Tx,
  vault: Vault,
  carriers: Carriers,
  { channel, address }: { readonly channel: Channel; readonly address: string },
): Promise<void> {
  if (!carriers.for(channel)) throw notificationsRefusal('channel-off');
  const form = addressForm(channel, address);
  if (!form) throw notificationsRefusal('address-malformed');
  const account = tx.actor.id;
  const blind = vault.blind(form, ADDRESS);
  // Requests of one account, and those for one address, wait for each other: twenty at once are counted like twenty in a row.
  for (const name of [`code ${account}`, `code ${blind}`].sort())
    await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  const sent = await tx.maybe<{ minute: number; hour: number }>(
    `SELECT count(*) FILTER (WHERE made_at > $3)::int AS minute, count(*)::int AS hour FROM notifications.sending
     WHERE purpose = 'code' AND made_at > $4 AND (account_id = $1 AND channel = $5 OR to_blind = $2)`,
    [account, blind, isoOf((tx.now - MINUTE) as Instant), isoOf((tx.now - 60 * MINUTE) as Instant), channel],
  );
  if (sent!.minute > 0 || sent!.hour >= MOST_AN_HOUR) throw notificationsRefusal('too-many-codes', { seconds: 60 });
  await tx.execute(`DELETE FROM notifications.address WHERE account_id = $1 AND channel = $2 AND state = 'pending'`, [
    account,
    channel,
  ]);
  const id = tx.newId();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await tx.insert('notifications.address', {
    id,
    account_id: account,
    channel,
    sealed: vault.seal(form, ADDRESS),
    blind,
    state: 'pending' satisfies AddressState,
    code_blind: codeBlind(vault, id, code),
    code_expires_at: isoOf((tx.now + CODE_LIFE_MS) as Instant),
    entered_at: isoOf(tx.now),
  });
  await tx.insert('notifications.sending', {
    id: tx.newId(),
    account_id: account,
    channel,
    purpose: 'code',
    address_id: id,
    to_blind: blind,
    code_sealed: vault.seal(code, CODE),
    state: 'queued' satisfies SendingState,
    next_at: isoOf(tx.now),
    made_at: isoOf(tx.now),
    month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
  });
  tx.emit(
    'notifications.address-entered',
    { type: 'address', id, version: 1, division: tx.actor.division },
    { channel },
  );
}
