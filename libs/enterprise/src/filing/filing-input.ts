import { Choice, Flag, Id, Part, quantityUnits, Text, type QuantityUnit } from '@yby/platform';
import { enterpriseKinds, licenceKinds, type EnterpriseKind, type LicenceKind } from '../register/licence';
import {
  documentKinds,
  idKinds,
  staffDuties,
  type DocumentKind,
  type FilingDocument,
  type IdKind,
  type StaffDuty,
} from './filing-document';

// The document as it travels: bounded, but as typed. A draft may be saved with anything missing.

const hash = /^[0-9a-f]{64}$/;

export class StoredScanInput {
  @Text({ max: 64, pattern: hash, about: 'hash that POST /files has answered' }) file: string;
  @Text({ min: 1, max: 200 }) name: string;
}

export class PersonInput {
  @Choice(idKinds, { name: 'IdKind' }) idKind: IdKind;
  @Text({ max: 3, about: 'of a passport: ISO 3166 alpha-3' }) country: string;
  @Text({ max: 30 }) idNumber: string;
}

export class UnitInput {
  @Text({ max: 18 }) uscc: string;
  @Text({ max: 100 }) name: string;
  @Choice(enterpriseKinds, { many: true, most: 11, name: 'EnterpriseKind' }) kinds: EnterpriseKind[];
  @Text({ max: 6, about: 'GB/T 2260 code of the county' }) division: string;
  @Text({ max: 200 }) address: string;
  @Text({ max: 50 }) legalRep: string;
  @Text({ max: 50 }) contactName: string;
  @Text({ max: 30 }) contactPhone: string;
}

export class LicenceInput {
  @Id({ about: 'made by the page; the register keeps it' }) id: string;
  @Choice(licenceKinds, { name: 'LicenceKind' }) kind: LicenceKind;
  @Text({ max: 60 }) number: string;
  @Text({ max: 60 }) issuer: string;
  @Text({ max: 10 }) validFrom: string;
  @Text({ max: 10, about: 'empty: without end' }) validTo: string;
  @Text({ many: true, most: 60, max: 10, about: 'catalogue codes that it covers' }) substances: string[];
  @Part(() => StoredScanInput, { optional: true, nullable: true }) scan?: StoredScanInput | null;
}

export class CapacityInput {
  @Text({ max: 10 }) substance: string;
  @Choice(quantityUnits, { name: 'QuantityUnit' }) unit: QuantityUnit;
  @Text({ max: 20, about: 'kilograms or pieces, as typed' }) amount: string;
}

export class KeeperInput {
  @Text({ max: 50 }) name: string;
  @Text({ max: 64, about: 'of the account, where there is one' }) username: string;
}

export class SiteInput {
  @Id() id: string;
  @Text({ max: 60 }) name: string;
  @Text({ max: 200 }) address: string;
  @Text({ max: 6 }) division: string;
  @Text({ max: 14, about: 'WGS-84 latitude, decimal degrees' }) lat: string;
  @Text({ max: 14, about: 'WGS-84 longitude, decimal degrees' }) lon: string;
  @Part(() => CapacityInput, { many: true, most: 60 }) capacities: CapacityInput[];
  @Part(() => KeeperInput, { many: true, most: 6 }) keepers: KeeperInput[];
  @Flag({ about: '双人双锁 / two locks' }) twoLocks: boolean;
}

export class StaffInput extends PersonInput {
  @Id() id: string;
  @Text({ max: 50 }) name: string;
  @Choice(staffDuties, { name: 'StaffDuty' }) duty: StaffDuty;
  @Text({ max: 30 }) phone: string;
  @Text({ max: 10 }) mandateFrom: string;
  @Text({ max: 10 }) mandateUntil: string;
  @Part(() => StoredScanInput, { optional: true, nullable: true }) mandate?: StoredScanInput | null;
}

export class NeedInput {
  @Text({ max: 10 }) substance: string;
  @Choice(quantityUnits, { name: 'QuantityUnit' }) unit: QuantityUnit;
  @Text({ max: 20, about: 'kilograms or pieces in a year, as typed' }) yearly: string;
  @Text({ max: 20, about: 'kilograms or pieces stored at once, as typed' }) store: string;
  @Text({ max: 200 }) use: string;
}

export class ChemicalInput {
  @Text({ max: 12 }) cas: string;
  @Text({ max: 100 }) name: string;
}

export class DocumentInput extends StoredScanInput {
  @Id() id: string;
  @Choice(documentKinds, { name: 'EnterpriseDocumentKind' }) kind: DocumentKind;
}

export class FilingDocumentInput implements FilingDocument {
  @Part(() => UnitInput) unit: UnitInput;
  @Part(() => PersonInput, { about: 'of an individual buyer; else as empty as it began' }) person: PersonInput;
  @Part(() => LicenceInput, { many: true, most: 40 }) licences: LicenceInput[];
  @Part(() => SiteInput, { many: true, most: 20 }) sites: SiteInput[];
  @Part(() => StaffInput, { many: true, most: 60 }) staff: StaffInput[];
  @Part(() => NeedInput, { many: true, most: 60 }) needs: NeedInput[];
  @Part(() => ChemicalInput, { many: true, most: 100 }) chemicals: ChemicalInput[];
  @Part(() => DocumentInput, { many: true, most: 40 }) documents: DocumentInput[];
}

export class SaveBody {
  @Part(() => FilingDocumentInput) document: FilingDocumentInput;
}

/** A newcomer: an account, and the unit that it will administer. */
export class JoinBody {
  @Text({ min: 2, max: 64, pattern: /^[A-Za-z0-9\u4e00-\u9fff]\S{1,63}$/ }) username: string;
  @Text({ min: 1, max: 128, format: 'password' }) password: string;
  @Text({ min: 1, max: 50, about: 'of the person' }) name: string;
  @Text({ min: 5, max: 30 }) phone: string;
  @Choice(enterpriseKinds, { many: true, least: 1, most: 11, name: 'EnterpriseKind' }) kinds: EnterpriseKind[];
  @Text({ min: 1, max: 100 }) unitName: string;
  @Text({ max: 18, about: 'empty for an individual buyer' }) uscc: string;
  @Text({ min: 6, max: 6, about: 'GB/T 2260 code of the county' }) division: string;
}

export class AssistBody extends JoinBody {
  @Part(() => StoredScanInput, { about: 'consent of the enterprise to be helped' }) consent: StoredScanInput;
}
