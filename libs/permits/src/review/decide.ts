import { Inject, Injectable } from '@nestjs/common';
import {
  enterpriseFacts,
  heldIn,
  holdReasons,
  keepStanding,
  noteFirstFiling,
  noteFirstTransport,
  scopeWords,
  type EnterpriseFacts,
} from '@yby/enterprise';
import { advance, isoOf, toPlainDate, Vault, Work, type Caller, type Tx } from '@yby/platform';
import { correctionDeadline, lawInUse, refusalReasons, returnDefects, substanceOf } from '@yby/regulation/contract';
import { applicationLifecycle } from '../application/application.lifecycle';
import type { StoredApplication } from '../application/application-row';
import type { ApplicationView, DecisionView } from '../application/application-view';
import { record } from '../application/case-event';
import { getApplication } from '../application/read-application';
import { viewOf } from '../application/view-of';
import { noticeOnCase } from '../notice/issue-notice';
import { permitsRefusal } from '../permits.refusals';
import { issue } from '../permit/issue';
import { SigningKeys } from '../permit/signing-keys';
import { holds } from './claim';

export interface NamedDefect {
  readonly code: string;
  readonly note?: string;
}

/** 审批: the three decisions on a claimed case. Each is one transaction; a late officer is refused and told by whom. */
@Injectable()
export class Decide {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(SigningKeys) private readonly keys: SigningKeys,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** 通过: the permit exists, numbered and signed, when this returns. */
  async approve(
    caller: Caller,
    id: string,
    fence: number,
    { note, cleanOnly = false }: { readonly note?: string; readonly cleanOnly?: boolean } = {},
  ): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.approve', async (tx) => {
      const row = await claimedCase(tx, id, fence);
      if (cleanOnly && row.precheck.outcome !== 'clear') throw permitsRefusal('not-clean', { number: row.number });
      const parties = await stillEntitled(tx, row);
      const issued = await issue(tx, this.keys, this.vault, row, parties);
      const applicant = parties.get(row.enterprise_id)!;
      const today = toPlainDate(tx.now);
      if (row.kind === 'purchase_filing' && applicant.firstFilingOn === null)
        await noteFirstFiling(tx, applicant.id, today);
      if (row.kind !== 'purchase_filing' && applicant.firstTransportOn === null)
        await noteFirstTransport(tx, applicant.id, today);
      return settle(
        tx,
        this.vault,
        row,
        'approve',
        'permits.approved',
        { outcome: 'approved', by: tx.actor.name, ...(note ? { note } : {}) },
        {
          permit_id: issued.permitId,
          permit_number: issued.permitNumber,
        },
      );
    });
  }

  /** 退回补正: everything that is missing, told at once (行政许可法 32(4)). */
  async return(caller: Caller, id: string, fence: number, named: readonly NamedDefect[]): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.return', async (tx) => {
      const row = await claimedCase(tx, id, fence);
      const points = named.map(({ code, note }) => {
        const defect = returnDefects.find((known) => known.code === code);
        if (!defect) throw permitsRefusal('reason-unknown', { code });
        const { zh, en, rule, mark } = defect;
        return { code, zh, en, rule, mark, ...(note ? { note } : {}) };
      });
      const defects = points.map(({ code, zh, en, note }) => ({ code, zh, en, ...(note ? { note } : {}) }));
      const view = await settle(
        tx,
        this.vault,
        row,
        'return',
        'permits.returned',
        { outcome: 'returned', by: tx.actor.name, defects },
        { corrections: row.corrections + 1 },
      );
      const on = toPlainDate(tx.now);
      const law = lawInUse();
      const { dueAt } = correctionDeadline(tx.now, law.calendar(row.division, on), {
        cutOff: law.setting('cut-off', row.division, on),
        correctionWorkingDays: Number(law.setting('correction-days', row.division, on)),
      });
      tx.deadline({ type: 'application', id }, 'permits.lapse', dueAt);
      await noticeOnCase(tx, this.vault, row, 'one_time_notice', { points, due: isoOf(dueAt) });
      return view;
    });
  }

  /** 不予办理: only for a reason of the law's list (条例 43: refusing a lawful filing is itself an offence). */
  async refuse(caller: Caller, id: string, fence: number, reason: string, note: string): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.refuse', async (tx) => {
      const row = await claimedCase(tx, id, fence);
      const ground = refusalReasons.find(({ code }) => code === reason);
      if (!ground) throw permitsRefusal('reason-unknown', { code: reason });
      await noticeOnCase(tx, this.vault, row, 'refusal', { points: [ground], note });
      return settle(tx, this.vault, row, 'refuse', 'permits.refused', {
        outcome: 'refused',
        by: tx.actor.name,
        note,
        reason: { code: reason, zh: `${ground.zh}（${ground.rule}）`, en: `${ground.en} (${ground.rule})` },
      });
    });
  }
}

async function claimedCase(tx: Tx, id: string, fence: number): Promise<StoredApplication> {
  const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
  holds(row, tx, fence);
  return row;
}

/** What was true at submission must still hold at the decision. @throws Refusal permits.standing-changed */
async function stillEntitled(tx: Tx, row: StoredApplication): Promise<ReadonlyMap<string, EnterpriseFacts>> {
  const ids = [row.enterprise_id, row.seller_id, row.consignee_id, row.carrier_id].filter(
    (id): id is string => id !== null,
  );
  await keepStanding(tx, ids);
  const parties = await enterpriseFacts(tx, ids, toPlainDate(tx.now));
  const reasons: string[] = [];
  const applicant = parties.get(row.enterprise_id);
  if (!applicant || applicant.state !== 'registered') reasons.push('申请单位已注销 / the applicant is closed');
  const matter = row.kind === 'purchase_filing' ? 'purchase' : 'transport';
  if (applicant?.bans.some(({ scope }) => scope === 'all' || scope === matter))
    reasons.push('申请单位被停止受理 / the applicant is barred（条例 38）');
  for (const { scope, reason, article } of applicant ? heldIn(applicant, matter) : [])
    reasons.push(
      `申请单位${scopeWords[scope].zh}被管控：${holdReasons[reason].zh} / the applicant is held（${article}）`,
    );
  const [seller, carrier] = [parties.get(row.seller_id ?? ''), parties.get(row.carrier_id ?? '')];
  if (seller && heldIn(seller, 'sale').length)
    reasons.push('供方目前不能销售 / the seller may not sell at present（条例 13）');
  if (carrier && heldIn(carrier, 'transport').length)
    reasons.push('承运人目前不能承运 / the carrier may not carry at present（办法 23）');
  if (row.seller_id) {
    const lost = row.lines.filter(({ substance }) => !seller?.sells.includes(substance));
    if (lost.length)
      reasons.push(
        `供方不再具备经营资格：${lost.map(({ substance }) => substanceOf(substance).nameZh).join('、')}（条例 13）`,
      );
  }
  if (row.carrier_id && !carrier?.carries) reasons.push('承运人资质失效 / the carrier lost its licence（办法 23）');
  if (reasons.length) throw permitsRefusal('standing-changed', { reasons });
  return parties;
}

async function settle(
  tx: Tx,
  vault: Vault,
  row: StoredApplication,
  act: 'approve' | 'return' | 'refuse',
  event: string,
  decision: DecisionView,
  set: Record<string, string | number> = {},
): Promise<ApplicationView> {
  const version = await advance(tx, applicationLifecycle, {
    act,
    id: row.id,
    from: row.state,
    version: tx.caller.ifMatch,
    set: {
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
    claimed_by: null,
    claimed_name: null,
    lease_until: null,
  };
  return viewOf(vault, now, tx.actor, tx.now, []);
}
