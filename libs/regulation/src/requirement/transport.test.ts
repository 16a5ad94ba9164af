import type { Requirement } from './answer';
import type { RequirementAsk } from './ask';
import { move, person } from './example-asks';

const keyArea = { keyAreas: ['330302'] };
type Row = [
  string,
  string[],
  string,
  string,
  Parameters<typeof move>[3] & object,
  Requirement['outcome'],
  Requirement['instrument'],
  string,
];

describe('a movement and the article that decides it', () => {
  test.each<Row>([
    ['toluene from Lucheng to Taizhou', ['PC3-01'], '330302', '331002', {}, 'required', 'transport_filing', '条例 20'],
    [
      'category 3 shares the border rule',
      ['PC3-01'],
      '330302',
      '331002',
      {},
      'required',
      'transport_filing',
      '办法 15',
    ],
    ['toluene to Shanghai', ['PC3-01'], '330302', '310115', {}, 'required', 'transport_filing', '办法 19'],
    ['acetic anhydride to Fujian', ['PC2-02'], '330327', '350902', {}, 'required', 'transport_permit', '条例 20'],
    ['three days for category 2', ['PC2-02'], '330327', '350902', {}, 'required', 'transport_permit', '条例 21'],
    ['three months for category 2', ['PC2-02'], '330327', '350902', {}, 'required', 'transport_permit', '条例 22'],
    ['piperonal to Hangzhou', ['PC1-03'], '330302', '330106', {}, 'required', 'transport_permit', '条例 20'],
    ['the city police is named', ['PC1-03'], '330302', '330106', {}, 'required', 'transport_permit', '条例 21'],
    ['Lucheng to Yueqing', ['PC3-01'], '330302', '330382', {}, 'not_required', 'none', '条例 20'],
    ['Lucheng to Longgang, category 2', ['PC2-02'], '330302', '330383', {}, 'not_required', 'none', '条例 20'],
    ['Lucheng to Ouhai, category 1', ['PC1-03'], '330302', '330304', {}, 'not_required', 'none', '条例 20'],
    ['within one county', ['PC3-05'], '330302', '330302', {}, 'not_required', 'none', '办法 15'],
    ['two districts of Beijing', ['PC3-01'], '110101', '110118', {}, 'not_required', 'none', '条例 20'],
    ['two counties of Chongqing', ['PC3-01'], '500101', '500230', {}, 'not_required', 'none', '条例 20'],
    ['Beijing to Tianjin', ['PC3-01'], '110101', '120101', {}, 'required', 'transport_filing', '条例 20'],
    ['two counties run by Hubei', ['PC3-01'], '429004', '429005', {}, 'required', 'transport_filing', '条例 20'],
    ['key area at the origin', ['PC3-01'], '330302', '330382', keyArea, 'required', 'transport_filing', '条例 20'],
    ['key area at the destination', ['PC2-02'], '330382', '330302', keyArea, 'required', 'transport_permit', '条例 20'],
    [
      'key area on the way',
      ['PC3-01'],
      '330304',
      '330382',
      { ...keyArea, route: ['330302'] },
      'required',
      'transport_filing',
      '条例 20',
    ],
    [
      'a whole city as key area',
      ['PC3-01'],
      '330304',
      '330382',
      { keyAreas: ['330300'] },
      'required',
      'transport_filing',
      '条例 20',
    ],
    ['key area, but within the county', ['PC3-01'], '330302', '330302', keyArea, 'not_required', 'none', '条例 20'],
    ['key area elsewhere', ['PC3-01'], '330304', '330382', { keyAreas: ['530000'] }, 'not_required', 'none', '条例 20'],
    ['before the listing', ['PC2-15'], '330302', '331002', { date: '2024-08-31' }, 'not_required', 'none', '条例 2'],
    [
      'after the listing',
      ['PC2-15'],
      '330302',
      '331002',
      { date: '2024-09-01' },
      'required',
      'transport_permit',
      '条例 20',
    ],
    ['a person moves toluene', ['PC3-01'], '330302', '331002', person, 'required', 'transport_filing', '条例 20'],
    [
      'categories 2 and 3 together',
      ['PC3-01', 'PC2-02'],
      '330302',
      '331002',
      {},
      'required',
      'transport_permit',
      '条例 20',
    ],
    [
      'categories 1 and 3 together',
      ['PC3-01', 'PC1-03'],
      '330302',
      '331002',
      {},
      'required',
      'transport_permit',
      '条例 20',
    ],
  ])('%s', (_, codes, from, to, rest, outcome, instrument, article) => {
    const answer = move(codes, from, to, rest);
    expect([answer.outcome, answer.instrument]).toEqual([outcome, instrument]);
    expect(answer.because.map((one) => one.rule)).toContain(article);
  });
});

test('a transport filing: county police at the origin, same day, three months, contract attached', () => {
  const answer = move(['PC3-01'], '330302', '331002');
  expect(answer.authority).toMatchObject({ level: 'county', organ: 'police', division: '330302' });
  expect(answer.statutory).toEqual({ workingDays: 0, sameDay: true });
  expect(answer.validity).toEqual({ months: 3, uses: 'multi', oneUse: 'delivery' });
  expect(
    answer.documents.filter((one) => one.required && one.source === 'attachment').map((one) => [one.kind, one.rule]),
  ).toEqual([['sales_contract', '条例 21']]);
  expect(answer.conditions.map((one) => one.rule)).toEqual(['条例 22', '条例 24', '办法 23', '办法 41']);
  expect(answer.stops).toEqual([]);
});

test('category 2: three working days by law, one promised; category 1: city police, ten days, one use, one month', () => {
  const two = move(['PC2-02'], '330302', '331002');
  expect([two.statutory, two.promised?.workingDays, two.validity]).toEqual([
    { workingDays: 3, sameDay: false },
    1,
    { months: 3, uses: 'multi', oneUse: 'delivery' },
  ]);
  const one = move(['PC1-03'], '330302', '331002');
  expect(one.authority).toMatchObject({ level: 'city', division: '330300', zh: '温州市公安机关' });
  expect([one.statutory?.workingDays, one.promised, one.validity]).toEqual([
    10,
    null,
    { months: 1, uses: 'one', oneUse: 'delivery' },
  ]);
  expect(one.multiUseEligible).toBe(false);
});

test('a movement in a key area rests on the key-area limb of 条例 20', () => {
  const answer = move(['PC3-01'], '330302', '330382', keyArea);
  expect(answer.because.some((one) => one.zh.includes('重点地区'))).toBe(true);
  expect(answer.because.some((one) => one.zh.includes('跨设区的市级行政区域(直辖市为跨市界)运输的'))).toBe(false);
});

test('when the list of key areas is not loaded, 无需办理 says so', () => {
  const codes = (rest: Parameters<typeof move>[3]) =>
    move(['PC3-01'], '330302', '330382', rest).flags.map((one) => one.code);
  expect(codes({ keyAreas: null })).toEqual(['key-areas-not-loaded']);
  expect(codes({ keyAreas: [] })).toEqual([]);
});

test('without places nothing can be submitted', () => {
  const answer = move(['PC3-01']);
  expect(answer.stops.map((one) => [one.code, one.rule])).toEqual([['places-missing', '条例 20']]);
  expect(answer.authority).toMatchObject({ division: null, zh: '运出地县级公安机关' });
});

test('twelve months are possible after six months of safe transport (办法 21), a day earlier not', () => {
  const codes = (since: '2026-05-23' | '2026-05-24') =>
    move(['PC3-01'], '330302', '331002', { standing: { safeTransportSince: since } }).flags.map((one) => one.code);
  expect(codes('2026-05-23')).toContain('twelve-months-possible');
  expect(codes('2026-05-24')).not.toContain('twelve-months-possible');
});

test('tablets carried by a patient need no paper (条例 25); 60,000 for a hospital may be exempt (条例 23), 60,001 not', () => {
  const tablets = (amount: string, rest: Partial<RequirementAsk> = {}) =>
    move([], '330302', '331002', { lines: [{ substance: 'PC1-12', quantity: { unit: 'tablet', amount } }], ...rest });
  const patient = { ...person, prescription: true };
  expect(tablets('20', patient)).toMatchObject({ outcome: 'not_required' });
  expect(tablets('20', patient).because[0]?.rule).toBe('条例 25');
  expect(tablets('20', person).outcome).toBe('required');
  const hospital = { purpose: 'medical', purchasePaperCarried: true } as const;
  expect(tablets('60000', hospital).outcome).toBe('not_required');
  expect(tablets('60001', hospital).outcome).toBe('required');
  expect(tablets('60000', { purpose: 'medical' }).outcome).toBe('required');
  expect(tablets('60000').flags).toContainEqual(expect.objectContaining({ code: 'exempt-possible', rule: '条例 23' }));
  expect(tablets('60001').flags.map((one) => one.code)).not.toContain('exempt-possible');
});
