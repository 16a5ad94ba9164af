import { Choice, Day, Flag, Id, Part, QuantityView, Text, Whole, type PlainDate } from '@yby/platform';
import { enterpriseLifecycle, type EnterpriseState } from '../register/enterprise.lifecycle';
import { enterpriseKinds, licenceKinds, type EnterpriseKind, type LicenceKind } from '../register/licence';

export class EnterpriseEntry {
  @Id() id: string;
  @Text() name: string;
  @Text({ max: 18 }) uscc: string;
  @Text({ max: 6 }) division: string;
  @Text() address: string;
  @Text({ many: true, about: 'codes of what it may sell today' }) sells: string[];
}

export class EnterprisePage {
  @Part(() => EnterpriseEntry, { many: true }) items: EnterpriseEntry[];
  @Text({ nullable: true }) next: string | null;
}

export class SiteView {
  @Id() id: string;
  @Text() name: string;
  @Text() address: string;
  @Text({ max: 6 }) division: string;
  @Id({ nullable: true }) organId: string | null;
}

export class LicenceView {
  @Id() id: string;
  @Choice(licenceKinds, { name: 'LicenceKind' }) kind: LicenceKind;
  @Text() number: string;
  @Text() issuer: string;
  @Day() validFrom: PlainDate;
  @Day({ nullable: true }) validTo: PlainDate | null;
  @Text({ many: true }) substances: string[];
  @Flag({ about: 'in force today' }) inForce: boolean;
}

export class DeclaredNeedView {
  @Text() substance: string;
  @Part(() => QuantityView) yearlyNeed: QuantityView;
  @Part(() => QuantityView) storageCapacity: QuantityView;
}

export class BanView {
  @Day() from: PlainDate;
  @Day() to: PlainDate;
  @Choice(['purchase', 'transport', 'all']) scope: 'purchase' | 'transport' | 'all';
  @Text() decisionNo: string;
  @Text() article: string;
}

export class CompetentOrgan {
  @Id() id: string;
  @Text() name: string;
  @Text({ max: 6 }) division: string;
}

/** An enterprise's own file. */
export class EnterpriseFile {
  @Id() id: string;
  @Whole() version: number;
  @Text() name: string;
  @Text({ max: 18 }) uscc: string;
  @Text({ max: 6 }) division: string;
  @Text() address: string;
  @Text() legalRep: string;
  @Choice(enterpriseKinds, { many: true, name: 'EnterpriseKind' }) kinds: EnterpriseKind[];
  @Choice(Object.keys(enterpriseLifecycle.states) as EnterpriseState[], { name: 'EnterpriseState' })
  state: EnterpriseState;
  @Part(() => CompetentOrgan, { nullable: true }) organ: CompetentOrgan | null;
  @Day({ nullable: true }) firstFilingOn: PlainDate | null;
  @Day({ nullable: true }) firstTransportOn: PlainDate | null;
  @Part(() => SiteView, { many: true }) sites: SiteView[];
  @Part(() => LicenceView, { many: true }) licences: LicenceView[];
  @Part(() => DeclaredNeedView, { many: true }) needs: DeclaredNeedView[];
  @Part(() => BanView, { many: true, about: 'in force today' }) bans: BanView[];
  @Text({ many: true }) sells: string[];
  @Flag() carries: boolean;
  @Text({ many: true }) acts: string[];
}
