import { Choice, Day, Division, Flag, Part, QuantityBody, Text, Whole } from '@yby/platform';
import { quantityUnits } from '@yby/platform/contract';
import {
  activities,
  lineForms,
  mixtureProducts,
  payments,
  purposes,
  transferReasons,
  type Activity,
  type LineForm,
  type MixtureProduct,
  type Payment,
  type Purpose,
  type TransferReason,
} from './ask';

class AskLine {
  @Text({ max: 10, about: 'code of the catalogue' }) substance: string;
  @Part(() => QuantityBody) quantity: QuantityBody;
  @Choice(lineForms, { optional: true, name: 'LineForm' }) form?: LineForm;
  @Text({ optional: true, max: 7, about: 'share by mass of a mixture in percent, at most three decimals' })
  percent?: string;
  @Choice(mixtureProducts, { optional: true, name: 'MixtureProduct' }) product?: MixtureProduct;
}

class AskBan {
  @Day() from: string;
  @Day() to: string;
  @Choice(['purchase', 'transport', 'all']) scope: 'purchase' | 'transport' | 'all';
  @Text({ max: 100 }) decisionNo: string;
}

class AskStanding {
  @Day({ optional: true, nullable: true }) firstFilingOn?: string | null;
  @Whole({ optional: true, to: 1000 }) violationsLastYear?: number;
  @Day({ optional: true, nullable: true }) safeTransportSince?: string | null;
  @Part(() => AskBan, { optional: true, many: true, most: 20 }) bans?: AskBan[];
  @Flag({ optional: true }) drugCrimeRecord?: boolean;
  @Day({ optional: true, nullable: true }) licenceValidTo?: string | null;
  @Flag({ optional: true }) secondOfficer?: boolean;
}

class AskFile {
  @Flag({ optional: true }) firstApplication?: boolean;
  @Flag({ optional: true }) materialsFlawed?: boolean;
  @Flag({ optional: true }) materialsDoubtful?: boolean;
}

class AskUnit {
  @Text({ max: 40 }) code: string;
  @Text({ max: 100 }) zh: string;
  @Text({ max: 100 }) en: string;
}

class AskYear {
  @Text({ max: 10 }) substance: string;
  @Choice(quantityUnits, { name: 'QuantityUnit' }) unit: (typeof quantityUnits)[number];
  @Text({ max: 18, pattern: /^\d{1,18}$/ }) amount: string;
}

/** "I want to do this: what do I need?" */
export class AskInput {
  @Choice(activities, { name: 'Activity' }) activity: Activity;
  @Choice(['unit', 'individual']) buyerKind: 'unit' | 'individual';
  @Part(() => AskLine, { many: true, least: 1, most: 50 }) lines: AskLine[];
  @Day({ about: 'the day for which the law is asked' }) date: string;
  @Division({ optional: true, about: 'where the party sits' }) buyerDivision?: string;
  @Division({ optional: true }) originDivision?: string;
  @Division({ optional: true }) destinationDivision?: string;
  @Flag({ optional: true, about: 'origin and destination are two places of one county' }) withinCounty?: boolean;
  @Division({ many: true, optional: true, most: 50 }) route?: string[];
  @Part(() => AskUnit, { optional: true, about: 'police unit assigned to the site' }) siteUnit?: AskUnit;
  @Flag({ optional: true }) selfUse?: boolean;
  @Part(() => AskYear, { optional: true, many: true, most: 50, about: 'bought this year for own use, without this' })
  yearToDate?: AskYear[];
  @Part(() => AskStanding, { optional: true }) standing?: AskStanding;
  @Part(() => AskFile, { optional: true }) file?: AskFile;
  @Flag({ optional: true }) multiUse?: boolean;
  @Flag({ optional: true, about: '印鉴卡, 条例 16' }) medicalCard?: boolean;
  @Choice(purposes, { optional: true, name: 'Purpose' }) purpose?: Purpose;
  @Flag({ optional: true }) purchasePaperCarried?: boolean;
  @Flag({ optional: true, about: '条例 25' }) prescription?: boolean;
  @Flag({ optional: true, about: '委托代购, 办法 10' }) agent?: boolean;
  @Choice(payments, { optional: true, name: 'PaymentAsked' }) payment?: Payment;
  @Flag({ optional: true }) sellerMaySell?: boolean;
  @Flag({ optional: true, about: '条例 30' }) bonded?: boolean;
  @Choice(transferReasons, { optional: true, name: 'TransferReason' }) transferReason?: TransferReason;
}
