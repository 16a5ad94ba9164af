import { quantityToWire, type PlainDate } from '@yby/platform/contract';
import {
  findSubstance,
  type Activity,
  type BuyerKind,
  type LineForm,
  type MixtureProduct,
  type Payment,
  type Purpose,
  type RequirementAsk,
  type TransferReason,
} from '@yby/regulation/contract';
import { quantityOf } from '../parts/litres';
import { typeAgain, type TypedQuantity } from '../parts/quantity-words';

// A question as it is being typed, and the question to the law that it makes. Pure.

export interface TypedAsk {
  activity: Activity;
  buyerKind: BuyerKind;
  substance: string;
  typed: TypedQuantity;
  form: LineForm;
  product: MixtureProduct;
  percent: string;
  from: string;
  to: string;
  selfUse: boolean;
  /** Bought this year for own use, kilograms. */
  year: string;
  medicalCard: boolean;
  purpose: Purpose | '';
  paperCarried: boolean;
  prescription: boolean;
  agent: boolean;
  payment: Payment | '';
  transferReason: TransferReason;
  bonded: boolean;
}

export const emptyAsk: TypedAsk = {
  activity: 'purchase',
  buyerKind: 'unit',
  substance: '',
  typed: { text: '', unit: 'kg' },
  form: 'substance',
  product: 'photoresist',
  percent: '',
  from: '',
  to: '',
  selfUse: true,
  year: '',
  medicalCard: false,
  purpose: '',
  paperCarried: false,
  prescription: false,
  agent: false,
  payment: '',
  transferReason: 'conversion',
  bonded: false,
};

export const moves = ({ activity }: TypedAsk): boolean => activity === 'transport' || activity === 'transfer';

const PERMANGANATE = 'PC3-04';
const EPHEDRINE = 'PC1-12';
const BUTYROLACTONE = 'PC3-08';

export type SpecialFact =
  'selfUse' | 'year' | 'medicalCard' | 'sample' | 'prescription' | 'agent' | 'payment' | 'transferReason' | 'bonded';

/** The facts that can turn the answer of this question; nobody is asked for another one. */
export function factsOf(ask: TypedAsk): SpecialFact[] {
  const substance = findSubstance(ask.substance);
  const { activity, buyerKind } = ask;
  const facts: SpecialFact[] = [];
  if (!substance) return facts;
  if (activity === 'purchase') {
    if (ask.substance === PERMANGANATE) facts.push('selfUse');
    if (ask.substance === PERMANGANATE && ask.selfUse) facts.push('year');
    if (substance.drugType && buyerKind === 'unit') facts.push('medicalCard');
    if (buyerKind === 'unit') facts.push('agent');
    facts.push('payment');
  }
  if (activity === 'transport' && ask.substance === EPHEDRINE && buyerKind === 'unit') facts.push('sample');
  if (activity === 'transport' && substance.drugType && buyerKind === 'individual') facts.push('prescription');
  if (activity === 'transfer') facts.push('transferReason');
  if (activity === 'import' || activity === 'export') facts.push('bonded');
  return facts;
}

/** The forms in which this entry is traded; one only: nothing to choose. */
export function formsOf(code: string): LineForm[] {
  const substance = findSubstance(code);
  return [
    'substance',
    ...(substance?.salts ? (['salt'] as const) : []),
    ...(substance?.drugType ? (['preparation'] as const) : []),
    ...(code === BUTYROLACTONE ? (['mixture'] as const) : []),
  ];
}

/** What still has to be said, in the order of the page. */
export function missingOf(ask: TypedAsk): ('substance' | 'quantity' | 'destination')[] {
  return [
    ...(ask.substance ? [] : (['substance'] as const)),
    ...(quantityOf(ask.substance, ask.typed) ? [] : (['quantity'] as const)),
    ...(moves(ask) && !ask.to ? (['destination'] as const) : []),
  ];
}

/** Null while something is missing. @param home where the asker sits, unless a place was chosen */
export function askOfTyped(ask: TypedAsk, date: PlainDate, home: string): RequirementAsk | null {
  const quantity = quantityOf(ask.substance, ask.typed);
  if (!quantity || missingOf(ask).length) return null;
  const place = ask.from || home;
  const facts = factsOf(ask);
  const year =
    facts.includes('year') && ask.year.trim() ? quantityOf(ask.substance, { text: ask.year, unit: 'kg' }) : null;
  const none = /^0+(\.0*)?$/.test(ask.year.trim());
  const form = formsOf(ask.substance).includes(ask.form) ? ask.form : 'substance';
  return {
    activity: ask.activity,
    buyerKind: ask.buyerKind,
    lines: [
      {
        substance: ask.substance,
        quantity: quantityToWire(quantity),
        ...(form === 'substance' ? {} : { form }),
        ...(form === 'mixture'
          ? { product: ask.product, ...(ask.percent.trim() ? { percent: ask.percent.trim() } : {}) }
          : {}),
      },
    ],
    date,
    ...(moves(ask)
      ? {
          originDivision: place,
          destinationDivision: ask.to,
          // Whoever names one county twice means two places in it.
          ...(place === ask.to ? { withinCounty: true } : {}),
        }
      : { buyerDivision: place }),
    ...(facts.includes('selfUse') && ask.selfUse ? { selfUse: true } : {}),
    ...(year || (facts.includes('year') && none)
      ? { yearToDate: { [ask.substance]: year ? quantityToWire(year) : { unit: 'mg' as const, amount: '0' } } }
      : {}),
    ...(facts.includes('medicalCard') && ask.medicalCard ? { medicalCard: true } : {}),
    ...(facts.includes('sample') && ask.purpose ? { purpose: ask.purpose } : {}),
    ...(facts.includes('sample') ? { purchasePaperCarried: ask.paperCarried } : {}),
    ...(facts.includes('prescription') && ask.prescription ? { prescription: true } : {}),
    ...(facts.includes('agent') && ask.agent ? { agent: true } : {}),
    ...(facts.includes('payment') && ask.payment ? { payment: ask.payment } : {}),
    ...(facts.includes('transferReason') ? { transferReason: ask.transferReason } : {}),
    ...(facts.includes('bonded') && ask.bonded ? { bonded: true } : {}),
  };
}

/** A question that came by link, to be changed; of several lines the first. */
export function typedOf(ask: RequirementAsk): TypedAsk {
  const line = ask.lines[0]!;
  const year = ask.yearToDate?.[line.substance];
  return {
    ...emptyAsk,
    activity: ask.activity,
    buyerKind: ask.buyerKind,
    substance: line.substance,
    typed: typeAgain(line.quantity),
    form: line.form ?? 'substance',
    product: line.product ?? 'photoresist',
    percent: line.percent ?? '',
    from: ask.originDivision ?? ask.buyerDivision ?? '',
    to: ask.destinationDivision ?? '',
    selfUse: ask.selfUse ?? false,
    year: year ? typeAgain(year).text : '',
    medicalCard: ask.medicalCard ?? false,
    purpose: ask.purpose ?? '',
    paperCarried: ask.purchasePaperCarried ?? false,
    prescription: ask.prescription ?? false,
    agent: ask.agent ?? false,
    payment: ask.payment ?? '',
    transferReason: ask.transferReason ?? 'conversion',
    bonded: ask.bonded ?? false,
  };
}
