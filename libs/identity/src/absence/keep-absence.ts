import { Inject, Injectable } from '@nestjs/common';
import {
  addMonths,
  advance,
  isoOf,
  platformRefusal,
  toPlainDate,
  Work,
  type Caller,
  type Lifecycle,
  type PlainDate,
  type Role,
  type Tx,
} from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { findOrgan, type Organ } from '../organs/organ';
import { areaOf, cityOf } from '../people/city-of';
import { delegationLifecycle, deputyLifecycle, leaveLifecycle } from './absence.lifecycles';
import {
  attendingOffices,
  type AbsenceState,
  type DelegationInput,
  type DeputyInput,
  type LeaveInput,
} from './absence-views';
import { leadsArea } from './leads';

interface Officer {
  readonly id: string;
  readonly organ_id: string;
  readonly division: string;
  readonly roles: Role[];
}

const ATTENDING: readonly Role[] = attendingOffices;
const LONGEST_MONTHS = 24;

/** 请假、代理、委托: who is away, who stands in, and in whose name another authority decides. */
@Injectable()
export class KeepAbsence {
  constructor(@Inject(Work) private readonly work: Work) {}

  /** @throws Refusal identity.absence-dates, identity.leave-overlaps, platform.not-found for somebody outside the own area */
  enterLeave(caller: Caller, { accountId, kind, from, until }: LeaveInput): Promise<{ id: string }> {
    return this.work.run(caller, 'identity.enter-leave', async (tx) => {
      checkDates(tx, from, until);
      const officer = await ownOfficer(tx, accountId ?? tx.actor.id);
      const over = await tx.maybe(
        `SELECT 1 FROM identity.leave WHERE account_id = $1 AND state = 'entered' AND from_on <= $3 AND until_on >= $2`,
        [officer.id, from, until],
      );
      if (over) throw identityRefusal('leave-overlaps');
      const id = await enter(tx, 'identity.leave', officer.division, {
        account_id: officer.id,
        kind,
        from_on: from,
        until_on: until,
      });
      tx.emit(
        'identity.leave-entered',
        { type: 'leave', id, version: 1, division: officer.division },
        { accountId: officer.id, from, until },
      );
      return { id };
    });
  }

  /** @throws Refusal identity.deputy-unfit: another office, an authority that is neither the same nor the one above, oneself */
  nameDeputy(caller: Caller, { accountId, deputyId, from, until }: DeputyInput): Promise<{ id: string }> {
    return this.work.run(caller, 'identity.name-deputy', async (tx) => {
      checkDates(tx, from, until);
      const officer = await ownOfficer(tx, accountId ?? tx.actor.id);
      const deputy = await officerOf(tx, deputyId);
      const organ = await findOrgan(tx, officer.organ_id);
      const near = deputy && (deputy.organ_id === officer.organ_id || deputy.organ_id === organ?.parentId);
      const shares = deputy?.roles.some((role) => ATTENDING.includes(role) && officer.roles.includes(role));
      if (!deputy || deputy.id === officer.id || !near || !shares) throw identityRefusal('deputy-unfit');
      const id = await enter(tx, 'identity.deputy', officer.division, {
        account_id: officer.id,
        deputy_id: deputy.id,
        from_on: from,
        until_on: until,
      });
      tx.emit(
        'identity.deputy-named',
        { type: 'deputy', id, version: 1, division: officer.division },
        { accountId: officer.id, toAccountId: deputy.id, from, until },
      );
      return { id };
    });
  }

  /** @throws Refusal identity.delegation-unfit: not one's own authority, another city, itself, or what was delegated to it */
  delegate(caller: Caller, { fromOrganId, toOrganId, basis, from, until }: DelegationInput): Promise<{ id: string }> {
    return this.work.run(caller, 'identity.delegate', async (tx) => {
      checkDates(tx, from, until);
      const [giving, acting] = [await findOrgan(tx, fromOrganId), await findOrgan(tx, toOrganId)];
      if (!giving || !inArea(tx, giving.division)) throw platformRefusal('not-found');
      if (!acting || !fits(giving, acting)) throw identityRefusal('delegation-unfit');
      const chained = await tx.maybe(
        `SELECT 1 FROM identity.delegation WHERE state = 'entered' AND from_on <= $3 AND until_on >= $2
           AND (to_organ = $1 OR from_organ = $4 OR (from_organ = $1 AND to_organ = $4))`,
        [giving.id, from, until, acting.id],
      );
      // 行政许可法 24: whoever decides for another must not hand it on.
      if (chained) throw identityRefusal('delegation-unfit');
      const id = await enter(tx, 'identity.delegation', giving.division, {
        from_organ: giving.id,
        to_organ: acting.id,
        basis,
        from_on: from,
        until_on: until,
      });
      tx.emit(
        'identity.delegated',
        { type: 'delegation', id, version: 1, division: giving.division },
        { organId: giving.id, toOrganId: acting.id, from, until },
      );
      return { id };
    });
  }

  cancelLeave(caller: Caller, id: string): Promise<void> {
    return this.cancel(caller, 'identity.cancel-leave', leaveLifecycle, 'leave', id);
  }

  cancelDeputy(caller: Caller, id: string): Promise<void> {
    return this.cancel(caller, 'identity.cancel-deputy', deputyLifecycle, 'deputy', id);
  }

  endDelegation(caller: Caller, id: string): Promise<void> {
    return this.cancel(caller, 'identity.end-delegation', delegationLifecycle, 'delegation', id);
  }

  private cancel(
    caller: Caller,
    act: string,
    lifecycle: Lifecycle,
    what: 'leave' | 'deputy' | 'delegation',
    id: string,
  ) {
    return this.work.run(caller, act, async (tx) => {
      const whose = what === 'delegation' ? 'NULL::uuid' : 'account_id';
      const row = await tx.maybe<{ state: AbsenceState; division: string; account_id: string | null }>(
        `SELECT state, division, ${whose} AS account_id FROM identity.${what} WHERE id = $1 FOR UPDATE`,
        [id],
      );
      if (!row || !inArea(tx, row.division) || (row.account_id !== tx.actor.id && !leadsArea(tx.actor)))
        throw platformRefusal('not-found');
      const version = await advance(tx, lifecycle as typeof leaveLifecycle, {
        act: 'cancel',
        id,
        from: row.state,
        version: tx.caller.ifMatch,
      });
      tx.emit(
        `identity.${what}-cancelled`,
        { type: what, id, version, division: row.division },
        { accountId: row.account_id },
      );
    });
  }
}

function inArea(tx: Tx, division: string): boolean {
  const [from, to] = areaOf(tx.actor);
  return division >= from && division <= to;
}

function checkDates(tx: Tx, from: PlainDate, until: PlainDate): void {
  const today = toPlainDate(tx.now);
  if (until < from || until < today || until > addMonths(from, LONGEST_MONTHS)) throw identityRefusal('absence-dates');
}

const fits = (giving: Organ, acting: Organ) =>
  giving.id !== acting.id &&
  cityOf(giving.division) === cityOf(acting.division) &&
  giving.level !== 'station' &&
  acting.level !== 'station';

function officerOf(tx: Tx, id: string): Promise<Officer | null> {
  return tx.maybe<Officer>(
    `SELECT a.id, a.organ_id, a.division, ARRAY(SELECT f.role FROM identity.office f WHERE f.account_id = a.id) AS roles
     FROM identity.account a WHERE a.id = $1 AND a.organ_id IS NOT NULL AND a.state <> 'closed' FOR UPDATE`,
    [id],
  );
}

/** Oneself, or somebody of the area that one leads. @throws Refusal platform.not-found */
async function ownOfficer(tx: Tx, id: string): Promise<Officer> {
  const officer = await officerOf(tx, id);
  if (!officer || (id !== tx.actor.id && !(leadsArea(tx.actor) && inArea(tx, officer.division))))
    throw platformRefusal('not-found');
  return officer;
}

async function enter(tx: Tx, table: string, division: string, columns: Record<string, string>): Promise<string> {
  const id = tx.newId();
  await tx.insert(table, {
    id,
    ...columns,
    state: 'entered' satisfies AbsenceState,
    entered_by: tx.actor.id,
    entered_at: isoOf(tx.now),
    division,
    month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
  });
  return id;
}
