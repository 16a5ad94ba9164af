import { mgToKilograms, type QuantityUnit, type Sql } from '@yby/platform';
import type { FilingDocument, IdKind, Keeper, StaffDuty, TypedAmount, DocumentKind } from '../filing/filing-document';
import type { EnterpriseState } from './enterprise.lifecycle';
import type { EnterpriseKind, LicenceKind } from './licence';

interface Row {
  readonly state: EnterpriseState;
  readonly version: number;
  readonly division: string;
  readonly organId: string | null;
  readonly unit: {
    uscc: string | null;
    name: string;
    kinds: EnterpriseKind[];
    address: string;
    legalRep: string;
    contactName: string;
    contactPhone: string | null;
    idKind: IdKind | null;
    idCountry: string | null;
    idNumber: string | null;
  };
  readonly sites: {
    id: string;
    name: string;
    address: string;
    division: string;
    lat: number | null;
    lon: number | null;
    capacities: TypedAmount[];
    keepers: Keeper[];
    twoLocks: boolean;
  }[];
  readonly licences: {
    id: string;
    kind: LicenceKind;
    number: string;
    issuer: string;
    validFrom: string;
    validTo: string | null;
    substances: string[];
    file: string | null;
    fileName: string | null;
  }[];
  readonly needs: { substance: string; unit: QuantityUnit; yearly: string; store: string; use: string }[];
  readonly chemicals: { cas: string; name: string }[];
  readonly staff: {
    id: string;
    name: string;
    duty: StaffDuty;
    idKind: IdKind;
    country: string;
    idNumber: string;
    phone: string;
    mandateFrom: string | null;
    mandateUntil: string | null;
    file: string | null;
    fileName: string | null;
  }[];
  readonly documents: { id: string; kind: DocumentKind; file: string; name: string }[];
}

const list = (fields: string, from: string, order: string) =>
  `coalesce((SELECT jsonb_agg(jsonb_build_object(${fields}) ORDER BY ${order}) FROM enterprise.${from}), '[]')`;

const question = `
SELECT e.state, e.version, e.division, e.organ_id AS "organId",
  jsonb_build_object('uscc', e.uscc, 'name', e.name, 'kinds', e.kinds, 'address', e.address, 'legalRep', e.legal_rep,
    'contactName', e.contact_name, 'contactPhone', e.contact_phone, 'idKind', e.id_kind, 'idCountry', e.id_country,
    'idNumber', e.id_number) AS unit,
  ${list(
    `'id', s.id, 'name', s.name, 'address', s.address, 'division', s.division, 'lat', s.lat, 'lon', s.lon,
     'capacities', s.capacities, 'keepers', s.keepers, 'twoLocks', s.two_locks`,
    'site s WHERE s.enterprise_id = e.id AND s.ended_on IS NULL',
    's.id',
  )} AS sites,
  ${list(
    `'id', l.id, 'kind', l.kind, 'number', l.number, 'issuer', l.issuer, 'validFrom', l.valid_from, 'validTo', l.valid_to,
     'substances', l.substances, 'file', l.evidence, 'fileName', l.evidence_name`,
    'licence l WHERE l.enterprise_id = e.id',
    'l.id',
  )} AS licences,
  ${list(
    `'substance', n.substance, 'unit', n.unit, 'yearly', n.yearly_need::text, 'store', n.storage_capacity::text, 'use', n.use`,
    'declared_need n WHERE n.enterprise_id = e.id',
    'n.substance, n.unit',
  )} AS needs,
  ${list(`'cas', c.cas, 'name', c.name`, 'other_chemical c WHERE c.enterprise_id = e.id', 'c.cas')} AS chemicals,
  ${list(
    `'id', p.id, 'name', p.name, 'duty', p.duty, 'idKind', p.id_kind, 'country', p.id_country, 'idNumber', p.id_number,
     'phone', p.phone, 'mandateFrom', p.mandate_from, 'mandateUntil', p.mandate_until, 'file', p.mandate, 'fileName', p.mandate_name`,
    'staff p WHERE p.enterprise_id = e.id',
    'p.id',
  )} AS staff,
  ${list(`'id', d.id, 'kind', d.kind, 'file', d.file, 'name', d.name`, 'document d WHERE d.enterprise_id = e.id', 'd.id')} AS documents
FROM enterprise.enterprise e WHERE e.id = $1`;

export interface RegisterRecord {
  readonly state: EnterpriseState;
  readonly version: number;
  readonly division: string;
  readonly organId: string | null;
  /** What was verified, in the form of a filing; personal data sealed as in the rows. */
  readonly document: FilingDocument;
}

/** The register's entry as a document, to be shown or to be changed; null for an unknown id. One statement. */
export async function recordOf(sql: Sql, enterpriseId: string): Promise<RegisterRecord | null> {
  const row = await sql.maybe<Row>(question, [enterpriseId]);
  if (!row) return null;
  const { state, version, division, organId, unit } = row;
  const scan = (file: string | null, name: string | null) => (file ? { file, name: name ?? file.slice(0, 8) } : null);
  const typed = (amount: string, measure: QuantityUnit) => (measure === 'mg' ? mgToKilograms(BigInt(amount)) : amount);
  return {
    state,
    version,
    division,
    organId,
    document: {
      unit: {
        uscc: unit.uscc ?? '',
        name: unit.name,
        kinds: unit.kinds,
        division,
        address: unit.address,
        legalRep: unit.legalRep,
        contactName: unit.contactName,
        contactPhone: unit.contactPhone ?? '',
      },
      person: { idKind: unit.idKind ?? 'resident_id', country: unit.idCountry ?? '', idNumber: unit.idNumber ?? '' },
      licences: row.licences.map(({ file, fileName, validTo, ...one }) => ({
        ...one,
        validTo: validTo ?? '',
        scan: scan(file, fileName),
      })),
      sites: row.sites.map(({ lat, lon, ...one }) => ({
        ...one,
        lat: lat === null ? '' : String(lat),
        lon: lon === null ? '' : String(lon),
      })),
      staff: row.staff.map(({ file, fileName, mandateFrom, mandateUntil, ...one }) => ({
        ...one,
        mandateFrom: mandateFrom ?? '',
        mandateUntil: mandateUntil ?? '',
        mandate: scan(file, fileName),
      })),
      needs: row.needs.map(({ yearly, store, ...one }) => ({
        ...one,
        yearly: typed(yearly, one.unit),
        store: typed(store, one.unit),
      })),
      chemicals: row.chemicals,
      documents: row.documents,
    },
  };
}
