// All divisions of the country with their names, for the server: 34 provinces, 333 prefectures, 2,846 counties. Too large
// for every page of the browser, which asks GET /api/divisions instead.
import type { Bilingual } from '@yby/platform/contract';
import { countyLines } from './county-names.generated';
import { countiesIn, nameIn } from './division';
import { knownNames, namesFrom, type NamedDivision, type Names } from './division-table';

const allNames: Names = new Map([...knownNames, ...namesFrom(countyLines)]);

export type DivisionLevel = 'province' | 'prefecture' | 'county';

export interface DivisionEntry extends NamedDivision {
  readonly level: DivisionLevel;
  /** The division above, null for a province. */
  readonly under: string | null;
  /** With the names above it: 浙江省温州市鹿城区. Four districts of the country are called 鼓楼区. */
  readonly full: Bilingual;
}

/** As the browser's, with the names of all counties. */
export function divisionName(code: string, lang: 'zh' | 'en'): string {
  return nameIn(allNames, code)[lang];
}

/** As the browser's, for every province. */
export function countiesOf(prefecture: string): readonly NamedDivision[] {
  return countiesIn(allNames, prefecture);
}

function levelOf(code: string): DivisionLevel {
  return code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county';
}

function above(code: string): string | null {
  if (code.endsWith('0000')) return null;
  const prefecture = `${code.slice(0, 4)}00`;
  return prefecture !== code && allNames.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000`;
}

function entryOf(code: string, { zh, en }: Bilingual): DivisionEntry {
  const line = [code];
  for (let up = above(code); up; up = above(up)) line.push(up);
  const names = line.map((one) => allNames.get(one)!);
  return {
    code,
    zh,
    en,
    level: levelOf(code),
    under: line[1] ?? null,
    full: {
      zh: names
        .map((name) => name.zh)
        .reverse()
        .join(''),
      en: names.map((name) => name.en).join(', '),
    },
  };
}

const entries = [...allNames].map(([code, name]) => entryOf(code, name)).sort((a, b) => (a.code < b.code ? -1 : 1));

const byCode = new Map(entries.map((entry) => [entry.code, entry]));

/** The name with those above it; for a code that is no division in force as `divisionName`. */
export function fullDivisionName(code: string): Bilingual {
  return byCode.get(code)?.full ?? nameIn(allNames, code);
}

/** 'Lüchun', 'luchun', "Xi'an" → letters only; ü as u. */
const letters = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '');

/**
 * Divisions by code, in the order of codes. Without `q` those directly below `under` (without it the provinces); with `q`
 * all below it whose name contains it, or whose code or English name begins with it.
 */
export function findDivisions(ask: { under?: string | undefined; q?: string | undefined }): readonly DivisionEntry[] {
  const q = ask.q?.normalize('NFKC').trim() ?? '';
  if (!q) return entries.filter((entry) => entry.under === (ask.under ?? null));
  const latin = letters(q);
  return entries.filter(
    (entry) =>
      (ask.under === undefined || liesBelow(entry.code, ask.under)) &&
      (entry.zh.includes(q) || (latin !== '' && (entry.code.startsWith(latin) || letters(entry.en).startsWith(latin)))),
  );
}

function liesBelow(code: string, under: string): boolean {
  for (let up = above(code); up; up = above(up)) if (up === under) return true;
  return false;
}
