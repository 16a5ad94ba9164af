import { organOf } from '@yby/identity';
import { toPlainDate, type PlainDate, type QuantityUnit, type Tx } from '@yby/platform';
import { explainCas, explainUscc, findSubstance, isDivision } from '@yby/regulation/contract';
import { makeCodes } from '../code/make-code';
import { enterpriseRefusal } from '../enterprise.refusals';
import type { EnterpriseState } from './enterprise.lifecycle';
import type { EnterpriseKind, Licence } from './licence';

export interface NewSite {
  readonly name: string;
  readonly address: string;
  /** The enterprise's own when left out. */
  readonly division?: string;
  /** The competent authority of the division when left out. */
  readonly organId?: string | null;
}

export interface NewEnterprise {
  readonly uscc: string;
  readonly name: string;
  readonly division: string;
  readonly address: string;
  readonly legalRep: string;
  readonly kinds: readonly EnterpriseKind[];
  readonly organId?: string | null;
  readonly firstFilingOn?: PlainDate | null;
  readonly firstTransportOn?: PlainDate | null;
  readonly sites?: readonly NewSite[];
  readonly licences?: readonly (Licence & { readonly evidence?: string | null })[];
  readonly needs?: readonly {
    readonly substance: string;
    readonly unit: QuantityUnit;
    readonly yearlyNeed: bigint;
    readonly storageCapacity: bigint;
  }[];
  /** Chemicals outside the catalogue, by CAS number: whom a later listing would concern. */
  readonly otherChemicals?: readonly { readonly cas: string; readonly name: string }[];
  readonly bans?: readonly {
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly scope: 'purchase' | 'transport' | 'all';
    readonly decisionNo: string;
    readonly article: string;
  }[];
  readonly violations?: readonly { readonly decidedOn: PlainDate; readonly article: string }[];
}

/**
 * Enters an enterprise with everything known of it, and emits `enterprise.registered`.
 * @returns its id and the ids of its storehouses, in the order given
 * @throws Refusal enterprise.uscc-malformed, enterprise.cas-malformed, enterprise.division-unknown, enterprise.substance-unknown, enterprise.uscc-taken
 */
export async function registerEnterprise(tx: Tx, record: NewEnterprise): Promise<{ id: string; siteIds: string[] }> {
  check(record);
  const id = tx.newId();
  const { uscc, name, address, division } = record;
  const month = Number(toPlainDate(tx.now).slice(0, 7).replace('-', ''));
  const organId = record.organId !== undefined ? record.organId : ((await organOf(tx, division))?.id ?? null);
  await tx
    .insert('enterprise.enterprise', {
      id,
      uscc,
      name,
      address,
      legal_rep: record.legalRep,
      kinds: record.kinds,
      state: 'registered' satisfies EnterpriseState,
      organ_id: organId,
      first_filing_on: record.firstFilingOn ?? null,
      first_transport_on: record.firstTransportOn ?? null,
      division,
      month,
    })
    .catch((error: { constraint?: string }) => {
      throw error.constraint === 'enterprise_uscc_once' ? enterpriseRefusal('uscc-taken') : error;
    });
  const siteIds: string[] = [];
  for (const site of record.sites ?? []) {
    const siteId = tx.newId();
    const siteDivision = site.division ?? division;
    const sameplace = siteDivision === division ? organId : ((await organOf(tx, siteDivision))?.id ?? null);
    await tx.insert('enterprise.site', {
      id: siteId,
      enterprise_id: id,
      name: site.name,
      address: site.address,
      organ_id: site.organId !== undefined ? site.organId : sameplace,
      division: siteDivision,
      month,
    });
    siteIds.push(siteId);
  }
  const own = { enterprise_id: id, division, month };
  for (const licence of record.licences ?? [])
    await tx.insert('enterprise.licence', {
      id: tx.newId(),
      kind: licence.kind,
      number: licence.number,
      issuer: licence.issuer,
      valid_from: licence.validFrom,
      valid_to: licence.validTo,
      substances: licence.substances,
      evidence: licence.evidence ?? null,
      ...own,
    });
  for (const need of record.needs ?? [])
    await tx.insert('enterprise.declared_need', {
      substance: need.substance,
      unit: need.unit,
      yearly_need: need.yearlyNeed,
      storage_capacity: need.storageCapacity,
      ...own,
    });
  for (const { cas, name: chemical } of record.otherChemicals ?? [])
    await tx.insert('enterprise.other_chemical', { cas, name: chemical, ...own });
  for (const { from, to, scope, decisionNo, article } of record.bans ?? [])
    await tx.insert('enterprise.ban', {
      id: tx.newId(),
      from_on: from,
      to_on: to,
      scope,
      decision_no: decisionNo,
      article,
      ...own,
    });
  for (const { decidedOn, article } of record.violations ?? [])
    await tx.insert('enterprise.violation', { id: tx.newId(), decided_on: decidedOn, article, ...own });
  await makeCodes(tx, [id]);
  tx.emit('enterprise.registered', { type: 'enterprise', id, version: 1, division }, { kinds: record.kinds, organId });
  return { id, siteIds };
}

function check(record: NewEnterprise): void {
  const why = explainUscc(record.uscc);
  if (why) throw enterpriseRefusal('uscc-malformed', { why: why.zh, whyEn: why.en });
  for (const division of [record.division, ...(record.sites ?? []).flatMap((site) => site.division ?? [])])
    if (!isDivision(division)) throw enterpriseRefusal('division-unknown', { division });
  for (const { cas } of record.otherChemicals ?? [])
    if (explainCas(cas)) throw enterpriseRefusal('cas-malformed', { cas });
  const codes = [
    ...(record.licences ?? []).flatMap(({ substances }) => substances),
    ...(record.needs ?? []).map(({ substance }) => substance),
  ];
  const unknown = [...new Set(codes.filter((code) => !findSubstance(code)))];
  if (unknown.length) throw enterpriseRefusal('substance-unknown', { substances: unknown });
}
