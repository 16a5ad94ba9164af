import { Injectable } from '@nestjs/common';
import {
  isoOf,
  type Actor,
  type DataFate,
  type Instant,
  type OwnSection,
  type PersonalData,
  type Sql,
  type Tx,
} from '@yby/platform';
import { mandatesOf } from '../offices/mandate';

const account = { zh: '账户', en: 'account' };
const factors = { zh: '二次验证方式', en: 'second factors' };
const sessions = { zh: '登录会话', en: 'sessions' };
const mandates = { zh: '委托书', en: 'mandates' };

/** What this module itself keeps of one person. */
@Injectable()
export class OwnAccount implements PersonalData {
  async own(sql: Sql, { id }: Actor): Promise<OwnSection[]> {
    const row = await sql.maybe<{ username: string; name: string; state: string; division: string; set: Instant }>(
      `SELECT username, name, state, division, password_set_at AS set FROM identity.account WHERE id = $1`,
      [id],
    );
    const held = await sql.rows<{ role: string }>(
      'SELECT role FROM identity.office WHERE account_id = $1 ORDER BY role',
      [id],
    );
    const ways = await sql.rows<{ kind: string; name: string; at: Instant }>(
      'SELECT kind, name, added_at AS at FROM identity.factor WHERE account_id = $1 ORDER BY added_at',
      [id],
    );
    const open = await sql.rows<{ kind: string; device: string; network: string; at: Instant; seen: Instant }>(
      `SELECT kind, user_agent AS device, network, created_at AS at, last_seen AS seen
       FROM identity.session WHERE account_id = $1 ORDER BY created_at DESC LIMIT 100`,
      [id],
    );
    const given = await mandatesOf(sql, id);
    const { set, ...about } = row!;
    return [
      {
        what: account,
        rows: [{ id, ...about, passwordSetAt: isoOf(set), offices: held.map(({ role }) => role).join(' ') }],
      },
      { what: factors, rows: ways.map(({ kind, name, at }) => ({ kind, name, addedAt: isoOf(at) })) },
      {
        what: sessions,
        rows: open.map(({ at, seen, ...one }) => ({ ...one, since: isoOf(at), lastSeen: isoOf(seen) })),
      },
      { what: mandates, rows: given.map((one) => ({ ...one })) },
    ];
  }

  async fates(sql: Sql, { id }: Actor): Promise<DataFate[]> {
    const last = (await mandatesOf(sql, id))[0];
    return [
      { what: { zh: '用户名和密码', en: 'username and password' }, fate: 'deleted' },
      { what: factors, fate: 'deleted' },
      { what: sessions, fate: 'deleted' },
      ...(last
        ? [
            {
              what: mandates,
              fate: 'kept',
              rule: '行政许可法 29（委托代理的凭证，随案卷保存）',
              mark: 'secondary',
              until: null,
            } as const,
          ]
        : []),
      {
        what: { zh: '操作日志和访问记录（只记编号）', en: 'journal and access log (ids only)' },
        fate: 'kept',
        rule: '网络安全法：日志留存不少于六个月',
        mark: 'secondary',
        until: null,
      },
    ];
  }

  async forget(tx: Tx): Promise<void> {
    for (const table of ['past_password', 'factor', 'recovery_code'])
      await tx.execute(`DELETE FROM identity.${table} WHERE account_id = $1`, [tx.actor.id]);
  }
}
