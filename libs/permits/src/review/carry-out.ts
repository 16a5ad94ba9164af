import { noteFirstFiling, noteFirstTransport } from '@yby/enterprise';
import { Inject, Injectable } from '@nestjs/common';
import { advance, isoOf, toPlainDate, Vault, type Tx } from '@yby/platform';
import { correctionDeadline, lawInUse, refusalReasons, returnDefects } from '@yby/regulation/contract';
import { applicationLifecycle } from '../application/application.lifecycle';
import type { StoredApplication } from '../application/application-row';
import type { ApplicationView, DecisionView } from '../application/application-view';
import { record } from '../application/case-event';
import { viewOf } from '../application/view-of';
import { noticeOnCase } from '../notice/issue-notice';
import { permitsRefusal } from '../permits.refusals';
import { issue } from '../permit/issue';
import { SigningKeys } from '../permit/signing-keys';
import { visitsDone } from '../onsite/visits-done';
import { stillEntitled } from './still-entitled';
import { signedBy } from './who-decides';
import { toldInTime } from './told-once';

export interface NamedDefect {
  readonly code: string;
  readonly note?: string;
}

/** Who stands behind a decision, as the paper says it, and what is written with it. */
export interface Deciders {
  /** Names; the deciding officer's own unless told. */
  readonly by?: string;
  /** The second of two officers, written with the decision. */
  readonly second?: string | null;
}

/**
 * The three outcomes of a case, in the open transaction of whoever may decide it: one officer, the second of two who agree, a
 * supervisor over two who differ. Whether they may was asked before.
 */
@Injectable()
export class CarryOut {
  constructor(
    @Inject(SigningKeys) private readonly keys: SigningKeys,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal permits.standing-changed */
  async approve(
    tx: Tx,
    row: StoredApplication,
    note: string | undefined,
    who: Deciders = {},
  ): Promise<ApplicationView> {
    await visitsDone(tx, row);
    const parties = await stillEntitled(tx, row);
    const issued = await issue(tx, this.keys, this.vault, row, parties);
    const applicant = parties.get(row.enterprise_id)!;
    const today = toPlainDate(tx.now);
    if (row.kind === 'purchase_filing' && applicant.firstFilingOn === null)
      await noteFirstFiling(tx, applicant.id, today);
    if (row.kind.startsWith('transport') && applicant.firstTransportOn === null)
      await noteFirstTransport(tx, applicant.id, today);
    return this.settle(
      tx,
      row,
      'approve',
      who,
      'permits.approved',
      { outcome: 'approved', ...(note ? { note } : {}) },
      {
        permit_id: issued.permitId,
        permit_number: issued.permitNumber,
      },
    );
  }

  /** @throws Refusal permits.reason-unknown, permits.notice-too-late */
  async return(
    tx: Tx,
    row: StoredApplication,
    named: readonly NamedDefect[],
    who: Deciders = {},
  ): Promise<ApplicationView> {
    toldInTime(row, tx.now);
    const points = named.map(({ code, note }) => {
      const { zh, en, rule, mark } = defectOf(code);
      return { code, zh, en, rule, mark, ...(note ? { note } : {}) };
    });
    const defects = points.map(({ code, zh, en, note }) => ({ code, zh, en, ...(note ? { note } : {}) }));
    // A new round begins: what two officers have written belongs to the old one.
    const view = await this.settle(
      tx,
      row,
      'return',
      { ...who, second: null },
      'permits.returned',
      { outcome: 'returned', defects },
      { corrections: row.corrections + 1, first_officer: null, paused_minutes: 0 },
    );
    const on = toPlainDate(tx.now);
    const law = lawInUse();
    const { dueAt } = correctionDeadline(tx.now, law.calendar(row.division, on), {
      cutOff: law.setting('cut-off', row.division, on),
      correctionWorkingDays: Number(law.setting('correction-days', row.division, on)),
    });
    tx.deadline({ type: 'application', id: row.id }, 'permits.lapse', dueAt);
    await noticeOnCase(tx, this.vault, row, 'one_time_notice', { points, due: isoOf(dueAt) });
    if (row.corrections > 0) record(tx, row, view.version, view.state, 'permits.returned-again');
    return view;
  }

  /** @throws Refusal permits.reason-unknown */
  async refuse(
    tx: Tx,
    row: StoredApplication,
    reason: string,
    note: string,
    who: Deciders = {},
  ): Promise<ApplicationView> {
    const ground = groundOf(reason);
    await noticeOnCase(tx, this.vault, row, 'refusal', { points: [ground], note });
    return this.settle(tx, row, 'refuse', who, 'permits.refused', {
      outcome: 'refused',
      note,
      reason: { code: reason, zh: `${ground.zh}（${ground.rule}）`, en: `${ground.en} (${ground.rule})` },
    });
  }

  private async settle(
    tx: Tx,
    row: StoredApplication,
    act: 'approve' | 'return' | 'refuse',
    { by = signedBy(tx.actor, row.division), second = row.second_officer }: Deciders,
    event: string,
    outcome: Omit<DecisionView, 'by'>,
    set: Record<string, string | number | null> = {},
  ): Promise<ApplicationView> {
    const decision: DecisionView = { ...outcome, by };
    const version = await advance(tx, applicationLifecycle, {
      act,
      id: row.id,
      from: row.state,
      version: tx.caller.ifMatch,
      set: {
        second_officer: second,
        ...set,
        decided_at: act === 'return' ? null : isoOf(tx.now),
        decided_by: tx.actor.id,
        decision: JSON.stringify(decision),
        claimed_by: null,
        claimed_name: null,
        lease_until: null,
      },
    });
    tx.settle({ type: 'application', id: row.id }, ['permits.remind-50', 'permits.remind-80', 'permits.overdue']);
    const state = applicationLifecycle.acts[act].to[0]!;
    record(tx, row, version, state, event, {
      outcome: decision.outcome,
      ...(set.permit_id ? { permitId: String(set.permit_id), permitNumber: String(set.permit_number) } : {}),
    });
    // What was written is known: no need to read it again.
    const now: StoredApplication = {
      ...row,
      state,
      version,
      decision,
      corrections: typeof set.corrections === 'number' ? set.corrections : row.corrections,
      decided_at: act === 'return' ? null : tx.now,
      permit_id: set.permit_id ? String(set.permit_id) : null,
      permit_number: set.permit_number ? String(set.permit_number) : null,
      first_officer: act === 'return' ? null : row.first_officer,
      second_officer: second,
      claimed_by: null,
      claimed_name: null,
      lease_until: null,
    };
    return viewOf(this.vault, now, tx.actor, tx.now, []);
  }
}

/** @throws Refusal permits.reason-unknown */
export function defectOf(code: string): (typeof returnDefects)[number] {
  const defect = returnDefects.find((known) => known.code === code);
  if (!defect) throw permitsRefusal('reason-unknown', { code });
  return defect;
}

/** @throws Refusal permits.reason-unknown */
export function groundOf(code: string): (typeof refusalReasons)[number] {
  const ground = refusalReasons.find((known) => known.code === code);
  if (!ground) throw permitsRefusal('reason-unknown', { code });
  return ground;
}
