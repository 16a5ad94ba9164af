import { createHash } from 'node:crypto';
import { canonicalJson, type Fact, type Field } from '@yby/platform';
import {
  formatQuantity,
  quantityFromWire,
  type Bilingual,
  type EvidenceMark,
  type PlainDate,
} from '@yby/platform/contract';
import { fullDivisionName } from '../divisions/nationwide';
import { instruments } from '../requirement/answer';
import type { Answered } from '../requirement/answering';
import { instrumentNames } from '../requirement/instrument-names';
import { packAsk } from '../requirement/pack-ask';
import { activityWords, buyerWords, categoryWords, dutyBearers, factsOf, formOf, partyWords } from './fact-words';
import { articleInWords, dayInFigures, dayInWords, markInWords, punctuated } from './formal-words';
import { turningPoints, type TurningPoint } from './turning-points';

/** A sentence of the law or about it, with where it stands. */
export interface Sourced extends Bilingual {
  readonly article: Bilingual;
  /** Null where the source was read in the original. */
  readonly mark: Bilingual | null;
}

export interface ReplyLine {
  readonly name: Bilingual;
  readonly category: Bilingual;
  /** Null for the substance as it is. */
  readonly form: Bilingual | null;
  readonly quantity: Bilingual;
}

/**
 * Everything that stands on a printed reply, in words: the same question on the same day under the same edition gives the
 * same record, and the record the same bytes.
 */
export interface Reply {
  /** 'A1B2-C3D4-E5F6'. */
  readonly number: string;
  readonly answeredOn: PlainDate;
  readonly edition: number;
  /** The question, without its lines. */
  readonly fields: readonly (Field & { readonly valueEn: string })[];
  readonly lines: readonly ReplyLine[];
  /** The answer as a sentence. */
  readonly answer: Bilingual;
  readonly because: readonly Sourced[];
  readonly flags: readonly Sourced[];
  /** What the law asks all the same: conditions of the act, ledgers and reports after it. */
  readonly duties: readonly Sourced[];
  readonly turns: readonly TurningPoint[];
  /** Asks the same question again; null when the question is too long for an address. */
  readonly address: string | null;
}

/** @param answered whose outcome is `not_required` */
export function replyOf(answered: Answered, publicUrl: string): Reply {
  const { ask, answer, law, today } = answered;
  const sourced = ({ zh, en, rule, mark }: Bilingual & { rule: string; mark: EvidenceMark }): Sourced => ({
    zh: punctuated(zh),
    en,
    article: articleInWords(rule),
    mark: markInWords(mark),
  });
  return {
    number: numberOf(answered),
    answeredOn: today,
    edition: law.number,
    fields: fieldsOf(answered),
    lines: ask.lines.map((line): ReplyLine => {
      const listed = law.listedOn(line.substance, ask.date);
      const { nameZh, nameEn } = listed ?? law.substanceOf(line.substance);
      const quantity = quantityFromWire(line.quantity);
      return {
        name: { zh: nameZh, en: nameEn },
        category: listed ? categoryWords[listed.category] : { zh: '未列管', en: 'not listed' },
        form: formOf(line),
        quantity: { zh: formatQuantity(quantity, 'zh'), en: formatQuantity(quantity, 'en') },
      };
    }),
    answer: sentenceOf(answered),
    because: answer.because.map(sourced),
    flags: answer.flags.map(sourced),
    duties: [
      ...answer.conditions.map(sourced),
      ...answer.later.map((duty) => {
        const [who, words] = [dutyBearers[duty.who], sourced(duty)];
        return { ...words, zh: `${who.zh}${words.zh}`, en: `${who.en}${words.en}` };
      }),
    ],
    turns: turningPoints(ask, law),
    address: addressOf(answered, publicUrl),
  };
}

/** First 48 bits of SHA-256 over the canonical JSON of question, answer, edition and day. */
function numberOf({ ask, answer, law, today }: Answered): string {
  const whole = JSON.parse(JSON.stringify({ ask, answer, edition: law.number, answeredOn: today })) as Fact;
  const digits = createHash('sha256').update(canonicalJson(whole)).digest('hex').slice(0, 12).toUpperCase();
  return digits.match(/.{4}/g)!.join('-');
}

function addressOf({ ask }: Answered, publicUrl: string): string | null {
  try {
    return `${publicUrl}/ask?q=${packAsk(ask)}`;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sentenceOf({ ask }: Answered): Bilingual {
  const papers = instruments.filter((one) => one.startsWith(`${ask.activity}_`)).map((one) => instrumentNames[one]);
  const of = activityWords[ask.activity];
  return {
    zh: `就所列事实，${of.zh}所列品种无需办理${papers.map(({ zh }) => zh).join('或者')}。`,
    en: `For the facts stated, this ${of.en} needs no ${papers.map(({ en }) => en).join(' and no ')}.`,
  };
}

function fieldsOf({ ask, law }: Answered): Reply['fields'] {
  const field = (zh: string, en: string, value: string, valueEn: string, wide = false) => ({
    label: { zh, en },
    value: punctuated(value),
    valueEn,
    wide,
  });
  const place = (zh: string, en: string, ...codes: (string | undefined)[]) => {
    const known = codes.filter((code) => code !== undefined);
    const names = (lang: 'zh' | 'en') =>
      known.map((code) => fullDivisionName(code)[lang]).join(lang === 'zh' ? '、' : ', ');
    return known.length ? [field(zh, en, names('zh'), names('en'), known.length > 1)] : [];
  };
  const isTransfer = ask.activity === 'transfer';
  const facts = factsOf(ask, law);
  return [
    field('办理事项', 'Matter', activityWords[ask.activity].zh, activityWords[ask.activity].en),
    field(...partyWords[ask.activity], buyerWords[ask.buyerKind].zh, buyerWords[ask.buyerKind].en),
    ...place(isTransfer ? '转出地' : '运出地', 'Origin', ask.originDivision),
    ...place(isTransfer ? '转入地' : '运入地', 'Destination', ask.destinationDivision),
    ...place('途经地', 'On the way', ...(ask.route ?? [])),
    ...place('所在地', 'Seat', ask.buyerDivision),
    field('所问日期', 'Day asked for', dayInFigures(ask.date), dayInWords(ask.date).en),
    ...(facts.length
      ? [
          field(
            '所述事实',
            'Facts given',
            facts.map(({ zh }) => zh).join('；'),
            facts.map(({ en }) => en).join('; '),
            true,
          ),
        ]
      : []),
  ];
}
