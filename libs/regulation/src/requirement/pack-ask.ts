// The short form of a question, for an address or a printed code: whoever opens it asks the same question again.
import { isPlainDate, quantityUnits } from '@yby/platform/contract';
import {
  activities,
  lineForms,
  mixtureProducts,
  payments,
  purposes,
  transferReasons,
  type RequirementAsk,
  type RequirementLine,
} from './ask';

/** Longest short form; a longer address is cut by some readers and servers. */
const MOST_CHARACTERS = 2_000;

type Check = (value: unknown) => boolean;
type Checks = Readonly<Record<string, Check>>;

const flag: Check = (value) => typeof value === 'boolean';
const text =
  (most: number, pattern = /^[^\0]*$/): Check =>
  (value) =>
    typeof value === 'string' && value.length <= most && pattern.test(value);
const day: Check = (value) => typeof value === 'string' && isPlainDate(value);
const division = text(6, /^[1-9]\d{5}$/);
const code = text(10);
const amount = text(18, /^\d{1,18}$/);
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const oneOf =
  (choices: readonly unknown[]): Check =>
  (value) =>
    choices.includes(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const manyOf =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);
/** An object that has all of `required`, perhaps some of `optional`, and nothing else. */
const shape =
  (required: Checks, optional: Checks = {}): Check =>
  (value) => {
    if (!isObject(value)) return false;
    const known = new Map(Object.entries({ ...required, ...optional }));
    return (
      Object.keys(required).every((key) => Object.hasOwn(value, key)) &&
      Object.entries(value).every(([key, member]) => known.get(key)?.(member) ?? false)
    );
  };

const quantity = shape({ unit: oneOf(quantityUnits), amount });
const lines = manyOf(
  shape({ substance: code, quantity }, { form: oneOf(lineForms), percent: text(7), product: oneOf(mixtureProducts) }),
  50,
);

/** One letter and the form of every field; the compiler sees that none is forgotten. The letters never change. */
const fields = {
  activity: ['a', oneOf(activities)],
  buyerKind: ['k', oneOf(['unit', 'individual'])],
  date: ['d', day],
  lines: ['l', lines],
  buyerDivision: ['b', division],
  originDivision: ['o', division],
  destinationDivision: ['t', division],
  withinCounty: ['w', flag],
  route: ['r', manyOf(division, 50)],
  siteUnit: ['u', shape({ code: text(40), zh: text(100), en: text(100) })],
  selfUse: ['s', flag],
  yearToDate: [
    'y',
    (value) => isObject(value) && Object.entries(value).every(([key, of]) => code(key) && quantity(of)),
  ],
  standing: [
    'c',
    shape(
      {},
      {
        firstFilingOn: orNull(day),
        violationsLastYear: count,
        safeTransportSince: orNull(day),
        bans: manyOf(
          shape({ from: day, to: day, scope: oneOf(['purchase', 'transport', 'all']), decisionNo: text(100) }),
          20,
        ),
        drugCrimeRecord: flag,
        licenceValidTo: orNull(day),
        secondOfficer: flag,
      },
    ),
  ],
  file: ['f', shape({}, { firstApplication: flag, materialsFlawed: flag, materialsDoubtful: flag })],
  multiUse: ['m', flag],
  medicalCard: ['h', flag],
  purpose: ['p', oneOf(purposes)],
  purchasePaperCarried: ['q', flag],
  prescription: ['x', flag],
  agent: ['g', flag],
  payment: ['z', oneOf(payments)],
  sellerMaySell: ['v', flag],
  bonded: ['n', flag],
  transferReason: ['e', oneOf(transferReasons)],
} as const satisfies Record<keyof RequirementAsk, readonly [letter: string, check: Check]>;

const names = Object.keys(fields) as (keyof RequirementAsk)[];
const nameOf = new Map<string, keyof RequirementAsk>(names.map((name) => [fields[name][0], name]));

/**
 * The question as base64url of compact JSON: the same question gives the same text, whatever the order of its fields.
 * @throws RangeError when it would be longer than 2,000 characters (some forty lines)
 */
export function packAsk(ask: RequirementAsk): string {
  const short = names
    .filter((name) => ask[name] !== undefined)
    .map((name) => [fields[name][0], name === 'lines' ? ask.lines.map(shortLine) : ask[name]]);
  const json = JSON.stringify(Object.fromEntries(short), (_, value: unknown) =>
    isObject(value) ? inOrder(value) : value,
  );
  const packed = toBase64Url(new TextEncoder().encode(json));
  if (packed.length > MOST_CHARACTERS) throw new RangeError(`the question is too long to pack: ${packed.length}`);
  return packed;
}

/**
 * The question that a text holds, every field of its right form, or null for anything else. Whether the law can answer
 * it (day, catalogue, places) is for `explainAsk` to say.
 */
export function unpackAsk(packed: string): RequirementAsk | null {
  const short = packed.length <= MOST_CHARACTERS ? parsed(packed) : null;
  if (!isObject(short)) return null;
  const ask: Partial<Record<keyof RequirementAsk, unknown>> = {};
  for (const [letter, value] of Object.entries(short)) {
    const name = nameOf.get(letter);
    const long = name === 'lines' && Array.isArray(value) ? value.map(longLine) : value;
    if (!name || !fields[name][1](long)) return null;
    ask[name] = long;
  }
  return ask.activity && ask.buyerKind && ask.date && ask.lines ? (ask as unknown as RequirementAsk) : null;
}

/** ['PC3-01', 'mg', '100000000'], then form, percent and product as far as there are any. */
function shortLine({ substance, quantity: { unit, amount: of }, form, percent, product }: RequirementLine): unknown[] {
  const row: unknown[] = [substance, unit, of, form ?? null, percent ?? null, product ?? null];
  while (row.at(-1) === null) row.pop();
  return row;
}

function longLine(row: unknown): unknown {
  if (!Array.isArray(row) || row.length > 6) return null;
  const [substance, unit, of, form = null, percent = null, product = null] = row as unknown[];
  return {
    substance,
    quantity: { unit, amount: of },
    ...(form === null ? {} : { form }),
    ...(percent === null ? {} : { percent }),
    ...(product === null ? {} : { product }),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inOrder(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function parsed(packed: string): unknown {
  if (!/^[\w-]+$/.test(packed)) return null;
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
