import { cityDivision, countiesOf, divisionName, isDivision, isProvince, liesIn, prefectureOf } from './division';

test.each([
  ['330302', '330382', true, 'two counties of Wenzhou'],
  ['330302', '331002', false, 'Wenzhou and Taizhou'],
  ['110101', '110228', true, 'two districts of Beijing, even with another third and fourth digit'],
  ['500101', '500230', true, 'a district and a county of Chongqing'],
  ['110101', '120101', false, 'Beijing and Tianjin'],
  ['429004', '429005', false, 'two counties run directly by Hubei, each its own city (办法 15 by analogy)'],
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

test('names come in both languages; an unknown county is named by its city and code', () => {
  expect(divisionName('330302', 'zh')).toBe('鹿城区');
  expect(divisionName('330302', 'en')).toBe('Lucheng District');
  expect(divisionName('331002', 'zh')).toBe('台州市(331002)');
  expect(divisionName('350102', 'en')).toBe('Fujian (350102)');
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
