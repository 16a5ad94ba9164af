import { organOf } from '@yby/identity';
import { toPlainDate, type Fact, type Tx } from '@yby/platform';
import { makeCodes } from '../code/make-code';
import { remindOfNewEnd } from '../licences/remind-of-end';
import type { EnterpriseState } from './enterprise.lifecycle';
import type { NewEnterprise } from './new-enterprise';
import { pinyinOf } from './pinyin-of';

/** Enterprises of one round of statements: large enough to be fast, small enough to show how far it is. */
const A_ROUND = 200;

export interface RegisterMany {
  /** Further facts of each `enterprise.registered`, e.g. the import that it came with. */
  readonly facts?: Readonly<Record<string, Fact>>;
  /** Told after each round. */
  readonly progress?: (rows: number) => Promise<void>;
}

const unpacked: Readonly<Record<'enterprise' | 'site' | 'licence' | 'need', string>> = {
  enterprise: `INSERT INTO enterprise.enterprise (id, uscc, name, pinyin, address, legal_rep, kinds, state, organ_id, first_filing_on,
  first_transport_on, division, month)
SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, uscc text, name text, pinyin text, address text, legal_rep text, kinds text[],
  state text, organ_id uuid, first_filing_on date, first_transport_on date, division text, month int)`,
  site: `INSERT INTO enterprise.site (id, enterprise_id, name, address, organ_id, division, month)
SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, enterprise_id uuid, name text, address text, organ_id uuid,
  division text, month int)`,
  licence: `INSERT INTO enterprise.licence (id, enterprise_id, kind, number, issuer, valid_from, valid_to, substances, division, month)
SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, enterprise_id uuid, kind text, number text, issuer text,
  valid_from date, valid_to date, substances text[], division text, month int)`,
  need: `INSERT INTO enterprise.declared_need (enterprise_id, substance, unit, yearly_need, storage_capacity, division, month)
SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r (enterprise_id uuid, substance text, unit text, yearly_need bigint,
  storage_capacity bigint, division text, month int)`,
};

/**
 * Enters many enterprises whose records were checked before, a few statements for hundreds of rows, and emits
 * `enterprise.registered` for each. Licences carry no evidence: they are declared by the file.
 */
export async function registerMany(
  tx: Tx,
  records: readonly NewEnterprise[],
  { facts = {}, progress }: RegisterMany = {},
): Promise<void> {
  const month = Number(toPlainDate(tx.now).slice(0, 7).replace('-', ''));
  const organs = new Map<string, string | null>();
  const organIdOf = async (division: string) => {
    if (!organs.has(division)) organs.set(division, (await organOf(tx, division))?.id ?? null);
    return organs.get(division)!;
  };
  for (let from = 0; from < records.length; from += A_ROUND) {
    const rows: Record<keyof typeof unpacked, Record<string, unknown>[]> = {
      enterprise: [],
      site: [],
      licence: [],
      need: [],
    };
    for (const record of records.slice(from, from + A_ROUND)) {
      const id = tx.newId();
      const { division, kinds } = record;
      const organId = record.organId !== undefined ? record.organId : await organIdOf(division);
      const own = { enterprise_id: id, division, month };
      rows.enterprise.push({
        id,
        uscc: record.uscc,
        name: record.name,
        pinyin: pinyinOf(record.name),
        address: record.address,
        legal_rep: record.legalRep,
        kinds,
        state: 'registered' satisfies EnterpriseState,
        organ_id: organId,
        first_filing_on: record.firstFilingOn ?? null,
        first_transport_on: record.firstTransportOn ?? null,
        division,
        month,
      });
      for (const { name, address, division: place = division } of record.sites ?? [])
        rows.site.push({
          ...own,
          id: tx.newId(),
          name,
          address,
          division: place,
          organ_id: place === division ? organId : await organIdOf(place),
        });
      for (const { validFrom, validTo, evidence: _, ...licence } of record.licences ?? []) {
        const licenceId = tx.newId();
        rows.licence.push({ ...own, ...licence, id: licenceId, valid_from: validFrom, valid_to: validTo });
        remindOfNewEnd(tx, { id: licenceId, validTo });
      }
      for (const { substance, unit, yearlyNeed, storageCapacity } of record.needs ?? [])
        rows.need.push({
          ...own,
          substance,
          unit,
          yearly_need: yearlyNeed.toString(),
          storage_capacity: storageCapacity.toString(),
        });
      tx.emit('enterprise.registered', { type: 'enterprise', id, version: 1, division }, { kinds, organId, ...facts });
    }
    for (const table of ['enterprise', 'site', 'licence', 'need'] as const)
      if (rows[table].length) await tx.execute(unpacked[table], [JSON.stringify(rows[table])]);
    await makeCodes(
      tx,
      rows.enterprise.map(({ id }) => id as string),
    );
    await progress?.(Object.values(rows).reduce((sum, { length }) => sum + length, 0));
  }
}
