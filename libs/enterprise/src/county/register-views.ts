import { Choice, Day, Id, PageQuery, Part, Text, type PlainDate } from '@yby/platform';
import { enterpriseLifecycle, type EnterpriseState } from '../register/enterprise.lifecycle';
import { enterpriseKinds, type EnterpriseKind } from '../register/licence';
import { colours, type Colour } from '../standing/colour';
import { creditClasses, type CreditClass } from '../standing/hold-reasons';

/** Those that are listed: a draft is nothing of the register. */
export const listedStates = (Object.keys(enterpriseLifecycle.states) as EnterpriseState[]).filter(
  (state) => state !== 'draft',
);

// Postgres texts cannot hold U+0000.
const searchable = /^[^\u0000]*$/;

export class RegisterQuery extends PageQuery {
  @Text({
    optional: true,
    max: 60,
    pattern: searchable,
    about: 'part of the name, its pinyin or initials, or the beginning of the credit code',
  })
  q?: string;
  @Text({ optional: true, max: 6, pattern: /^[1-9]\d{5}$/, about: 'GB/T 2260 code of a county' }) county?: string;
  @Choice(enterpriseKinds, { optional: true, name: 'EnterpriseKind' }) kind?: EnterpriseKind;
  @Choice(creditClasses, { optional: true, name: 'CreditClass' }) class?: CreditClass;
  @Choice(colours, { optional: true, name: 'Colour' }) colour?: Colour;
  @Choice(listedStates, { optional: true, name: 'ListedState' }) state?: EnterpriseState;
}

/** An enterprise in the list of those who supervise it. */
export class RegisterRow {
  @Id() id: string;
  @Text() name: string;
  @Text({ max: 18, about: 'empty for a natural person' }) uscc: string;
  @Text({ max: 6 }) division: string;
  @Text() address: string;
  @Text({ about: 'masked' }) legalRep: string;
  @Choice(enterpriseKinds, { many: true, name: 'EnterpriseKind' }) kinds: EnterpriseKind[];
  @Choice(listedStates, { name: 'ListedState' }) state: EnterpriseState;
  @Choice(creditClasses, { name: 'CreditClass' }) creditClass: CreditClass;
  @Choice(colours, { name: 'Colour' }) colour: Colour;
  @Text({ nullable: true, about: 'the gravest reason of the colour' }) whyZh: string | null;
  @Text({ nullable: true }) whyEn: string | null;
  @Day({ nullable: true, about: 'earliest end of a licence that is in force' }) nextEnd: PlainDate | null;
}

export class RegisterPage {
  @Part(() => RegisterRow, { many: true }) items: RegisterRow[];
  @Text({ nullable: true, about: 'a page may be short and yet have a next one when a colour is asked for' })
  next: string | null;
}
