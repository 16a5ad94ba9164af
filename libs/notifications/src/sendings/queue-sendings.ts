import { isoOf, toPlainDate, type Tx } from '@yby/platform';
import type { Channel } from '../preferences/preference';
import { planOf } from '../preferences/preference';
import { preferencesOf } from '../preferences/read-preference';
import type { SendingState } from './sending.lifecycle';

export interface ToldMessage {
  readonly id: string;
  readonly account: string;
  readonly kind: string;
}

const insertion = `
INSERT INTO notifications.sending (id, account_id, channel, purpose, message_id, digest_on, state, next_at, made_at, month)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`;

/**
 * Queues what leaves about new messages, by the preferences of those they are for. One message leaves once on a channel, and
 * one digest a morning, however often the event is heard.
 */
export async function queueSendings(tx: Tx, messages: readonly ToldMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const accounts = [...new Set(messages.map(({ account }) => account))];
  const reachable = await tx.rows<{ account_id: string; channel: Channel }>(
    `SELECT account_id, channel FROM notifications.address WHERE account_id = ANY($1::uuid[]) AND state = 'verified'`,
    [accounts],
  );
  if (reachable.length === 0) return;
  const preference = await preferencesOf(tx, accounts);
  for (const { id, account, kind } of messages)
    for (const { account_id: reached, channel } of reachable) {
      const plan = reached === account ? planOf(preference(account), channel, kind, tx.now) : null;
      if (!plan) continue;
      const digest = plan.purpose === 'digest';
      await tx.execute(insertion, [
        tx.newId(),
        account,
        channel,
        plan.purpose,
        digest ? null : id,
        digest ? toPlainDate(plan.at) : null,
        'queued' satisfies SendingState,
        isoOf(plan.at),
        isoOf(tx.now),
        Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
      ]);
    }
}
