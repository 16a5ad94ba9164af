import { At, Choice, Day, Flag, Id, Part, Text, Whole, type PlainDate } from '@yby/platform';
import { SiteView } from '../directory/enterprise-views';
import { enterpriseKinds, licenceKinds, type EnterpriseKind, type LicenceKind } from '../register/licence';
import { ColourView, StandingView } from '../standing/standing-views';
import { CODE_TEXT_MOST } from './code-text';
import { livingStates, type LivingState } from './living-code';

export const codeVerdicts = ['genuine', 'not_registered', 'replaced', 'unknown'] as const;
export type CodeVerdict = (typeof codeVerdicts)[number];

export const codeViewers = ['public', 'counterparty', 'own', 'officer'] as const;
export type CodeViewer = (typeof codeViewers)[number];

const SHAPED = /^(?:[0-9A-Za-z]-?){15}[0-9A-Za-z](?:\.\d{1,12}\.[0-9A-Za-z]{16})?$/;

export class CodeParams {
  @Text({ min: 16, max: CODE_TEXT_MOST, pattern: SHAPED, about: 'the code, or a living code' }) code: string;
}

export class CodeQuery {
  @Text({
    optional: true,
    max: 40,
    pattern: /^[0-9A-Za-z-]+$/,
    about: 'substance that is to be bought, sold or carried',
  })
  substance?: string;
}

export class CodeWords {
  @Text() title: string;
  @Text() todo: string;
}

/** What stands on the gate plate as well. */
export class CodePlace {
  @Text() name: string;
  @Text({ nullable: true, about: 'storehouse' }) siteName: string | null;
}

/** For a counterparty: yes or no, never why. */
export class MayTodayView {
  @Text({ nullable: true, about: 'null: anything at all' }) substance: string | null;
  @Flag() buy: boolean;
  @Flag() sell: boolean;
  @Flag() carry: boolean;
}

export class CodeLicence {
  @Choice(licenceKinds, { name: 'LicenceKind' }) kind: LicenceKind;
  @Text() number: string;
  @Day({ nullable: true }) validTo: PlainDate | null;
  @Flag() inForce: boolean;
}

export class CodeCount {
  @Text() code: string;
  @Text() zh: string;
  @Text() en: string;
  @Whole() count: number;
}

/** For officers of the city. */
export class CodeFile {
  @Id() enterpriseId: string;
  @Id({ nullable: true }) siteId: string | null;
  @Text({ max: 18 }) uscc: string;
  @Text({ max: 6 }) division: string;
  @Text() address: string;
  @Text({ about: 'state in the register' }) state: string;
  @Choice(enterpriseKinds, { many: true, name: 'EnterpriseKind' }) kinds: EnterpriseKind[];
  @Part(() => SiteView, { many: true }) sites: SiteView[];
  @Part(() => CodeLicence, { many: true }) licences: CodeLicence[];
  @Part(() => StandingView) standing: StandingView;
  @Part(() => CodeCount, { many: true, about: 'what other books hold of it' }) counts: CodeCount[];
  @Text({ many: true }) acts: string[];
}

export class CodeAnswer {
  @Choice(codeVerdicts, { name: 'CodeVerdict' }) verdict: CodeVerdict;
  @Choice(codeViewers, { name: 'CodeViewer' }) viewer: CodeViewer;
  @Choice(livingStates, { name: 'LivingState', about: 'whether it was shown on a screen a minute ago at most' })
  living: LivingState;
  @Part(() => CodeWords) zh: CodeWords;
  @Part(() => CodeWords) en: CodeWords;
  @Part(() => CodePlace, { optional: true }) place?: CodePlace;
  @Part(() => MayTodayView, { optional: true, about: 'for a counterparty' }) may?: MayTodayView;
  @Part(() => ColourView, { optional: true, about: 'for the enterprise itself' }) own?: ColourView;
  @Part(() => CodeFile, { optional: true, about: 'for officers of the city' }) file?: CodeFile;
  @At() asOf: string;
}

export class MyCode {
  @Id({ nullable: true, about: 'storehouse; null: the enterprise' }) siteId: string | null;
  @Text({ nullable: true }) siteName: string | null;
  @Text() code: string;
  @Text({ about: 'in groups of four' }) grouped: string;
  @Text({ about: 'address in the code on the plate' }) address: string;
}

export class LivingCodeView {
  @Text() text: string;
  @Text() address: string;
  @At({ about: 'when the next one follows' }) until: string;
}

export class MyCodes {
  @Text() name: string;
  @Part(() => MyCode, { many: true }) codes: MyCode[];
  @Part(() => LivingCodeView, { nullable: true }) living: LivingCodeView | null;
  @Part(() => ColourView) standing: ColourView;
  @Text({ many: true, about: 'replace: a new code for a lost plate' }) acts: string[];
}

export class ReplaceCodeBody {
  @Text({ min: 16, max: CODE_TEXT_MOST, pattern: SHAPED, about: 'the code in use of the lost plate' })
  code: string;
}

export class PlateQuery {
  @Id({ optional: true, about: 'storehouse; left out: the enterprise' }) siteId?: string;
}

export class PresenceView {
  @At() provedAt: string;
  @Choice(['proved']) outcome: 'proved';
}
