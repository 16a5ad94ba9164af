// The present divisions as tables: every code of the country, names down to the prefectures and the counties of Zhejiang.
// Small enough for the browser; the names of the other 2,756 counties are in nationwide.ts, for the server.
import type { Bilingual } from '@yby/platform/contract';
import { prefectureLines, zhejiangLines } from './county-codes.generated';
import { counties as byHand, prefectures as prefecturesByHand, provinces } from './division-names';

export type Names = ReadonlyMap<string, Bilingual>;

export interface NamedDivision extends Bilingual {
  readonly code: string;
}

/** Lines 'code|zh|en'. */
export function namesFrom(lines: string): [string, Bilingual][] {
  return lines.split('\n').map((line) => {
    const [code = '', zh = '', en = ''] = line.split('|');
    return [code, { zh, en }];
  });
}

const named = new Map<string, Bilingual>(Object.entries(provinces));
const all = new Set<string>(named.keys());
for (const line of prefectureLines.split('\n')) {
  const [four = '', zh = '', en = '', counties = ''] = line.split('|');
  if (zh) {
    named.set(`${four}00`, { zh, en });
    all.add(`${four}00`);
  }
  for (const last of counties.match(/\d\d/g) ?? []) all.add(four + last);
}
for (const [code, name] of [
  ...Object.entries(prefecturesByHand),
  ...Object.entries(byHand),
  ...namesFrom(zhejiangLines),
])
  named.set(code, name);

/** Provinces, prefectures and the counties of Zhejiang. */
export const knownNames: Names = named;
/** Every code in force, of all three levels. */
export const codesInForce: ReadonlySet<string> = all;
