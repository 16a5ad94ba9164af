// Administrative divisions, GB/T 2260, of the whole country as of `divisionsAsOf`, from a reposted list of the Ministry of
// Civil Affairs (secondary; later changes are not in it). Decides which police organ is competent and whether a journey
// crosses a city border (条例 20, 办法 15).
import type { Bilingual, PlainDate } from '@yby/platform/contract';
import { say, type Explanation } from '../identifiers/explanation';
import { divisionsAsOf } from './county-codes.generated';
import { codesInForce, knownNames, type NamedDivision, type Names } from './division-table';
import { formerDivisions, newSince, type FormerDivision } from './former-divisions';

export { divisionsAsOf };

/** Municipalities: the border that counts is that of the municipality (办法 15). */
const MUNICIPALITIES = ['11', '12', '31', '50'];
/** Counties run directly by a province (Henan, Hubei, Hainan, Xinjiang): each counts as its own city. */
const PROVINCE_RUN = ['4190', '4290', '4690', '6590'];

const former = new Map(formerDivisions.map((division) => [division.code, division]));

export function isProvince(twoDigits: string): boolean {
  return codesInForce.has(`${twoDigits}0000`);
}

/**
 * A province, prefecture or county in force today. Codes of statistics (330371 of a development zone, 330301 市辖区) and
 * abolished ones are none; Taiwan, Hong Kong and Macao have their province code only.
 */
export function isDivision(code: string): boolean {
  return codesInForce.has(code);
}

/** Whether the code was in force on that day. Outside Zhejiang the present list answers for every day. */
export function isDivisionOn(code: string, on: PlainDate): boolean {
  const then = former.get(code);
  if (then) return on < then.until;
  const since = newSince[code];
  return isDivision(code) && (!since || on >= since.from);
}

/** The abolished division of that code (Zhejiang since 2000), or null. */
export function formerDivision(code: string): FormerDivision | null {
  return former.get(code) ?? null;
}

/** Why a code is no division in force, with the code to take instead where there is one. */
export function explainDivision(code: string): Explanation {
  if (isDivision(code)) return null;
  if (!/^\d{6}$/.test(code)) return say('行政区划代码应为 6 位数字', 'a division code has six digits');
  const then = former.get(code);
  if (then) {
    const now = (lang: 'zh' | 'en') => then.into.map((one) => `${one} ${divisionName(one, lang)}`);
    return say(
      `${code} ${then.zh}已于 ${then.until} 撤销,请改用 ${now('zh').join('、')}`,
      `${code} ${then.en} was abolished on ${then.until}; use ${now('en').join(' or ')}`,
    );
  }
  if (isProvince(code.slice(0, 2)) && /(0[1-9]00|01|7[1-9])$/.test(code))
    return say(
      `${code} 不是行政区划代码;统计用代码(市辖区、开发区)请改用所在县(市、区)的代码`,
      `${code} is no division code; for a statistics code (city districts, development zone) use that of the county`,
    );
  return say(`没有代码为 ${code} 的行政区划`, `there is no division ${code}`);
}

/**
 * The prefix that two places of one city have in common: '3303', '11' for a municipality, all six digits for a county
 * run directly by a province. Two places lie in the same city exactly when these are equal.
 * @throws RangeError for anything but six digits
 */
export function prefectureOf(code: string): string {
  if (!/^\d{6}$/.test(code)) throw new RangeError(`not a division code: ${code}`);
  if (MUNICIPALITIES.includes(code.slice(0, 2))) return code.slice(0, 2);
  return PROVINCE_RUN.includes(code.slice(0, 4)) ? code : code.slice(0, 4);
}

/** The six-digit code of the city ('330300'), for names and competent organs. */
export function cityDivision(code: string): string {
  return prefectureOf(code).padEnd(6, '0');
}

export function provinceDivision(code: string): string {
  return `${code.slice(0, 2)}0000`;
}

/** The name in these tables; for a code without one the nearest name above it with the code: '福州市(350102)'. */
export function nameIn(names: Names, code: string): Bilingual {
  const known = names.get(code) ?? former.get(code);
  if (known) return { zh: known.zh, en: known.en };
  const above = names.get(`${code.slice(0, 4)}00`) ?? names.get(`${code.slice(0, 2)}0000`);
  return above ? { zh: `${above.zh}(${code})`, en: `${above.en} (${code})` } : { zh: code, en: code };
}

/** Names of provinces, prefectures and the counties of Zhejiang, abolished ones too; the server's door knows all counties. */
export function divisionName(code: string, lang: 'zh' | 'en'): string {
  return nameIn(knownNames, code)[lang];
}

/** Counties with these first digits ('3303', '33', '11'), by code. */
export function countiesIn(names: Names, prefix: string): readonly NamedDivision[] {
  return [...names]
    .filter(([code]) => code.startsWith(prefix) && !code.endsWith('00'))
    .map(([code, name]) => ({ code, ...name }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The twelve counties of Wenzhou ('3303') and others of Zhejiang; the server's door knows those of all provinces. */
export function countiesOf(prefecture: string): readonly NamedDivision[] {
  return countiesIn(knownNames, prefecture);
}

/** True when `code` lies in one of the areas; an area may be a county, a city ('330300') or a province ('330000'). */
export function liesIn(code: string, areas: readonly string[]): boolean {
  return areas.some((area) => code.startsWith(area.replace(/(00){1,2}$/, '')));
}
