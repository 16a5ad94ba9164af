import { Inject, Injectable } from '@nestjs/common';
import { notePaper } from '@yby/audit';
import { addAccount, organOf } from '@yby/identity';
import { isoOf, platformRefusal, toPlainDate, Vault, Work, type Caller, type Tx } from '@yby/platform';
import { explainUscc } from '@yby/regulation/contract';
import { getKept } from '../county/read-county-file';
import { enterpriseRefusal } from '../enterprise.refusals';
import type { EnterpriseState } from '../register/enterprise.lifecycle';
import { recordOf } from '../register/record-of';
import { isCounty } from './defects-of-unit';
import { emptyDocument, type FilingDocument, type StoredScan } from './filing-document';
import type { AssistBody, JoinBody } from './filing-input';
import type { StoredFiling } from './filing-row';
import type { FilingState } from './filing.lifecycle';
import { checkScans } from './known-scans';
import { sealDocument } from './seal-document';

export interface Joined {
  readonly enterpriseId: string;
  readonly filingId: string;
  readonly number: string;
}

/** Begins a filing: a newcomer's registration, alone or helped at the counter, or the change of what is registered. */
@Injectable()
export class OpenFiling {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /**
   * 注册: an account with an enterprise that is a draft and reserves nothing.
   * @throws Refusal enterprise.uscc-malformed, enterprise.uscc-taken, enterprise.division-unknown, and those of addAccount
   */
  async join(caller: Caller, body: JoinBody): Promise<Joined> {
    return this.work.run(caller, 'enterprise.join', (tx) => this.begin(tx, body, null));
  }

  /** 帮办: the same at the counter, by an officer with the enterprise's written consent. */
  async assist(caller: Caller, body: AssistBody): Promise<Joined> {
    return this.work.run(caller, 'enterprise.assist', async (tx) => {
      const { division } = tx.actor;
      if (division === null || !body.division.startsWith(division.replace(/(00)+$/, '')))
        throw enterpriseRefusal('not-your-county');
      await checkScans(tx, [body.consent]);
      return this.begin(tx, body, { file: body.consent.file, name: body.consent.name });
    });
  }

  /** 变更: begins from what is registered; only what becomes different is looked at again. */
  async change(caller: Caller): Promise<Joined> {
    return this.work.run(caller, 'enterprise.open-change', async (tx) => {
      const { enterpriseId } = tx.actor;
      const record = enterpriseId ? await recordOf(tx, enterpriseId) : null;
      if (!enterpriseId || !record) throw enterpriseRefusal('no-enterprise');
      // One whose registration was withdrawn may begin it again.
      const kind = record.state === 'draft' ? 'registration' : 'change';
      if (!['draft', 'registered', 'suspended'].includes(record.state)) throw enterpriseRefusal('not-registered');
      return this.insert(tx, { enterpriseId, kind, document: record.document, division: record.division });
    });
  }

  /** 帮办变更: the same for what is registered. What the officer reads to fill it in is noted. */
  async assistChange(caller: Caller, enterpriseId: string, consent: StoredScan): Promise<Joined> {
    return this.work.run(caller, 'enterprise.assist-change', async (tx) => {
      const { state, division } = await getKept(tx, tx.actor, enterpriseId, 'FOR UPDATE');
      if (state !== 'registered' && state !== 'suspended') throw enterpriseRefusal('not-registered');
      await checkScans(tx, [consent]);
      const { document } = (await recordOf(tx, enterpriseId))!;
      const begun = await this.insert(tx, {
        enterpriseId,
        kind: 'change',
        document,
        division,
        consent: { file: consent.file, name: consent.name },
      });
      const subject = { type: 'filing', id: begun.filingId, number: begun.number, division } as const;
      for (const field of ['unit.contactPhone', 'staff.idNumber', 'staff.phone'] as const)
        await notePaper(tx, this.vault, field, subject, { enterpriseId });
      return begun;
    });
  }

  private async begin(tx: Tx, body: JoinBody, consent: StoredScan | null): Promise<Joined> {
    const individual = body.kinds.includes('individual_buyer');
    const why = individual ? null : explainUscc(body.uscc);
    if (why) throw enterpriseRefusal('uscc-malformed', { why: why.zh, whyEn: why.en });
    if (!isCounty(body.division)) throw enterpriseRefusal('division-unknown', { division: body.division });
    if (!individual) await refuseRegistered(tx, body.uscc);
    const enterpriseId = tx.newId();
    const organId = (await organOf(tx, body.division))?.id ?? null;
    const uscc = individual ? '' : body.uscc;
    await tx.insert('enterprise.enterprise', {
      id: enterpriseId,
      uscc: uscc || null,
      name: body.unitName,
      address: '',
      legal_rep: '',
      kinds: body.kinds,
      state: 'draft' satisfies EnterpriseState,
      organ_id: organId,
      division: body.division,
      month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
    });
    const empty = emptyDocument();
    const document: FilingDocument = sealDocument(this.vault, {
      ...empty,
      unit: {
        ...empty.unit,
        uscc,
        name: body.unitName,
        kinds: body.kinds,
        division: body.division,
        contactName: body.name,
        contactPhone: body.phone,
      },
    });
    await addAccount(tx, {
      username: body.username,
      name: body.name,
      password: body.password,
      roles: ['enterprise_admin', 'agent'],
      enterpriseId,
      division: body.division,
    });
    tx.emit(
      'enterprise.joined',
      { type: 'enterprise', id: enterpriseId, version: 1, division: body.division },
      { kinds: body.kinds, organId, helperId: consent ? tx.actor.id : null },
    );
    return this.insert(tx, { enterpriseId, kind: 'registration', document, division: body.division, consent });
  }

  private async insert(
    tx: Tx,
    filing: {
      enterpriseId: string;
      kind: StoredFiling['kind'];
      document: FilingDocument;
      division: string;
      consent?: StoredScan | null;
    },
  ): Promise<Joined> {
    const { enterpriseId, kind, document, division, consent } = filing;
    const id = tx.newId();
    const day = toPlainDate(tx.now);
    const row = await tx
      .maybe<{ number: string }>(insertion, [
        id,
        `${kind === 'registration' ? 'D' : 'B'}${division}-${day.replaceAll('-', '')}-`,
        enterpriseId,
        kind,
        'draft' satisfies FilingState,
        JSON.stringify(document),
        document.unit.name,
        consent ? tx.actor.id : null,
        consent ? JSON.stringify(consent) : null,
        tx.actor.id,
        isoOf(tx.now),
        (await organOf(tx, division))?.id ?? null,
        division,
        Number(day.slice(0, 7).replace('-', '')),
      ])
      .catch((error: { constraint?: string }) => {
        throw error.constraint === 'filing_open_once' ? enterpriseRefusal('filing-open') : error;
      });
    if (!row) throw platformRefusal('not-found');
    tx.emit('enterprise.filing-opened', { type: 'filing', id, version: 1, division }, { enterpriseId, kind });
    return { enterpriseId, filingId: id, number: row.number };
  }
}

const insertion = `
INSERT INTO enterprise.filing (id, number, enterprise_id, kind, state, document, name, helper_id, consent, opened_by, opened_at,
  organ_id, division, month)
VALUES ($1, $2 || lpad(nextval('enterprise.filing_number')::text, 6, '0'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
RETURNING number`;

/** @throws Refusal enterprise.uscc-taken, which says how a registered unit is taken over */
export async function refuseRegistered(tx: Tx, uscc: string, except: string | null = null): Promise<void> {
  const found = await tx.maybe(
    `SELECT FROM enterprise.enterprise WHERE uscc = $1 AND state NOT IN ('draft', 'closed') AND id IS DISTINCT FROM $2::uuid`,
    [uscc, except],
  );
  if (found) throw enterpriseRefusal('uscc-taken');
}
