// The question of a scenario in words (docs/law/scenarios.md, "How to read") → the question of the law.
// Reads what is written, also what is wrong: whether a question makes sense is for `explainAsk` to say.
import type { QuantityWire } from '@yby/platform/contract';
import type { Barring, FileFacts, RequirementAsk, RequirementLine, Standing } from './ask';

/** What the law of this row has beside the shipped one. */
export interface LawVariant {
  readonly keyAreas?: readonly string[];
  readonly settings?: readonly { readonly area: string; readonly key: 'one-use'; readonly value: string }[];
}

export interface ScenarioAsk {
  readonly ask: RequirementAsk;
  readonly law: LawVariant;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };
interface Reading {
  readonly ask: Draft<RequirementAsk> & { lines: RequirementLine[]; yearToDate?: Record<string, QuantityWire> };
  readonly standing: Draft<Standing> & { bans?: Barring[] };
  readonly file: Draft<FileFacts>;
  readonly law: Draft<LawVariant>;
}

const units: Readonly<Record<string, { unit: string; digits: number }>> = {
  mg: { unit: 'mg', digits: 0 },
  g: { unit: 'mg', digits: 3 },
  kg: { unit: 'mg', digits: 6 },
  t: { unit: 'mg', digits: 9 },
  tablets: { unit: 'tablet', digits: 0 },
  injections: { unit: 'injection', digits: 0 },
};

const dateOrNone = (text: string) => (text === 'none' ? null : text) as RequirementAsk['date'] | null;
const list = (text: string): string[] => text.split(',').filter(Boolean);

/** One entry for each word of the question that is no line of goods. */
const words: Readonly<Record<string, (value: string, to: Reading) => void>> = {
  at: (value, { ask }) => (ask.buyerDivision = value),
  from: (value, { ask }) => (ask.originDivision = value),
  to: (value, { ask }) => (ask.destinationDivision = value),
  via: (value, { ask }) => (ask.route = list(value)),
  site: (value, { ask }) => (ask.siteUnit = { code: value, zh: `警务单位 ${value}`, en: `police unit ${value}` }),
  on: (value, { ask }) => (ask.date = value as RequirementAsk['date']),
  samecounty: (value, { ask }) => (ask.withinCounty = yes(value)),
  self: (value, { ask }) => (ask.selfUse = yes(value)),
  ytd: (value, { ask }) => {
    const [substance = '', amount = ''] = value.split('=');
    ask.yearToDate = { ...ask.yearToDate, [substance]: quantityWire(amount) };
  },
  multi: (value, { ask }) => (ask.multiUse = yes(value)),
  card: (value, { ask }) => (ask.medicalCard = yes(value)),
  paper: (value, { ask }) => (ask.purchasePaperCarried = yes(value)),
  prescription: (value, { ask }) => (ask.prescription = yes(value)),
  agent: (value, { ask }) => (ask.agent = yes(value)),
  bonded: (value, { ask }) => (ask.bonded = yes(value)),
  for: (value, { ask }) => (ask.purpose = value as RequirementAsk['purpose']),
  pay: (value, { ask }) => (ask.payment = value as RequirementAsk['payment']),
  seller: (value, { ask }) => (ask.sellerMaySell = yes(value)),
  reason: (value, { ask }) => (ask.transferReason = value as RequirementAsk['transferReason']),
  first: (value, { standing }) => (standing.firstFilingOn = dateOrNone(value)),
  violations: (value, { standing }) => (standing.violationsLastYear = Number(value)),
  safe: (value, { standing }) => (standing.safeTransportSince = dateOrNone(value)),
  record: (value, { standing }) => (standing.drugCrimeRecord = yes(value)),
  licence: (value, { standing }) => (standing.licenceValidTo = dateOrNone(value)),
  second: (value, { standing }) => (standing.secondOfficer = yes(value)),
  ban: (value, { standing }) => {
    const match = /^(purchase|transport|all):(\S+)\.\.(\S+)$/.exec(value);
    if (!match) throw new RangeError(`not a ban: ${value}`);
    const [, scope, from, to] = match;
    const decisionNo = `停止受理决定 ${(standing.bans?.length ?? 0) + 1} 号`;
    standing.bans = [...(standing.bans ?? []), { scope, from, to, decisionNo } as Barring];
  },
  firstapp: (value, { file }) => (file.firstApplication = yes(value)),
  flawed: (value, { file }) => (file.materialsFlawed = yes(value)),
  doubtful: (value, { file }) => (file.materialsDoubtful = yes(value)),
  keyareas: (value, { law }) => (law.keyAreas = list(value)),
  oneuse: (value, { law }) => {
    const [use = '', area = ''] = value.split('@');
    law.settings = [...(law.settings ?? []), { area, key: 'one-use', value: use }];
  },
};

/** @throws RangeError for a word that the table of words does not have. */
export function parseAsk(text: string): ScenarioAsk {
  const [activity = '', buyerKind = '', ...rest] = text.split(/\s+/);
  const reading: Reading = {
    ask: { activity, buyerKind, lines: [], date: '' } as unknown as Reading['ask'],
    standing: {},
    file: {},
    law: {},
  };
  for (const word of rest) {
    const [name = '', ...value] = word.split(':');
    if (/^[A-Z]/.test(name)) reading.ask.lines = [...reading.ask.lines, ...parseLines(name, value.join(':'))];
    else if (Object.hasOwn(words, name)) words[name]!(value.join(':'), reading);
    else throw new RangeError(`no such word in a question: ${word}`);
  }
  if (Object.keys(reading.standing).length) reading.ask.standing = reading.standing;
  if (Object.keys(reading.file).length) reading.ask.file = reading.file;
  return { ask: reading.ask, law: reading.law };
}

/** '5kg*101' is the same line a hundred and one times. */
function parseLines(name: string, text: string): RequirementLine[] {
  const [amount = '', times = '1'] = text.split('*');
  return Array.from({ length: Number(times) }, () => parseLine(name, amount));
}

/** 'PC3-08/mixture/photoresist/60%', '100kg' */
function parseLine(name: string, amount: string): RequirementLine {
  const [substance = '', form, ...more] = name.split('/');
  const percent = more.find((word) => word.endsWith('%'))?.slice(0, -1);
  const product = more.find((word) => !word.endsWith('%'));
  return {
    substance,
    quantity: quantityWire(amount),
    ...(form ? (form.endsWith('%') ? { percent: form.slice(0, -1) } : { form }) : {}),
    ...(percent === undefined ? {} : { percent }),
    ...(product === undefined ? {} : { product }),
  } as RequirementLine;
}

/** '2.5kg' → 2,500,000 mg. What is no number with a known unit is passed on as it is written, to be refused there. */
export function quantityWire(text: string): QuantityWire {
  const match = /^(-?)(\d+)(?:\.(\d+))?([a-z]+)$/.exec(text);
  const unit = units[match?.[4] ?? ''];
  const decimals = match?.[3] ?? '';
  if (!match || !unit || decimals.length > unit.digits)
    return { unit: (match?.[4] ?? 'mg') as QuantityWire['unit'], amount: match && !unit ? match[2]! : text };
  const amount = BigInt(match[2]! + decimals.padEnd(unit.digits, '0'));
  return { unit: unit.unit as QuantityWire['unit'], amount: `${match[1]}${amount}` };
}

/** A bare word means yes. */
function yes(value: string): boolean {
  if (!['', 'yes', 'no'].includes(value)) throw new RangeError(`neither yes nor no: ${value}`);
  return value !== 'no';
}
