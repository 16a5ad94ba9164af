import { activeOf } from '@yby/identity';
import type { Sealed, Settings, Sql, Vault } from '@yby/platform';
import type { Outgoing } from '../carriers/carrier';
import { ADDRESS, CODE } from '../addresses/sealed-fields';
import type { Channel, Purpose } from '../preferences/preference';
import { preferencesOf } from '../preferences/read-preference';
import type { SendingState } from './sending.lifecycle';
import { outwardWords } from './sending-texts';

export interface Claimed {
  readonly id: string;
  readonly account_id: string;
  readonly channel: Channel;
  readonly purpose: Purpose | 'code';
  readonly message_id: string | null;
  readonly address_id: string | null;
  readonly code_sealed: Sealed | null;
  readonly state: SendingState;
  readonly attempts: number;
  readonly version: number;
}

interface Facts {
  readonly address: Sealed | null;
  readonly address_id: string | null;
  readonly verified: boolean;
  readonly unread: boolean | null;
  readonly count: number;
}

const question = `
SELECT d.sealed AS address, d.id AS address_id, coalesce(d.state = 'verified', false) AS verified,
       (SELECT m.read_at IS NULL FROM notifications.message m WHERE m.id = $3) AS unread,
       (SELECT count(*)::int FROM notifications.message m WHERE m.account_id = $1 AND m.read_at IS NULL) AS count
FROM (SELECT) one LEFT JOIN notifications.address d ON d.account_id = $1 AND d.channel = $2
  AND CASE WHEN $4::uuid IS NULL THEN d.state = 'verified' ELSE d.id = $4 END`;

/** What leaves, with its address as of now; or the code of why nothing needs to leave any more. */
export async function readyOf(
  sql: Sql,
  vault: Vault,
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  claimed: Claimed,
): Promise<Outgoing | string> {
  const facts = await sql.maybe<Facts>(question, [
    claimed.account_id,
    claimed.channel,
    claimed.message_id,
    claimed.purpose === 'code' ? claimed.address_id : null,
  ]);
  if (!(await activeOf(sql, [claimed.account_id])).has(claimed.account_id)) return 'account-ended';
  if (!facts?.address) return 'no-address';
  const { purpose, id } = claimed;
  const preference = (await preferencesOf(sql, [claimed.account_id]))(claimed.account_id);
  const link = `${publicUrl}/messages`;
  const to = vault.open(facts.address, ADDRESS);
  if (purpose === 'code') {
    // A code is for the address that it was asked for, and for no later one.
    if (facts.address_id !== claimed.address_id || !claimed.code_sealed) return 'no-address';
    const code = vault.open(claimed.code_sealed, CODE);
    return { id, to, ...outwardWords('code', preference.language, { link, code }) };
  }
  if (!facts.verified) return 'no-address';
  if (purpose !== 'digest' && !facts.unread) return 'read-already';
  if (purpose === 'digest' && facts.count === 0) return 'read-already';
  return { id, to, ...outwardWords(purpose, preference.language, { link, n: facts.count }) };
}
