import { Inject, Injectable } from '@nestjs/common';
import { advance, isoOf, Ports, toPlainDate, Work, type Caller, type Tx } from '@yby/platform';
import { restReasons, type RestAct, type RestReason } from '../county/rest-reasons';
import { getKept } from '../county/read-county-file';
import { enterpriseRefusal } from '../enterprise.refusals';
import type { StoredScan } from '../filing/filing-document';
import { checkScans } from '../filing/known-scans';
import { enterpriseLifecycle, type EnterpriseState } from '../register/enterprise.lifecycle';
import { OPEN_BUSINESS_PORT, type OpenBusiness, type OpenBusinessProbe } from './open-business';

export interface Rested {
  readonly state: EnterpriseState;
  readonly version: number;
}

/** Why, and on what paper, an officer does it. */
export interface OfficersWhy {
  readonly reason: keyof typeof restReasons;
  readonly paper?: StoredScan | null | undefined;
  readonly note: string;
}

interface Row {
  readonly state: EnterpriseState;
  readonly division: string;
  readonly organ_id: string | null;
}

const events = {
  suspend: 'enterprise.suspended',
  resume: 'enterprise.resumed',
  close: 'enterprise.closed',
} as const satisfies Record<RestAct, string>;

/** 停业、复业、注销: by the enterprise itself, or by the officers who keep its file. */
@Injectable()
export class RestAndClose {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Ports) private readonly ports: Ports,
  ) {}

  /**
   * The enterprise itself; it closes only with empty storehouses and nothing open.
   * @throws Refusal enterprise.business-open naming what is left, enterprise.rested-by-officer
   */
  self(caller: Caller, act: RestAct): Promise<Rested> {
    return this.work.run(caller, `enterprise.${act}`, async (tx) => {
      const { enterpriseId } = tx.actor;
      const row = enterpriseId
        ? await tx.maybe<Row>('SELECT state, division, organ_id FROM enterprise.enterprise WHERE id = $1 FOR UPDATE', [
            enterpriseId,
          ])
        : null;
      if (!enterpriseId || !row) throw enterpriseRefusal('no-enterprise');
      if (act === 'resume' && (await restedByOfficer(tx, enterpriseId))) throw enterpriseRefusal('rested-by-officer');
      return this.move(tx, enterpriseId, row, act, 'own_act', { note: '' });
    });
  }

  /** An officer of its county, for a reason of the list. @throws Refusal enterprise.reason-unfit, enterprise.paper-missing */
  officer(caller: Caller, enterpriseId: string, act: RestAct, why: OfficersWhy): Promise<Rested> {
    return this.work.run(caller, `enterprise.${act}`, async (tx) => {
      const row = await getKept(tx, tx.actor, enterpriseId, 'FOR UPDATE');
      const reason = restReasons[why.reason];
      if (!(reason.acts as readonly string[]).includes(act))
        throw enterpriseRefusal('reason-unfit', { reason: reason.zh });
      if (reason.paper && !why.paper) throw enterpriseRefusal('paper-missing', { reason: reason.zh });
      if (why.paper) await checkScans(tx, [why.paper]);
      return this.move(tx, enterpriseId, row, act, why.reason, why);
    });
  }

  // The row is locked before anything is counted: a paper that is being issued waits for this, or this for it.
  private async move(
    tx: Tx,
    enterpriseId: string,
    row: Row,
    act: RestAct,
    reason: RestReason,
    { paper, note }: { readonly paper?: StoredScan | null | undefined; readonly note: string },
  ): Promise<Rested> {
    const { division } = row;
    const version = await advance(tx, enterpriseLifecycle, {
      act,
      id: enterpriseId,
      from: row.state,
      version: tx.caller.ifMatch,
    });
    if (act === 'close') {
      const open = await openBusinessOf(this.ports, tx, enterpriseId, null);
      if (open.length > 0) throw businessOpen(open);
      await forgetLicences(tx, enterpriseId);
    }
    await tx.insert('enterprise.rest', {
      id: tx.newId(),
      enterprise_id: enterpriseId,
      act,
      reason,
      paper: paper ? JSON.stringify({ file: paper.file, name: paper.name }) : null,
      note: note.trim(),
      done_by: tx.actor.id,
      by_officer: tx.actor.enterpriseId === null,
      organ_name: tx.actor.enterpriseId === null ? tx.actor.organName : null,
      done_at: isoOf(tx.now),
      division,
      month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
    });
    tx.emit(
      events[act],
      { type: 'enterprise', id: enterpriseId, version, division },
      { enterpriseId, organId: row.organ_id, reason },
    );
    return { state: enterpriseLifecycle.acts[act].to[0]!, version };
  }
}

/** What has ended is reminded of nothing. */
export async function forgetLicences(tx: Tx, enterpriseId: string): Promise<void> {
  for (const { id } of await tx.rows<{ id: string }>('SELECT id FROM enterprise.licence WHERE enterprise_id = $1', [
    enterpriseId,
  ]))
    tx.settle({ type: 'licence', id });
}

async function restedByOfficer(tx: Tx, enterpriseId: string): Promise<boolean> {
  const last = await tx.maybe<{ by_officer: boolean }>(
    `SELECT by_officer FROM enterprise.rest WHERE enterprise_id = $1 AND act = 'suspend' ORDER BY id DESC LIMIT 1`,
    [enterpriseId],
  );
  return last?.by_officer === true;
}

export async function openBusinessOf(
  ports: Ports,
  tx: Tx,
  enterpriseId: string,
  siteIds: readonly string[] | null,
): Promise<OpenBusiness[]> {
  const found: OpenBusiness[] = [];
  for (const probe of ports.all<OpenBusinessProbe>(OPEN_BUSINESS_PORT))
    found.push(...(await probe.openBusinessOf(tx, enterpriseId, siteIds)));
  return found;
}

export const businessOpen = (open: readonly OpenBusiness[]) =>
  enterpriseRefusal(
    'business-open',
    { count: open.length },
    open.map(({ code, zh, en }) => ({ field: code, code, zh, en })),
  );
