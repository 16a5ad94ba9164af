import type { QuantityUnit } from '@yby/platform/contract';
import type { EnterpriseKind, LicenceKind } from '../register/licence';

// What an enterprise declares, as typed: every text may still be empty or wrong. `defectsOf` says what is missing.

export const idKinds = ['resident_id', 'passport', 'residence_permit'] as const;
export type IdKind = (typeof idKinds)[number];

export const staffDuties = ['agent', 'storekeeper', 'safety', 'driver', 'escort'] as const;
export type StaffDuty = (typeof staffDuties)[number];

export const documentKinds = [
  'management_rules',
  'seal_specimen',
  'premises_proof',
  'training_record',
  'statement',
  'consent',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A scan by the hash that POST /files has answered. */
export interface StoredScan {
  file: string;
  name: string;
}

/** Who a natural person is. `country` by ISO 3166 alpha-3, as passports write it; empty for a resident of China. */
export interface PersonId {
  idKind: IdKind;
  country: string;
  idNumber: string;
}

export interface UnitFacts {
  uscc: string;
  name: string;
  kinds: EnterpriseKind[];
  division: string;
  address: string;
  legalRep: string;
  contactName: string;
  contactPhone: string;
}

export interface LicenceFacts {
  id: string;
  kind: LicenceKind;
  number: string;
  issuer: string;
  validFrom: string;
  /** Empty: without end. */
  validTo: string;
  substances: string[];
  scan?: StoredScan | null | undefined;
}

/** Kilograms (unit mg) or pieces, as typed. */
export interface TypedAmount {
  substance: string;
  unit: QuantityUnit;
  amount: string;
}

/** Who holds a key: by the name of a person, and of the account where there is one. */
export interface Keeper {
  name: string;
  username: string;
}

export interface SiteFacts {
  id: string;
  name: string;
  address: string;
  division: string;
  /** WGS-84, decimal degrees as typed. */
  lat: string;
  lon: string;
  capacities: TypedAmount[];
  keepers: Keeper[];
  twoLocks: boolean;
}

export interface StaffFacts extends PersonId {
  id: string;
  name: string;
  duty: StaffDuty;
  phone: string;
  mandateFrom: string;
  mandateUntil: string;
  mandate?: StoredScan | null | undefined;
}

export interface NeedFacts {
  substance: string;
  unit: QuantityUnit;
  /** Kilograms (unit mg) or pieces, as typed. */
  yearly: string;
  store: string;
  use: string;
}

export interface ChemicalFacts {
  cas: string;
  name: string;
}

export interface DocumentFacts extends StoredScan {
  id: string;
  kind: DocumentKind;
}

export interface FilingDocument {
  unit: UnitFacts;
  /** Only of an individual buyer, who has no credit code. */
  person: PersonId;
  licences: LicenceFacts[];
  sites: SiteFacts[];
  staff: StaffFacts[];
  needs: NeedFacts[];
  chemicals: ChemicalFacts[];
  documents: DocumentFacts[];
}

export const emptyDocument = (): FilingDocument => ({
  unit: { uscc: '', name: '', kinds: [], division: '', address: '', legalRep: '', contactName: '', contactPhone: '' },
  person: { idKind: 'resident_id', country: '', idNumber: '' },
  licences: [],
  sites: [],
  staff: [],
  needs: [],
  chemicals: [],
  documents: [],
});

export const isIndividual = ({ unit }: FilingDocument): boolean => unit.kinds.includes('individual_buyer');

/** Every scan that the document names, each once. */
export function scansOf(document: FilingDocument): StoredScan[] {
  const all = [
    ...document.licences.flatMap(({ scan }) => scan ?? []),
    ...document.staff.flatMap(({ mandate }) => mandate ?? []),
    ...document.documents,
  ];
  return [...new Map(all.map(({ file, name }) => [file, { file, name }])).values()];
}
