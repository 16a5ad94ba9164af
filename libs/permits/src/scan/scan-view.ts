import { At, Choice, Day, Flag, Id, Part, QuantityView, Text } from '@yby/platform';
import { applicationKinds, type ApplicationKind } from '../application/application-input';
import { effectives } from '../permit/permit-view';

export const verdicts = [
  ...effectives,
  'replaced',
  'altered',
  'wrong_authority',
  'forged',
  'unknown_key',
  'unreadable',
  'not_found',
] as const;
export type Verdict = (typeof verdicts)[number];

export class ScanInput {
  @Text({ min: 1, max: 4000, about: "the code's address, the bare credential, or a permit number" }) text: string;
}

export class ScanText {
  @Text() title: string;
  @Text() todo: string;
}

export class ScannedLine {
  @Text() substance: string;
  @Text() nameZh: string;
  @Text() nameEn: string;
  @Part(() => QuantityView) granted: QuantityView;
  @Part(() => QuantityView) remaining: QuantityView;
}

export class ScannedPermit {
  @Text() number: string;
  @Choice(applicationKinds, { name: 'ApplicationKind' }) kind: ApplicationKind;
  @Text() holderName: string;
  @Day() validFrom: string;
  @Day() validTo: string;
  @Text() issuingOrgan: string;
  @Id({ optional: true, about: 'only for a party or an officer' }) id?: string;
  @Part(() => ScannedLine, { many: true, optional: true }) lines?: ScannedLine[];
  @Text({ optional: true }) counterpartyName?: string;
  @Text({ many: true, optional: true }) acts?: string[];
}

export class ScanVerdict {
  @Choice(verdicts, { name: 'ScanVerdictCode' }) verdict: Verdict;
  @Flag({ about: 'issued by this authority and unaltered' }) genuine: boolean;
  @Flag() inForce: boolean;
  @Part(() => ScanText) zh: ScanText;
  @Part(() => ScanText) en: ScanText;
  @Part(() => ScannedPermit, { optional: true }) permit?: ScannedPermit;
  @At({ about: 'state of the register at this moment' }) asOf: string;
}
