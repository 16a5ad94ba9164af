// Codes of Zhejiang that are no longer in force, since 2000: on old documents, credit codes and identity numbers they stay
// for ever, in a new filing they are a mistake. Days are those of approval by the State Council or the ministry; the seal
// changed weeks later. The codes before and after stand in the ministry's lists of 1999-12, 2016-12 and 2024-12 (reposted);
// `mark` tells how well the day is known. Other provinces: not yet, their present codes only.
import type { EvidenceMark, PlainDate } from '@yby/platform/contract';

export interface FormerDivision {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The first day on which the code is wrong. */
  readonly until: PlainDate;
  /** Where its places are now, the largest part first. */
  readonly into: readonly string[];
  readonly basis: string;
  readonly mark: EvidenceMark;
}

const gone = (
  code: string,
  zh: string,
  en: string,
  until: PlainDate,
  into: readonly string[],
  basis: string,
  mark: EvidenceMark,
): FormerDivision => ({ code, zh, en, until, into, basis, mark });

const LISHUI = '国务院 2000-05-20 同意撤销丽水地区';
const lishui = (code: string, zh: string, en: string, into: string) =>
  gone(code, zh, en, '2000-05-20', [into], LISHUI, 'secondary');
const HANGZHOU = '浙江省人民政府 2021-03-11 关于调整杭州市部分行政区划的通知';

export const formerDivisions: readonly FormerDivision[] = [
  lishui('332500', '丽水地区', 'Lishui Prefecture', '331100'),
  lishui('332522', '青田县', 'Qingtian County', '331121'),
  lishui('332523', '云和县', 'Yunhe County', '331125'),
  lishui('332525', '庆元县', 'Qingyuan County', '331126'),
  lishui('332526', '缙云县', 'Jinyun County', '331122'),
  lishui('332527', '遂昌县', 'Suichang County', '331123'),
  lishui('332528', '松阳县', 'Songyang County', '331124'),
  lishui('332529', '景宁畲族自治县', 'Jingning She Autonomous County', '331127'),
  lishui('332581', '龙泉市', 'Longquan City', '331181'),
  lishui('332582', '丽水市', 'Lishui City', '331102'),
  gone('330721', '金华县', 'Jinhua County', '2000-12-30', ['330703', '330702'], '国函〔2000〕138号', 'secondary'),
  gone('330181', '萧山市', 'Xiaoshan City', '2001-02-02', ['330109'], '国函〔2001〕13号', 'from memory'),
  gone('330184', '余杭市', 'Yuhang City', '2001-02-02', ['330110', '330113'], '国函〔2001〕13号', 'from memory'),
  gone('330821', '衢县', 'Qu County', '2001-12-10', ['330803', '330802'], '撤销衢县、设立衢江区', 'from memory'),
  gone('330227', '鄞县', 'Yin County', '2002-02-01', ['330212', '330203'], '撤销鄞县、设立鄞州区', 'secondary'),
  gone('330621', '绍兴县', 'Shaoxing County', '2013-10-18', ['330603', '330602'], '国务院批复(2013)', 'from memory'),
  gone('330682', '上虞市', 'Shangyu City', '2013-10-18', ['330604'], '国务院批复(2013)', 'from memory'),
  gone('330183', '富阳市', 'Fuyang City', '2014-12-13', ['330111'], '国务院批复(2014-12)', 'from memory'),
  gone('330322', '洞头县', 'Dongtou County', '2015-07-23', ['330305'], '国函〔2015〕122号', 'secondary'),
  gone('330204', '江东区', 'Jiangdong District', '2016-09-14', ['330212'], '国函〔2016〕158号', 'secondary'),
  gone('330283', '奉化市', 'Fenghua City', '2016-09-14', ['330213'], '国函〔2016〕158号', 'secondary'),
  gone('331021', '玉环县', 'Yuhuan County', '2017-04-09', ['331083'], '民函〔2017〕70号', 'secondary'),
  gone('330185', '临安市', "Lin'an City", '2017-07-18', ['330112'], '国务院批复(2017)', 'from memory'),
  gone('330103', '下城区', 'Xiacheng District', '2021-03-11', ['330105'], HANGZHOU, 'secondary'),
  gone('330104', '江干区', 'Jianggan District', '2021-03-11', ['330102', '330114'], HANGZHOU, 'secondary'),
];

/** Codes of Zhejiang that came into force since 2000, with their first day; every other present code is older. */
export const newSince: Readonly<Record<string, { from: PlainDate; mark: EvidenceMark }>> = {
  ...Object.fromEntries(
    ['331100', '331102', '331121', '331122', '331123', '331124', '331125', '331126', '331127', '331181'].map((code) => [
      code,
      { from: '2000-05-20' as PlainDate, mark: 'secondary' as const },
    ]),
  ),
  '330703': { from: '2000-12-30', mark: 'secondary' },
  '330109': { from: '2001-02-02', mark: 'from memory' },
  '330110': { from: '2001-02-02', mark: 'from memory' },
  '330803': { from: '2001-12-10', mark: 'from memory' },
  '330212': { from: '2002-02-01', mark: 'secondary' },
  '330502': { from: '2003-01-02', mark: 'from memory' },
  '330503': { from: '2003-01-02', mark: 'from memory' },
  '330603': { from: '2013-10-18', mark: 'from memory' },
  '330604': { from: '2013-10-18', mark: 'from memory' },
  '330111': { from: '2014-12-13', mark: 'from memory' },
  '330305': { from: '2015-07-23', mark: 'secondary' },
  '330213': { from: '2016-09-14', mark: 'secondary' },
  '331083': { from: '2017-04-09', mark: 'secondary' },
  '330112': { from: '2017-07-18', mark: 'from memory' },
  '330383': { from: '2019-08-16', mark: 'secondary' },
  '330113': { from: '2021-03-11', mark: 'secondary' },
  '330114': { from: '2021-03-11', mark: 'secondary' },
};
