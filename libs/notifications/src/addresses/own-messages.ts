import { Inject, Injectable } from '@nestjs/common';
import {
  isoOf,
  Vault,
  type Actor,
  type DataFate,
  type Instant,
  type OwnSection,
  type PersonalData,
  type Sealed,
  type Sql,
  type Tx,
} from '@yby/platform';
import { ADDRESS } from './sealed-fields';

const MOST = 500;
const addresses = { zh: '通知地址', en: 'addresses for messages' };
const messages = { zh: '站内消息和外发通知', en: 'messages, and what was sent' };
const preference = { zh: '通知偏好', en: 'how messages are wanted' };

/** Addresses, preferences and messages of one person: nothing of it must be kept. */
@Injectable()
export class OwnMessages implements PersonalData {
  constructor(@Inject(Vault) private readonly vault: Vault) {}

  async own(sql: Sql, { id }: Actor): Promise<OwnSection[]> {
    const places = await sql.rows<{ channel: string; sealed: string; state: string }>(
      'SELECT channel, sealed, state FROM notifications.address WHERE account_id = $1 ORDER BY id',
      [id],
    );
    const told = await sql.rows<{ at: Instant; kind: string; read_at: Instant | null }>(
      `SELECT at, kind, read_at FROM notifications.message WHERE account_id = $1 ORDER BY id DESC LIMIT ${MOST}`,
      [id],
    );
    return [
      {
        what: addresses,
        rows: places.map(({ channel, sealed, state }) => ({
          channel,
          address: this.vault.open(sealed as Sealed, ADDRESS),
          state,
        })),
      },
      {
        what: messages,
        rows: told.map(({ at, kind, read_at: read }) => ({
          at: isoOf(at),
          kind,
          readAt: read === null ? null : isoOf(read),
        })),
      },
    ];
  }

  async fates(): Promise<DataFate[]> {
    return [addresses, preference, messages].map((what) => ({ what, fate: 'deleted' }));
  }

  async forget(tx: Tx): Promise<void> {
    for (const table of ['sending', 'message', 'address', 'preference'])
      await tx.execute(`DELETE FROM notifications.${table} WHERE account_id = $1`, [tx.actor.id]);
  }
}
