import type { PlainDate, QuantityUnit, Sealed } from '@yby/platform';
import type { DocumentKind, IdKind, Keeper, StaffDuty, TypedAmount } from '../filing/filing-document';
import type { EnterpriseKind, Licence } from './licence';

/** A person by an identity document; the number is sealed as `enterprise.idNumber`, and blinded under the same name. */
export interface SealedPerson {
  readonly idKind: IdKind;
  readonly country: string;
  readonly idNumber: Sealed;
  readonly idBlind: string;
}

export interface NewSite {
  /** Kept when the enterprise has such a site already. */
  readonly id?: string;
  readonly name: string;
  readonly address: string;
  /** The enterprise's own when left out. */
  readonly division?: string;
  /** The competent authority of the division when left out. */
  readonly organId?: string | null;
  readonly lat?: number | null;
  readonly lon?: number | null;
  readonly capacities?: readonly TypedAmount[];
  readonly keepers?: readonly Keeper[];
  readonly twoLocks?: boolean;
}

export interface NewLicence extends Licence {
  readonly id?: string;
  /** SHA-256 of the scan. */
  readonly evidence?: string | null;
  readonly evidenceName?: string | null;
}

export interface NewStaff extends SealedPerson {
  readonly id?: string;
  readonly name: string;
  readonly duty: StaffDuty;
  /** Sealed as `enterprise.phone`. */
  readonly phone: Sealed;
  readonly mandateFrom: PlainDate | null;
  readonly mandateUntil: PlainDate | null;
  readonly mandate: string | null;
  readonly mandateName: string | null;
}

export interface NewDocument {
  readonly id?: string;
  readonly kind: DocumentKind;
  readonly file: string;
  readonly name: string;
}

/** Everything that is verified of an enterprise. */
export interface NewEnterprise {
  /** Null for a natural person, who is known by `person`. */
  readonly uscc: string | null;
  readonly person?: SealedPerson | null;
  readonly name: string;
  readonly division: string;
  readonly address: string;
  readonly legalRep: string;
  readonly contactName?: string;
  /** Sealed as `enterprise.phone`. */
  readonly contactPhone?: Sealed | null;
  readonly kinds: readonly EnterpriseKind[];
  readonly organId?: string | null;
  readonly firstFilingOn?: PlainDate | null;
  readonly firstTransportOn?: PlainDate | null;
  readonly sites?: readonly NewSite[];
  readonly licences?: readonly NewLicence[];
  readonly needs?: readonly {
    readonly substance: string;
    readonly unit: QuantityUnit;
    readonly yearlyNeed: bigint;
    readonly storageCapacity: bigint;
    readonly use?: string;
  }[];
  /** Chemicals outside the catalogue, by CAS number: whom a later listing would concern. */
  readonly otherChemicals?: readonly { readonly cas: string; readonly name: string }[];
  readonly staff?: readonly NewStaff[];
  readonly documents?: readonly NewDocument[];
  readonly bans?: readonly {
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly scope: 'purchase' | 'transport' | 'all';
    readonly decisionNo: string;
    readonly article: string;
  }[];
  readonly violations?: readonly { readonly decidedOn: PlainDate; readonly article: string }[];
}
