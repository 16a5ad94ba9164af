import { Inject, Injectable } from '@nestjs/common';
import type { EnterpriseFacts, Site } from '@yby/enterprise';
import { organOf } from '@yby/identity';
import { isoOf, toPlainDate, Vault, Work, type Caller, type Tx } from '@yby/platform';
import { formatQuantity, quantityFromWire } from '@yby/platform/contract';
import { dueDates, lawInUse, substanceOf, type Requirement } from '@yby/regulation/contract';
import { dropDraft } from '../draft/drafts';
import { sealUrgent } from './urgent';
import { noticeOfFiling } from '../notice/notice-of-filing';
import { permitsRefusal } from '../permits.refusals';
import type { ApplicationInput } from './application-input';
import type { StoredApplication, StoredLine } from './application-row';
import type { ApplicationView, DecisionView, Precheck } from './application-view';
import { formalAnswer } from './formal-answer';
import { officersOf } from './officers-of';
import { isTaken } from './forwarding';
import { gather } from './gather';
import { checkedHandler, sealHandler, type Handler } from './handler';
import { precheck } from './precheck';
import { viewOf } from './view-of';

/** What a filed application becomes: accepted with its clocks, or a formal answer. */
export interface Filed {
  readonly state: 'accepted' | 'not_required' | 'not_accepted';
  readonly precheck: Precheck;
  readonly lines: StoredLine[];
  readonly summary: string;
  readonly priority: number;
  readonly parties: { seller: string | null; consignee: string | null; carrier: string | null };
  readonly organId: string;
  readonly division: string;
  readonly clocks: ReturnType<typeof dueDates> | null;
  readonly decision: DecisionView | null;
  readonly handler: Handler;
}

/**
 * 提交: a complete file is accepted by being filed (行政许可法 32), with the snapshot of its checks and both clocks. Where no
 * paper is needed, or another authority is right, the dated formal answer is given instead.
 */
@Injectable()
export class Submit {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  async submit(caller: Caller, input: ApplicationInput): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.submit', async (tx) => {
      const { filed, enterprise } = await file(tx, input, null);
      if (input.draftId) await dropDraft(tx, input.draftId);
      const id = tx.newId();
      const at = isoOf(tx.now);
      const day = toPlainDate(tx.now);
      const row = await tx.maybe<StoredApplication>(insertion, [
        id,
        `${filed.division}-${day.replaceAll('-', '')}-`,
        input.kind,
        filed.state,
        enterprise.id,
        enterprise.name,
        enterprise.uscc,
        input.sellerId ?? null,
        filed.parties.seller,
        input.consigneeId ?? null,
        filed.parties.consignee,
        input.carrierId ?? null,
        filed.parties.carrier,
        input.siteId ?? null,
        input.originDivision ?? null,
        input.destinationDivision ?? null,
        input.route ?? [],
        input.multiUse ?? false,
        JSON.stringify(sealHandler(this.vault, filed.handler)),
        JSON.stringify(input.attachments ?? []),
        JSON.stringify(filed.lines),
        filed.summary,
        JSON.stringify(filed.precheck),
        filed.priority,
        at,
        filed.clocks ? isoOf(filed.clocks.acceptedAt) : null,
        filed.clocks ? isoOf(filed.clocks.statutoryDueAt) : null,
        filed.clocks ? isoOf(filed.clocks.promisedDueAt) : null,
        filed.clocks?.provisional ?? false,
        filed.decision ? at : null,
        filed.decision ? JSON.stringify(filed.decision) : null,
        filed.organId,
        filed.division,
        Number(day.slice(0, 7).replace('-', '')),
        input.transferReason ?? null,
        input.purchasePermitId ?? null,
        sealUrgent(this.vault, input.urgent),
      ]);
      return announce(tx, this.vault, row!, 'permits.submitted');
    });
  }
}

const insertion = `
INSERT INTO permits.application (id, number, kind, state, enterprise_id, enterprise_name, uscc, seller_id, seller_name,
  consignee_id, consignee_name, carrier_id, carrier_name, site_id, origin_division, destination_division, route, multi_use,
  handler, attachments, lines, summary, precheck, priority, submitted_at, accepted_at, statutory_due_at, promised_due_at,
  due_at, provisional_calendar, decided_at, decision, organ_id, division, month, transfer_reason, purchase_permit_id, urgent)
VALUES ($1, $2 || lpad(nextval('permits.application_number')::text, 7, '0'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
  $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)
RETURNING *`;

/** The common part of submitting and of submitting again: checks, snapshot, clocks. @throws Refusal permits.precheck-stop */
export async function file(tx: Tx, input: ApplicationInput, except: string | null) {
  const handler = checkedHandler(input.handler);
  const facts = await gather(tx, tx.actor, input, tx.now, except);
  const { applicant, parties } = facts;
  const edition = lawInUse();
  const checked = precheck(input, facts, edition);
  const law = checked.requirement as Requirement;
  if (isTaken(law) && checked.outcome === 'stop') {
    const stops = checked.lines.filter((line) => line.outcome === 'stop');
    throw permitsRefusal(
      'precheck-stop',
      { count: stops.length },
      stops.map(({ check, zh, en, todoZh, todoEn }) => ({
        field: check,
        code: check,
        zh: todoZh ? `${zh}。${todoZh}` : zh,
        en: todoEn ? `${en}. ${todoEn}` : en,
      })),
    );
  }
  const site = applicant.sites.find(({ id }) => id === input.siteId);
  const { organId, division } = await competent(tx, law, applicant, site);
  const answer = isTaken(law) ? null : formalAnswer(checked);
  const lines = input.lines.map(({ substance, quantity, use }) => ({
    substance,
    unit: quantity.unit,
    amount: quantity.amount,
    use,
  }));
  const warnings = checked.lines.filter((line) => line.outcome === 'warning').length;
  const nameOf = (id?: string) => (id ? (parties.get(id)?.name ?? null) : null);
  const on = toPlainDate(tx.now);
  const filed: Filed = {
    state: answer?.state ?? 'accepted',
    precheck: checked,
    lines,
    summary: input.lines
      .map(
        ({ substance, quantity }) =>
          `${substanceOf(substance).nameZh} ${formatQuantity(quantityFromWire(quantity), 'zh')}`,
      )
      .join('、'),
    priority: Math.max(0, 9 - warnings),
    parties: { seller: nameOf(input.sellerId), consignee: nameOf(input.consigneeId), carrier: nameOf(input.carrierId) },
    organId,
    division,
    clocks: answer
      ? null
      : dueDates(
          {
            kind: input.kind,
            category: Math.min(...input.lines.map(({ substance }) => substanceOf(substance).category)) as 1 | 2 | 3,
            submittedAt: tx.now,
          },
          edition.calendar(division, on),
          { cutOff: edition.setting('cut-off', division, on) },
        ),
    decision: answer?.decision ?? null,
    handler,
  };
  return { filed, enterprise: applicant };
}

/**
 * Who decides: the organ that the law names. At home that is the unit assigned to the site, because a development zone has no
 * division code of its own (reference, section 10); goods that leave from elsewhere are the business of the police there
 * (条例 20). @throws Refusal permits.no-authority where that organ does not work with this system
 */
async function competent(
  tx: Tx,
  law: Requirement,
  applicant: EnterpriseFacts,
  site: Site | undefined,
): Promise<{ organId: string; division: string }> {
  const home = { organId: site?.organId ?? applicant.organId, division: site?.division ?? applicant.division };
  const named = law.outcome === 'required' ? law.authority : null;
  const division = named?.division ?? home.division;
  const organId = division === home.division ? home.organId : ((await organOf(tx, division))?.id ?? null);
  if (!organId)
    throw permitsRefusal('no-authority', {
      authority: named?.zh ?? home.division,
      authorityEn: named?.en ?? home.division,
    });
  return { organId, division };
}

/** Tells the listeners, sets the reminders, and answers with the case as its own agent sees it. */
export async function announce(
  tx: Tx,
  vault: Vault,
  row: StoredApplication,
  event: 'permits.submitted' | 'permits.resubmitted',
): Promise<ApplicationView> {
  row = await officersOf(tx, row);
  await noticeOfFiling(tx, vault, row);
  const subject = { type: 'application', id: row.id, version: row.version, division: row.division };
  tx.emit(event, subject, {
    applicationId: row.id,
    number: row.number,
    enterpriseId: row.enterprise_id,
    sellerId: row.seller_id,
    consigneeId: row.consignee_id,
    carrierId: row.carrier_id,
    state: row.state,
    kind: row.kind,
    organId: row.organ_id,
    lines: row.lines.map(({ substance, unit, amount }) => ({ substance, unit, amount })),
  });
  if (row.state === 'accepted' && row.accepted_at !== null && row.due_at !== null) {
    const calendar = lawInUse().calendar(row.division, toPlainDate(tx.now));
    const whole = calendar.workingMinutesBetween(row.accepted_at, row.due_at);
    for (const share of [50, 80] as const) {
      const { at } = calendar.addWorkingMinutes(row.accepted_at, Math.floor((whole * share) / 100));
      // The clock of a file that was returned twice went on: what has fallen does not fall again.
      if (at > tx.now) tx.deadline(subject, `permits.remind-${share}`, at);
    }
    tx.deadline(subject, 'permits.overdue', row.due_at);
  }
  return viewOf(vault, row, tx.actor, tx.now, []);
}
