import fc from 'fast-check';
import { codesInForce, knownNames } from './division-table';
import {
  cityDivision,
  countiesOf,
  divisionName,
  divisionsAsOf,
  explainDivision,
  formerDivision,
  isDivision,
  isDivisionOn,
  isProvince,
  liesIn,
  prefectureOf,
} from './division';
import { counties as byHand } from './division-names';
import { formerDivisions, newSince } from './former-divisions';
import { countiesOf as countiesNationwide, divisionName as nameNationwide, findDivisions } from './nationwide';

test.each([
  ['330302', '330382', true, 'two counties of Wenzhou'],
  ['330302', '331002', false, 'Wenzhou and Taizhou'],
  ['110101', '110228', true, 'two districts of Beijing, even with another third and fourth digit'],
  ['500101', '500230', true, 'a district and a county of Chongqing'],
  ['110101', '120101', false, 'Beijing and Tianjin'],
  ['429004', '429005', false, 'two counties run directly by Hubei, each its own city (办法 15 by analogy)'],
  ['419001', '410101', false, '济源, run directly by Henan, and Zhengzhou'],
  ['469001', '469001', true, 'one such county of Hainan with itself'],
  ['659001', '659002', false, 'two such cities of Xinjiang'],
])('%s and %s lie in one city: %s (%s)', (a, b, same) => {
  expect(prefectureOf(a) === prefectureOf(b)).toBe(same);
});

test('Wenzhou has twelve counties, and the statistics code of its development zone is no division', () => {
  expect(countiesOf('3303')).toHaveLength(12);
  expect(isDivision('330371')).toBe(false);
  expect(isDivision('330383')).toBe(true);
  expect(isDivision('990101')).toBe(false);
  expect(isProvince('71')).toBe(true);
  expect(() => prefectureOf('3303')).toThrow(RangeError);
});

test('the country has 34 provinces, 333 prefectures and 2,846 counties, 90 of them in Zhejiang', () => {
  const codes = [...codesInForce];
  expect(divisionsAsOf).toBe('2024-12-31');
  expect(codes.filter((code) => code.endsWith('0000'))).toHaveLength(34);
  expect(codes.filter((code) => code.endsWith('00') && !code.endsWith('0000'))).toHaveLength(333);
  expect(codes.filter((code) => !code.endsWith('00'))).toHaveLength(2846);
  expect(countiesOf('33')).toHaveLength(90);
  expect(countiesNationwide('33')).toEqual(countiesOf('33'));
});

test.each([
  ['350102', '鼓楼区', 'Gulou District', 'a county of another province'],
  ['429004', '仙桃市', 'Xiantao City', 'run directly by Hubei'],
  ['469021', '定安县', "Ding'an County", 'run directly by Hainan'],
  ['659012', '白杨市', 'Baiyang City', 'run directly by Xinjiang, since 2023'],
  ['419001', '济源市', 'Jiyuan City', 'run directly by Henan'],
  ['441900', '东莞市', 'Dongguan', 'a prefecture without counties'],
  ['310115', '浦东新区', 'Pudong New Area', 'in a municipality'],
  ['500229', '城口县', 'Chengkou County', 'a county of a municipality'],
  ['653228', '和康县', 'Hekang County', 'since December 2024'],
  ['330383', '龙港市', 'Longgang City', 'since 2019'],
])('%s is %s, %s: %s', (code, zh, en) => {
  expect(isDivision(code)).toBe(true);
  expect(explainDivision(code)).toBeNull();
  expect([nameNationwide(code, 'zh'), nameNationwide(code, 'en')]).toEqual([zh, en]);
});

test.each([
  ['330371', '统计用代码', 'a development zone'],
  ['330301', '统计用代码', '市辖区'],
  ['110100', '统计用代码', '市辖区 of Beijing'],
  ['429000', '没有代码', 'the bracket over counties run by Hubei'],
  ['810001', '统计用代码', 'a district of Hong Kong, which has no code in GB/T 2260'],
  ['460321', '没有代码', 'statistics code of 西沙'],
  ['330399', '没有代码', 'never given'],
  ['350199', '没有代码', 'never given, in another province'],
  ['830101', '没有代码', 'no province 83'],
  ['33030', '6 位数字', 'five digits'],
  ['', '6 位数字', 'nothing'],
  ['__proto__', '6 位数字', 'a word that objects know'],
])('%s is refused as %s (%s)', (code, why) => {
  expect(isDivision(code)).toBe(false);
  expect(explainDivision(code)?.zh).toContain(why);
  expect(explainDivision(code)?.en).toBeTruthy();
});

test('of all six-digit texts those in the list are divisions, and no others', () => {
  const digits = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'));
  fc.assert(
    fc.property(digits, (code) => {
      expect(isDivision(code)).toBe(codesInForce.has(code));
      expect(explainDivision(code) === null).toBe(isDivision(code));
    }),
    { numRuns: 10_000 },
  );
});

test('an abolished code names its successor and the day: 洞头县 became 洞头区 in 2015, 下城区 went into 拱墅区 in 2021', () => {
  expect(isDivision('330322')).toBe(false);
  expect(explainDivision('330322')).toEqual({
    zh: '330322 洞头县已于 2015-07-23 撤销,请改用 330305 洞头区',
    en: '330322 Dongtou County was abolished on 2015-07-23; use 330305 Dongtou District',
  });
  expect(explainDivision('330104')?.en).toContain('330102 Shangcheng District or 330114 Qiantang District');
  expect(divisionName('330322', 'zh')).toBe('洞头县');
  expect(formerDivision('330103')).toMatchObject({ zh: '下城区', into: ['330105'], mark: 'secondary' });
  expect(formerDivision('330302')).toBeNull();
});

test.each([
  ['330322', '2015-07-22', true],
  ['330322', '2015-07-23', false],
  ['330305', '2015-07-22', false],
  ['330305', '2015-07-23', true],
  ['330113', '2021-03-10', false],
  ['330113', '2021-03-11', true],
  ['330383', '2019-08-15', false],
  ['330302', '2001-01-01', true],
  ['350102', '2001-01-01', true],
  ['330399', '2020-01-01', false],
] as const)('%s was in force on %s: %s', (code, on, was) => expect(isDivisionOn(code, on)).toBe(was));

test('no former code is in force, every successor is, and came no later than the other went', () => {
  for (const { code, until, into, zh, en } of formerDivisions) {
    expect([code, isDivision(code)]).toEqual([code, false]);
    expect(into.length).toBeGreaterThan(0);
    for (const next of into) expect([next, isDivision(next) || formerDivision(next) !== null]).toEqual([next, true]);
    expect(into.some((next) => isDivisionOn(next, until))).toBe(true);
    expect(zh && en).toBeTruthy();
  }
  for (const code of Object.keys(newSince)) expect([code, isDivision(code)]).toEqual([code, true]);
});

test('the names kept by hand win over those made by pinyin', () => {
  for (const [code, name] of Object.entries(byHand)) expect(knownNames.get(code)).toEqual(name);
});

test('names come in both languages; a county whose name the browser does not carry is named by its city and code', () => {
  expect(divisionName('330302', 'zh')).toBe('鹿城区');
  expect(divisionName('330302', 'en')).toBe('Lucheng District');
  expect(divisionName('331002', 'zh')).toBe('椒江区');
  expect(divisionName('350102', 'zh')).toBe('福州市(350102)');
  expect(divisionName('429004', 'en')).toBe('Hubei (429004)');
  expect(divisionName('999999', 'en')).toBe('999999');
  expect(cityDivision('330302')).toBe('330300');
  expect(cityDivision('110101')).toBe('110000');
  expect(cityDivision('429004')).toBe('429004');
});

test('an area may be a county, a city or a province', () => {
  expect(liesIn('330302', ['330302'])).toBe(true);
  expect(liesIn('330302', ['330300'])).toBe(true);
  expect(liesIn('330302', ['330000'])).toBe(true);
  expect(liesIn('330302', ['330303', '310000'])).toBe(false);
  expect(liesIn('330302', [])).toBe(false);
});

const found = (ask: { under?: string; q?: string }) => findDivisions(ask).map(({ code }) => code);

test('one level down: provinces, then cities with the counties run by the province, then counties', () => {
  expect(found({})).toHaveLength(34);
  expect(found({ under: '330000' })).toHaveLength(11);
  expect(found({ under: '420000' })).toEqual(expect.arrayContaining(['420100', '429004', '429021']));
  expect(found({ under: '110000' })).toHaveLength(16);
  expect(found({ under: '330300' })).toHaveLength(12);
  expect(found({ under: '330302' })).toEqual([]);
  expect(found({ under: '710000' })).toEqual([]);
});

test.each([
  ['鹿城', undefined, ['330302']],
  ['lucheng', undefined, ['140406', '330302']],
  ['LU CHENG', '330000', ['330302']],
  ["rui'an", undefined, ['330381']],
  ['ruian', '330300', ['330381']],
  ['3303', '330000', 13],
  ['鼓楼区', undefined, 4],
  ['永嘉', '320000', []],
  ['lüchun', undefined, ['532531']],
  ['33 0302', undefined, ['330302']],
  ['not a place', undefined, []],
] as const)('"%s" below %s finds %j', (q, under, expected) => {
  const codes = found({ q, ...(under ? { under } : {}) });
  expect(typeof expected === 'number' ? codes.length : codes).toEqual(expected);
});

test('an entry says where it lies', () => {
  expect(findDivisions({ q: '330302' })[0]).toEqual({
    code: '330302',
    zh: '鹿城区',
    en: 'Lucheng District',
    level: 'county',
    under: '330300',
    full: { zh: '浙江省温州市鹿城区', en: 'Lucheng District, Wenzhou, Zhejiang' },
  });
  expect(findDivisions({ q: '429004' })[0]).toMatchObject({ under: '420000', full: { zh: '湖北省仙桃市' } });
});
