import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  advance,
  isoOf,
  PERSONAL_DATA,
  Ports,
  Refusal,
  startOfDay,
  toPlainDate,
  type Actor,
  type DataFate,
  type DeadlineHandler,
  type PersonalData,
  type PlainDate,
  type Sql,
  type Tx,
} from '@yby/platform';
import { accountLifecycle } from '../accounts/account.lifecycle';
import { OwnSecurity, type Own } from '../factors/own-security';
import { companyOffices } from '../offices/office-names';
import { keepAdministrator } from '../offices/office-rules';
import { endSessionsOf } from '../sessions/end-sessions';
import type { SigningAccount } from '../sessions/signing-account';
import type { DeletionView, OwnDataView } from './own-data-views';

/** In place of a name that is not kept any more. */
export const NAMELESS = '已注销用户';
export const FORGET_NAME = 'identity.forget-name';

const viewOf = ({ what, fate, rule, mark, until }: DataFate): DeletionView['fates'][number] => ({
  what,
  fate,
  rule: rule ?? null,
  mark: mark ?? null,
  until: until ?? null,
});

/** The longest of the days until which records must name the person. */
export function nameUntil(fates: readonly DataFate[], today: PlainDate): PlainDate | null {
  const days = fates.flatMap(({ named, until }) => (named && until && until >= today ? [until] : []));
  return days.sort().at(-1) ?? null;
}

/** 查阅、复制与注销: everybody's rights over their own data (PIPL 45, 47), over all modules that keep any. */
@Injectable()
export class Leave {
  constructor(
    @Inject(Ports) private readonly ports: Ports,
    @Inject(OwnSecurity) private readonly security: OwnSecurity,
  ) {}

  async own(sql: Sql, actor: Actor, now: Parameters<typeof isoOf>[0]): Promise<OwnDataView> {
    const sections: OwnDataView['sections'] = [];
    for (const keeper of this.keepers())
      sections.push(...(await keeper.own(sql, actor)).map(({ what, rows }) => ({ what, rows: [...rows] })));
    return { madeAt: isoOf(now), sections };
  }

  /** What would become of it all, and whether the account can be closed today. */
  async preview(sql: Sql, actor: Actor, today: PlainDate): Promise<DeletionView> {
    const fates = await this.fates(sql, actor);
    const why = await whyNot(sql, actor);
    return { may: why === null, why, fates: withName(fates, today).map(viewOf), nameUntil: nameUntil(fates, today) };
  }

  /**
   * 注销: closes the caller's own account, ends its sessions and deletes what no law keeps. The name stays with the records as long
   * as they must name their author, and goes by itself on the day after.
   * @throws Refusal identity.confirm-again, identity.last-administrator, platform.not-permitted for an officer
   */
  leave(own: Own): Promise<DeletionView> {
    return this.security.proven(own, 'identity.leave', async (tx, account) => {
      await tx.execute('SELECT 1 FROM identity.account WHERE id = $1 FOR UPDATE', [account.id]);
      const today = toPlainDate(tx.now);
      await keepAdministrator(tx, belongs(account), account.roles);
      const fates = await this.fates(tx, tx.actor);
      const until = nameUntil(fates, today);
      await tx.execute('DELETE FROM identity.demo_account WHERE username = $1', [account.username]);
      const version = await advance(tx, accountLifecycle, {
        act: 'leave',
        id: account.id,
        from: account.state,
        // No password fits this, and no one is called so.
        set: { username: `closed-${account.id}`, password_hash: '-', ...(until ? {} : { name: NAMELESS }) },
      });
      for (const keeper of this.keepers()) await keeper.forget(tx);
      await endSessionsOf(tx, account.id);
      if (until) tx.deadline({ type: 'account', id: account.id }, FORGET_NAME, startOfDay(addDays(until, 1)));
      const { enterprise_id: enterpriseId, organ_id: organId, division, id } = account;
      tx.emit(
        'identity.account-left',
        { type: 'account', id, version, division },
        { accountId: id, enterpriseId, organId, nameUntil: until },
      );
      return { may: false, why: null, fates: withName(fates, today).map(viewOf), nameUntil: until };
    });
  }

  private async fates(sql: Sql, actor: Actor): Promise<DataFate[]> {
    const all: DataFate[] = [];
    for (const keeper of this.keepers()) all.push(...(await keeper.fates(sql, actor)));
    return all;
  }

  private keepers(): PersonalData[] {
    return this.ports.all<PersonalData>(PERSONAL_DATA);
  }
}

/** The name goes with the records that need it, or at once. */
function withName(fates: readonly DataFate[], today: PlainDate): DataFate[] {
  const until = nameUntil(fates, today);
  const what = { zh: '姓名', en: 'name' };
  return [until ? { what, fate: 'kept', until } : { what, fate: 'anonymised' }, ...fates];
}

const belongs = ({ id, enterprise_id: enterpriseId, organ_id: organId, division }: SigningAccount) => ({
  id,
  enterpriseId,
  organId,
  division,
});

async function whyNot(sql: Sql, actor: Actor): Promise<DeletionView['why']> {
  if (actor.enterpriseId === null || !actor.roles.some((role) => (companyOffices as readonly string[]).includes(role)))
    return {
      zh: '行政机关工作人员的账户由本机关系统管理员注销',
      en: 'Accounts of an authority are closed by its system administrator',
    };
  try {
    const { id, enterpriseId, organId, division } = actor;
    await keepAdministrator(sql, { id, enterpriseId, organId, division: division ?? '330000' }, actor.roles);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const { zh, en } = refusal.toProblem('', 'zh');
    return { zh: `${zh.title}。${zh.todo}`, en: `${en.title}. ${en.todo}` };
  }
}

/** On the day after the last on which records had to name their author. */
@Injectable()
export class ForgetName implements DeadlineHandler {
  async due(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    const row = await tx.maybe<{ version: number; division: string }>(
      `UPDATE identity.account SET name = $2, version = version + 1 WHERE id = $1 AND state = 'closed' RETURNING version, division`,
      [subjectId, NAMELESS],
    );
    if (row) tx.emit('identity.name-forgotten', { type: 'account', id: subjectId, ...row }, { accountId: subjectId });
  }
}
