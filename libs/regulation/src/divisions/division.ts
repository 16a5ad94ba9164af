// Administrative divisions, GB/T 2260, as far as they are certain: all province-level codes, the prefectures of Zhejiang,
// the counties of Wenzhou. Decides which police organ is competent and whether a journey crosses a city border (条例 20).
import { counties, prefectures, provinces } from './division-names';

/** Municipalities: the border that counts is that of the municipality (办法 15). */
const MUNICIPALITIES = ['11', '12', '31', '50'];
/** Counties run directly by a province (Hubei, Hainan, Xinjiang): each counts as its own city. */
const PROVINCE_RUN = ['4290', '4690', '6590'];

export function isProvince(twoDigits: string): boolean {
  return `${twoDigits}0000` in provinces;
}

/** Six digits with a known province in front. Whether the county exists is known for Wenzhou only. */
export function isDivision(code: string): boolean {
  if (!/^\d{6}$/.test(code) || !isProvince(code.slice(0, 2))) return false;
  return !code.startsWith('3303') || code === '330300' || code in counties;
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

/** The name, or for a code without a known name the nearest known name above it with the code: '浙江省(331002)'. */
export function divisionName(code: string, lang: 'zh' | 'en'): string {
  const known = counties[code] ?? prefectures[code] ?? provinces[code];
  if (known) return known[lang];
  const above = prefectures[`${code.slice(0, 4)}00`] ?? provinces[`${code.slice(0, 2)}0000`];
  return above ? (lang === 'zh' ? `${above.zh}(${code})` : `${above.en} (${code})`) : code;
}

/** The twelve counties of Wenzhou and similar lists: known divisions below a prefix. */
export function countiesOf(prefecture: string): readonly { code: string; zh: string; en: string }[] {
  return Object.entries(counties)
    .filter(([code]) => code.startsWith(prefecture))
    .map(([code, name]) => ({ code, ...name }));
}

/** True when `code` lies in one of the areas; an area may be a county, a city ('330300') or a province ('330000'). */
export function liesIn(code: string, areas: readonly string[]): boolean {
  return areas.some((area) => code.startsWith(area.replace(/(00){1,2}$/, '')));
}
