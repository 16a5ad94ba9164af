import type { RequirementAsk } from './ask';
import { buy, kg, own, person, used } from './example-asks';

test('a purchase filing goes to the county police of the buyer, the same day, one use, one month (条例 17, 办法 8, 9)', () => {
  const answer = buy([['PC3-01', kg('500')]]);
  expect(answer.authority).toEqual({
    level: 'county',
    organ: 'police',
    division: '330302',
    unit: null,
    zh: '鹿城区公安机关',
    en: 'Police of Lucheng District',
  });
  expect(answer.statutory).toEqual({ workingDays: 0, sameDay: true });
  expect(answer.promised).toEqual({ workingDays: 1, cutOff: '16:30' });
  expect(answer.validity).toEqual({ months: 1, uses: 'one', oneUse: 'delivery' });
  expect(answer.documents.filter((one) => one.required && one.source === 'attachment').map((one) => one.kind)).toEqual([
    'legitimate_use_statement',
  ]);
  expect(answer.documents.map((one) => one.kind)).not.toContain('identity_document');
  expect(answer.stops).toEqual([]);
  expect(answer.conditions.map((one) => one.rule)).toContain('条例 5');
  expect(answer.later.find((one) => one.duty === 'O-4')).toMatchObject({ dueDays: 30, rule: '条例 19', who: 'seller' });
  expect(answer.later.find((one) => one.duty === 'O-7')).toMatchObject({ due: '2027-03-31', rule: '条例 36' });
  expect(answer.provisional).toBe(false);
  expect([answer.mixed, answer.parts]).toEqual([false, []]);
});

test('category 1 goes to the province: drug regulator for ephedrine, police for piperonal, 10 days, report within 5', () => {
  const drug = buy([['PC1-12', kg('1')]]);
  const other = buy([['PC1-03', kg('1')]]);
  expect(drug.authority).toMatchObject({
    level: 'province',
    organ: 'drug_regulator',
    division: '330000',
    zh: '浙江省药品监督管理部门',
  });
  expect(other.authority).toMatchObject({ level: 'province', organ: 'police', zh: '浙江省公安机关' });
  expect(other.statutory).toEqual({ workingDays: 10, sameDay: false });
  expect(other.promised).toBeNull();
  expect(other.stops.map((one) => one.code)).toEqual(['wrong-authority']);
  expect(drug.conditions.map((one) => one.code)).toContain('P-3');
  expect(other.later.find((one) => one.duty === 'O-4')).toMatchObject({ dueDays: 5 });
});

test('two instruments give two parts, each with its own organ, and the strictest on top', () => {
  const answer = buy([
    ['PC3-01', kg('1')],
    ['PC1-03', kg('1')],
  ]);
  expect(answer.mixed).toBe(true);
  expect(answer.parts.map((part) => [part.instrument, part.substances, part.authority?.level])).toEqual([
    ['purchase_permit', ['PC1-03'], 'province'],
    ['purchase_filing', ['PC3-01'], 'county'],
  ]);
  expect(answer.stops.map((one) => one.code)).toEqual(['wrong-authority']);
});

describe('multi-use certificates (办法 9)', () => {
  const good = { firstFilingOn: '2025-11-23', violationsLastYear: 0 } as const;
  test.each<[string, Partial<RequirementAsk>, boolean]>([
    ['a year after the first filing without violation', { standing: good }, true],
    ['a day before the year is over', { standing: { ...good, firstFilingOn: '2025-11-24' } }, false],
    ['one violation', { standing: { ...good, violationsLastYear: 1 } }, false],
    ['violations unknown', { standing: { firstFilingOn: '2020-01-01' } }, false],
    ['never filed', { standing: { firstFilingOn: null, violationsLastYear: 0 } }, false],
    ['nothing known', {}, false],
    ['a person', { standing: good, buyerKind: 'individual' }, false],
  ])('%s', (_, rest, eligible) => {
    const asked = buy([['PC3-01', kg('1')]], { ...rest, multiUse: true });
    expect(asked.multiUseEligible).toBe(eligible);
    expect(asked.validity).toEqual(
      eligible ? { months: 6, uses: 'multi', oneUse: 'delivery' } : { months: 1, uses: 'one', oneUse: 'delivery' },
    );
    expect(asked.stops.map((one) => [one.code, one.rule])).toEqual(
      eligible ? [] : [['multi-use-not-eligible', '办法 9']],
    );
    const notAsked = buy([['PC3-01', kg('1')]], rest);
    expect(notAsked.validity).toEqual({ months: 1, uses: 'one', oneUse: 'delivery' });
    expect(notAsked.stops).toEqual([]);
    expect(notAsked.flags.some((one) => one.code === 'multi-use-possible')).toBe(eligible);
  });
});

test('what is known from memory only makes the answer provisional and says so', () => {
  const group = buy([['PC2-16', kg('1')]]);
  expect(group.provisional).toBe(true);
  expect(group.flags).toContainEqual(expect.objectContaining({ code: 'category-unverified', mark: 'from memory' }));
  expect(buy([['PC3-07', kg('1')]], { date: '2021-12-01' }).provisional).toBe(true);
  expect(buy([['PC3-07', kg('1')]]).provisional).toBe(false);
});

test('a person may pay cash for category 3, a unit may not (条例 5)', () => {
  expect(buy([['PC3-01', kg('1')]], person).conditions).toEqual([]);
  expect(buy([['PC3-01', kg('1')]]).conditions.map((one) => one.code)).toEqual(['P-2']);
});

test('acetic anhydride in Zhejiang needs video and alarm at the store, elsewhere not by this rule', () => {
  const codes = (buyerDivision: string) => buy([['PC2-02', kg('1')]], { buyerDivision }).flags.map((one) => one.code);
  expect(codes('330302')).toContain('storage-video-alarm');
  expect(codes('350102')).not.toContain('storage-video-alarm');
});

test('own use of permanganate without a known yearly amount is answered with a warning', () => {
  expect(buy([['PC3-04', kg('5')]], own).flags.map((one) => one.code)).toEqual(['year-to-date-unknown']);
  expect(buy([['PC3-04', kg('5')]], used('10')).flags).toEqual([]);
});

test('without a place the organ is named by its role', () => {
  const { authority } = buy([['PC3-01', kg('1')]], { buyerDivision: undefined });
  expect(authority).toMatchObject({ division: null, zh: '购买方所在地县级公安机关' });
});
