// How the law's answer is said on paper: articles with the full name of their act, days and numbers in words, Chinese
// punctuation. The tables of the law keep the short forms ('条例 20') that screens show.
import type { Bilingual, EvidenceMark, PlainDate } from '@yby/platform/contract';

const DIGITS = [...'〇一二三四五六七八九'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 20 → '二十', 1 to 99. */
function inWords(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  return (tens > 1 ? DIGITS[tens]! : '') + (tens > 0 ? '十' : '') + (ones > 0 ? DIGITS[ones]! : '');
}

/** '二〇二六年十一月二十三日' / '23 November 2026'. */
export function dayInWords(date: PlainDate): Bilingual {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const digits = [...String(year)].map((digit) => DIGITS[Number(digit)]).join('');
  return {
    zh: `${digits}年${inWords(month)}月${inWords(day)}日`,
    en: `${day} ${MONTHS[month - 1]} ${year}`,
  };
}

/** '2026 年 11 月 23 日'. */
export function dayInFigures(date: PlainDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year} 年 ${month} 月 ${day} 日`;
}

interface Act {
  /** In the tables of the law. */
  readonly code: string;
  readonly full: Bilingual;
  /** Where it is named again. */
  readonly short: Bilingual;
}

const acts: readonly Act[] = [
  {
    code: '浙江省禁毒条例',
    full: { zh: '《浙江省禁毒条例》', en: 'Anti-drug Regulation of Zhejiang' },
    short: { zh: '《省条例》', en: 'Zhejiang Regulation' },
  },
  {
    code: '行政许可法',
    full: { zh: '《中华人民共和国行政许可法》', en: 'Administrative Licensing Law' },
    short: { zh: '《许可法》', en: 'Licensing Law' },
  },
  {
    code: '条例',
    full: { zh: '《易制毒化学品管理条例》', en: 'Regulation on the Administration of Precursor Chemicals' },
    short: { zh: '《条例》', en: 'Regulation' },
  },
  {
    code: '办法',
    full: {
      zh: '《易制毒化学品购销和运输管理办法》',
      en: 'Measures for the Purchase, Sale and Transport of Precursor Chemicals',
    },
    short: { zh: '《办法》', en: 'Measures' },
  },
];

/** Texts that are read one after the other: an act has its full name once, and its short one from then on. */
export function namedOnce(texts: readonly string[], lang: 'zh' | 'en'): string[] {
  let named = [...texts];
  for (const act of acts) {
    const [full, short] = [act.full[lang], act.short[lang]];
    if (named.join('').split(full).length < 3) continue;
    let known = false;
    const name = () => {
      if (known) return short;
      known = true;
      return full + (lang === 'zh' ? `（以下简称${short}）` : ` (“${short}”)`);
    };
    named = named.map((text) => text.replaceAll(full, name));
  }
  return named;
}

/** '条例 7、9' → '《易制毒化学品管理条例》第七条、第九条'; what is written otherwise stays as it is. */
export function articleInWords(rule: string): Bilingual {
  for (const { code, full } of acts) {
    if (!rule.startsWith(code)) continue;
    const rest = rule.slice(code.length).trim();
    const articles = rest.split('、');
    if (articles.every((one) => /^[1-9]\d?$/.test(one)))
      return {
        zh: full.zh + articles.map((one) => `第${inWords(Number(one))}条`).join('、'),
        en: `${full.en}, art. ${articles.join(', ')}`,
      };
    const annex = /^附表说明([一二三四])$/.exec(rest);
    if (annex) return { zh: full.zh + rest, en: `${full.en}, annex, note ${DIGITS.indexOf(annex[1]!)}` };
  }
  return { zh: punctuated(rule), en: rule };
}

/** What to say of a source that was not read in the original; null where it was. */
export function markInWords(mark: EvidenceMark): Bilingual | null {
  if (mark === 'verified') return null;
  return mark === 'secondary'
    ? { zh: '转引，以原文为准', en: 'quoted at second hand: the original text decides' }
    : { zh: '凭记忆录入，以原文为准', en: 'entered from memory: the original text decides' };
}

const WIDE: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；' };

/** Chinese punctuation after Chinese words: the tables write commas, colons and brackets in ASCII. */
export function punctuated(zh: string): string {
  return zh
    .replace(/(?<=\p{Script=Han})\(([^()]*)\)/gu, '（$1）')
    .replace(/(?<=[\p{Script=Han}）》”%])[,:;]\s*/gu, (mark) => WIDE[mark.trim()]!);
}
