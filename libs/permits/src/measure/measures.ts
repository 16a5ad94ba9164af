import { Inject, Injectable } from '@nestjs/common';
import {
  advance,
  isoOf,
  platformRefusal,
  SETTINGS,
  toPlainDate,
  Vault,
  Work,
  type Caller,
  type Instant,
  type Settings,
  type Tx,
} from '@yby/platform';
import { addDays, startOfDay, type PlainDate } from '@yby/platform/contract';
import { effectiveAt, isMeasureOpen } from '../permit/acts-on';
import { lockPermit } from '../permit/lock-permit';
import { recordPermit } from '../permit/permit-event';
import { permitLifecycle } from '../permit/permit.lifecycle';
import { stateForbids } from '../permit/state-forbids';
import type { StoredPermit } from '../permit/permit-row';
import type { PermitView } from '../permit/permit-view';
import { readPermit } from '../permit/read-permit';
import { noticeOnPermit } from '../notice/issue-notice';
import type { NoticeKind } from '../notice/notice-kinds';
import { permitsRefusal } from '../permits.refusals';
import { grounds, groundsFor } from './grounds';
import { NOTE, type StoredMeasure } from './measure-row';
import { measureLifecycle, type MeasureAct } from './measure.lifecycle';

/** A proposal that nobody answers ends by itself. */
const OPEN_DAYS = 7;
/** Longest suspension: a longer matter is one for revocation. */
export const LONGEST_SUSPENSION = 180;

const done: Record<MeasureAct, string> = {
  suspend: 'permits.permit-suspended',
  restore: 'permits.permit-restored',
  revoke: 'permits.permit-revoked',
  annul: 'permits.permit-annulled',
  withdraw: 'permits.permit-withdrawn',
  deregister: 'permits.permit-deregistered',
};

const papers: Record<MeasureAct, NoticeKind> = {
  suspend: 'suspension',
  restore: 'restoration',
  revoke: 'revocation',
  annul: 'annulment',
  withdraw: 'withdrawal',
  deregister: 'deregistration',
};

export interface Proposal {
  readonly act: MeasureAct;
  readonly ground: string;
  readonly note: string;
  readonly until?: string;
}

/** 处置: an officer proposes, a supervisor who is somebody else confirms or rejects; nothing happens to the permit before. */
@Injectable()
export class Measures {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async propose(caller: Caller, permitId: string, { act, ground, note, until }: Proposal): Promise<PermitView> {
    return this.work.run(caller, 'permits.propose-measure', async (tx) => {
      const permit = await asOfficer(tx, permitId);
      const waiting = await tx.maybe(`SELECT FROM permits.measure WHERE permit_id = $1 AND state = 'proposed'`, [
        permitId,
      ]);
      if (waiting) throw permitsRefusal('measure-open');
      if (!permitLifecycle.acts[act].from.includes(permit.state)) throw stateForbids(permit, act);
      if (!groundsFor(act, effectiveAt(permit, tx.now)).some(({ code }) => code === ground))
        throw permitsRefusal('ground-unknown', { code: ground });
      checkTerm(act, until, toPlainDate(tx.now));
      const id = tx.newId();
      await tx.insert('permits.measure', {
        id,
        permit_id: permitId,
        act,
        ground,
        note: this.vault.seal(note, NOTE),
        until: until ?? null,
        state: 'proposed',
        proposed_by: tx.actor.id,
        proposed_at: isoOf(tx.now),
        division: permit.division,
        month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
      });
      tx.deadline({ type: 'measure', id }, 'permits.measure-lapses', (tx.now + OPEN_DAYS * 86_400_000) as Instant);
      tellOfMeasure(tx, permit, { id, version: 1, act, ground }, 'permits.measure-proposed');
      return this.view(tx, permitId);
    });
  }

  async confirm(caller: Caller, id: string): Promise<PermitView> {
    return this.work.run(caller, 'permits.confirm-measure', async (tx) => {
      const { measure, permit } = await openMeasure(tx, id);
      if (measure.proposed_by === tx.actor.id) throw platformRefusal('same-person');
      if (!isMeasureOpen(permit, measure.act, tx.now, measure.ground)) throw stateForbids(permit, measure.act);
      const version = await this.close(tx, measure, 'confirm');
      const until = measure.act === 'suspend' ? this.until(tx, measure) : null;
      const permitVersion = await advance(tx, permitLifecycle, {
        act: measure.act,
        id: permit.id,
        from: permit.state,
        set: { suspended_until: until },
      });
      tx.settle(
        { type: 'permit', id: permit.id },
        measure.act === 'suspend' || measure.act === 'restore' ? ['permits.suspension-ends'] : null,
      );
      if (until)
        tx.deadline({ type: 'permit', id: permit.id }, 'permits.suspension-ends', startOfDay(addDays(until, 1)));
      tellOfMeasure(tx, permit, { ...measure, version }, 'permits.measure-confirmed');
      recordPermit(tx, permit, permitVersion, done[measure.act], {
        measureId: measure.id,
        ground: measure.ground,
        ...(until ? { until } : {}),
      });
      const { zh, en, rule, mark } = grounds.find(({ code, act }) => code === measure.ground && act === measure.act)!;
      await noticeOnPermit(tx, this.vault, permit, papers[measure.act], {
        points: [{ zh, en, rule, mark }],
        note: this.vault.open(measure.note, NOTE),
        until,
      });
      return this.view(tx, permit.id);
    });
  }

  async reject(caller: Caller, id: string, note: string): Promise<PermitView> {
    return this.work.run(caller, 'permits.reject-measure', async (tx) => {
      const { measure, permit } = await openMeasure(tx, id);
      const version = await this.close(tx, measure, 'reject', note);
      tellOfMeasure(tx, permit, { ...measure, version }, 'permits.measure-rejected');
      return this.view(tx, permit.id);
    });
  }

  private async close(tx: Tx, measure: StoredMeasure, act: 'confirm' | 'reject', note?: string): Promise<number> {
    const version = await advance(tx, measureLifecycle, {
      act,
      id: measure.id,
      from: measure.state,
      set: {
        closed_by: tx.actor.id,
        closed_at: isoOf(tx.now),
        closing_note: note === undefined ? null : this.vault.seal(note, NOTE),
      },
    });
    tx.settle({ type: 'measure', id: measure.id });
    return version;
  }

  /** The last day, which a late confirmation must not have overtaken. */
  private until(tx: Tx, { until }: StoredMeasure): PlainDate {
    const today = toPlainDate(tx.now);
    if (until! <= today) throw termUnfit(today);
    return until!;
  }

  private view(tx: Tx, permitId: string): Promise<PermitView> {
    return readPermit(tx, tx.actor, { id: permitId }, tx.now, this.settings.publicUrl);
  }
}

export async function asOfficer(tx: Tx, permitId: string): Promise<StoredPermit> {
  const { permit, side } = await lockPermit(tx, permitId);
  if (side !== 'authority') throw platformRefusal('not-found');
  return permit;
}

/** The permit's lock first, as every act on it does, then the measure as it is then. */
async function openMeasure(tx: Tx, id: string): Promise<{ measure: StoredMeasure; permit: StoredPermit }> {
  const of = await tx.maybe<{ permit_id: string }>('SELECT permit_id FROM permits.measure WHERE id = $1', [id]);
  if (!of) throw platformRefusal('not-found');
  const permit = await asOfficer(tx, of.permit_id);
  const measure = await tx.maybe<StoredMeasure>('SELECT * FROM permits.measure WHERE id = $1', [id]);
  if (measure!.state !== 'proposed') {
    const { zh, en } = measureLifecycle.states[measure!.state];
    throw permitsRefusal('measure-closed', { state: zh, stateEn: en });
  }
  return { measure: measure!, permit };
}

export function tellOfMeasure(
  tx: Tx,
  permit: StoredPermit,
  { id, version, act, ground }: Pick<StoredMeasure, 'id' | 'version' | 'act' | 'ground'>,
  event: string,
): void {
  tx.emit(
    event,
    { type: 'measure', id, version, division: permit.division },
    { measureId: id, permitId: permit.id, permitNumber: permit.number, organId: permit.organ_id, measure: act, ground },
  );
}

function checkTerm(act: MeasureAct, until: string | undefined, today: PlainDate): void {
  const fits =
    act === 'suspend'
      ? until !== undefined && until > today && until <= addDays(today, LONGEST_SUSPENSION)
      : until === undefined;
  if (!fits) throw termUnfit(today);
}

const termUnfit = (today: PlainDate) =>
  permitsRefusal('suspension-days', { latest: addDays(today, LONGEST_SUSPENSION) });
