import { organOf } from '@yby/identity';
import { advance, toPlainDate, type SqlValue, type Tx } from '@yby/platform';
import { makeCodes } from '../code/make-code';
import { enterpriseRefusal } from '../enterprise.refusals';
import { checkRecord } from './check-record';
import { enterpriseLifecycle, type EnterpriseState } from './enterprise.lifecycle';
import type { NewEnterprise } from './new-enterprise';
import { pinyinOf } from './pinyin-of';
import {
  writeChemicals,
  writeDocuments,
  writeLicences,
  writeNeeds,
  writeSites,
  writeStaff,
  type Owner,
} from './write-register';

/**
 * Enters an enterprise with everything verified of it, and emits `enterprise.registered`: the one way into the register.
 * @param draft id of the enterprise that has joined and waits for this; a new one otherwise
 * @returns its id and the ids of its storehouses, in the order given
 * @throws Refusal enterprise.uscc-malformed, enterprise.cas-malformed, enterprise.division-unknown, enterprise.substance-unknown, enterprise.uscc-taken
 */
export async function registerEnterprise(
  tx: Tx,
  record: NewEnterprise,
  draft?: string,
): Promise<{ id: string; siteIds: string[] }> {
  checkRecord(record);
  const { division } = record;
  const id = draft ?? tx.newId();
  const organId = record.organId !== undefined ? record.organId : ((await organOf(tx, division))?.id ?? null);
  const columns = {
    ...columnsOf(record),
    organ_id: organId,
    first_filing_on: record.firstFilingOn ?? null,
    first_transport_on: record.firstTransportOn ?? null,
    division,
  };
  const version = await (
    draft
      ? advance(tx, enterpriseLifecycle, { act: 'register', id: draft, from: 'draft', set: columns })
      : tx
          .insert('enterprise.enterprise', {
            id,
            ...columns,
            state: 'registered' satisfies EnterpriseState,
            month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
          })
          .then(() => 1)
  ).catch(taken);
  const owner: Owner = { id, division, organId };
  const siteIds = await writeAll(tx, owner, record);
  await writeStanding(tx, owner, record);
  await makeCodes(tx, [id]);
  tx.emit('enterprise.registered', { type: 'enterprise', id, version, division }, { kinds: record.kinds, organId });
  return { id, siteIds };
}

/** The columns of the enterprise itself that a filing tells of. */
export function columnsOf(record: NewEnterprise): Record<string, SqlValue> {
  return {
    uscc: record.uscc,
    name: record.name,
    pinyin: pinyinOf(record.name),
    address: record.address,
    legal_rep: record.legalRep,
    kinds: record.kinds,
    contact_name: record.contactName ?? '',
    contact_phone: record.contactPhone ?? null,
    id_kind: record.person?.idKind ?? null,
    id_country: record.person?.country ?? null,
    id_number: record.person?.idNumber ?? null,
    id_blind: record.person?.idBlind ?? null,
  };
}

export async function writeAll(tx: Tx, owner: Owner, record: NewEnterprise): Promise<string[]> {
  const siteIds = await writeSites(tx, owner, record.sites ?? []);
  await writeLicences(tx, owner, record.licences);
  await writeNeeds(tx, owner, record.needs);
  await writeChemicals(tx, owner, record.otherChemicals);
  await writeStaff(tx, owner, record.staff);
  await writeDocuments(tx, owner, record.documents);
  return siteIds;
}

async function writeStanding(tx: Tx, { id, division }: Owner, record: NewEnterprise): Promise<void> {
  const own = { enterprise_id: id, division, month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')) };
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
}

/** One registered enterprise for one credit code, or one person. */
export function taken(error: { constraint?: string }): never {
  throw error.constraint === 'enterprise_uscc_once' || error.constraint === 'enterprise_person_once'
    ? enterpriseRefusal('uscc-taken')
    : error;
}
