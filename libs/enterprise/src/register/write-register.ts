import { organOf } from '@yby/identity';
import { platformRefusal, toPlainDate, type SqlValue, type Tx } from '@yby/platform';
import { remindOfEnd } from '../licences/remind-of-end';
import type { NewEnterprise, NewSite } from './new-enterprise';

/** Whose rows are written, and where they fall to. */
export interface Owner {
  readonly id: string;
  readonly division: string;
  readonly organId: string | null;
}

const monthOf = (tx: Tx) => Number(toPlainDate(tx.now).slice(0, 7).replace('-', ''));

// The condition keeps a row of another enterprise as it is, should its id ever be named here.
async function put(tx: Tx, table: string, row: Readonly<Record<string, SqlValue>>): Promise<void> {
  const columns = Object.keys(row);
  const changed = columns.filter((column) => !['id', 'enterprise_id', 'month'].includes(column));
  const written = await tx.execute(
    `INSERT INTO ${table} AS t (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${changed.map((column) => `${column} = excluded.${column}`).join(', ')}, version = t.version + 1
     WHERE t.enterprise_id = excluded.enterprise_id`,
    Object.values(row),
  );
  if (written !== 1) throw platformRefusal('not-found');
}

/** Storehouses; those that are not named any more end today. @returns their ids, in the order given */
export async function writeSites(tx: Tx, owner: Owner, sites: readonly NewSite[]): Promise<string[]> {
  const ids: string[] = [];
  for (const site of sites) {
    const id = site.id ?? tx.newId();
    const division = site.division ?? owner.division;
    const here = division === owner.division ? owner.organId : ((await organOf(tx, division))?.id ?? null);
    await put(tx, 'enterprise.site', {
      id,
      enterprise_id: owner.id,
      name: site.name,
      address: site.address,
      organ_id: site.organId !== undefined ? site.organId : here,
      lat: site.lat ?? null,
      lon: site.lon ?? null,
      capacities: JSON.stringify(site.capacities ?? []),
      keepers: JSON.stringify(site.keepers ?? []),
      two_locks: site.twoLocks ?? false,
      division,
      month: monthOf(tx),
    });
    ids.push(id);
  }
  await tx.execute(
    'UPDATE enterprise.site SET ended_on = $3 WHERE enterprise_id = $1 AND id <> ALL($2::uuid[]) AND ended_on IS NULL',
    [owner.id, ids, toPlainDate(tx.now)],
  );
  return ids;
}

/** Licences with the reminders of their end. What is not named any more is not on file any more: filings remember it. */
export async function writeLicences(tx: Tx, owner: Owner, licences: NewEnterprise['licences'] = []): Promise<void> {
  const kept = licences.map((licence) => ({ ...licence, id: licence.id ?? tx.newId() }));
  await dropOthers(tx, 'enterprise.licence', owner.id, kept);
  for (const licence of kept) {
    await put(tx, 'enterprise.licence', {
      id: licence.id,
      kind: licence.kind,
      number: licence.number,
      issuer: licence.issuer,
      valid_from: licence.validFrom,
      valid_to: licence.validTo,
      substances: licence.substances,
      evidence: licence.evidence ?? null,
      evidence_name: licence.evidenceName ?? null,
      ...ownOf(tx, owner),
    });
    remindOfEnd(tx, licence);
  }
}

export async function writeNeeds(tx: Tx, owner: Owner, needs: NewEnterprise['needs'] = []): Promise<void> {
  await tx.execute('DELETE FROM enterprise.declared_need WHERE enterprise_id = $1', [owner.id]);
  for (const need of needs)
    await tx.insert('enterprise.declared_need', {
      substance: need.substance,
      unit: need.unit,
      yearly_need: need.yearlyNeed,
      storage_capacity: need.storageCapacity,
      use: need.use ?? '',
      ...ownOf(tx, owner),
    });
}

export async function writeChemicals(tx: Tx, owner: Owner, all: NewEnterprise['otherChemicals'] = []): Promise<void> {
  await tx.execute('DELETE FROM enterprise.other_chemical WHERE enterprise_id = $1', [owner.id]);
  for (const { cas, name } of all) await tx.insert('enterprise.other_chemical', { cas, name, ...ownOf(tx, owner) });
}

export async function writeStaff(tx: Tx, owner: Owner, staff: NewEnterprise['staff'] = []): Promise<void> {
  const kept = staff.map((person) => ({ ...person, id: person.id ?? tx.newId() }));
  await dropOthers(tx, 'enterprise.staff', owner.id, kept);
  for (const person of kept)
    await put(tx, 'enterprise.staff', {
      id: person.id,
      name: person.name,
      duty: person.duty,
      id_kind: person.idKind,
      id_country: person.country,
      id_number: person.idNumber,
      id_blind: person.idBlind,
      phone: person.phone,
      mandate_from: person.mandateFrom,
      mandate_until: person.mandateUntil,
      mandate: person.mandate,
      mandate_name: person.mandateName,
      ...ownOf(tx, owner),
    });
}

export async function writeDocuments(tx: Tx, owner: Owner, all: NewEnterprise['documents'] = []): Promise<void> {
  const kept = all.map((document) => ({ ...document, id: document.id ?? tx.newId() }));
  await dropOthers(tx, 'enterprise.document', owner.id, kept);
  for (const { id, kind, file, name } of kept)
    await put(tx, 'enterprise.document', { id, kind, file, name, ...ownOf(tx, owner) });
}

const ownOf = (tx: Tx, { id, division }: Owner) => ({ enterprise_id: id, division, month: monthOf(tx) });

async function dropOthers(
  tx: Tx,
  table: 'enterprise.licence' | 'enterprise.staff' | 'enterprise.document',
  enterpriseId: string,
  kept: readonly { readonly id: string }[],
): Promise<void> {
  const dropped = await tx.rows<{ id: string }>(
    `DELETE FROM ${table} WHERE enterprise_id = $1 AND id <> ALL($2::uuid[]) RETURNING id`,
    [enterpriseId, kept.map(({ id }) => id)],
  );
  if (table === 'enterprise.licence') for (const { id } of dropped) tx.settle({ type: 'licence', id });
}
