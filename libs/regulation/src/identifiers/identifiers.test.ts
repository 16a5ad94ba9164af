import type { PlainDate } from '@yby/platform/contract';
import { explainCas, isCas } from './cas';
import { eLicenceOf, explainELicence, isELicence, judgeELicence, mod3736 } from './e-licence';
import { explainPlate, isPlate, plateKindOf } from './plate';
import { explainResidentId, isResidentId } from './resident-id';
import { explainOrganisationCode, explainUscc, isUscc } from './uscc';
import { identifierVectors } from './vectors';

const checks = {
  uscc: [isUscc, explainUscc],
  residentId: [isResidentId, explainResidentId],
  eLicence: [isELicence, explainELicence],
  plate: [isPlate, explainPlate],
  cas: [isCas, explainCas],
} as const;
const kinds = Object.keys(checks) as (keyof typeof checks)[];

describe.each(kinds)('%s', (kind) => {
  const [is, explain] = checks[kind];

  test.each([...identifierVectors[kind].good])('%s is good', (text) => {
    expect(explain(text)).toBeNull();
    expect(is(text)).toBe(true);
  });

  test.each([...identifierVectors[kind].bad])('"%s" is bad, and both languages say why', (text) => {
    expect(is(text)).toBe(false);
    expect(explain(text)?.zh).toBeTruthy();
    expect(explain(text)?.en).toBeTruthy();
  });
});

test('the inner organisation code of a credit code is checked too (GB 11714)', () => {
  // For each changed digit one last character would satisfy the outer check; the inner check must refuse that one as well.
  const good = '11330105002500287C';
  for (const digit of '123456789')
    for (const last of '0123456789ABCDEFGHJKLMNPQRTUWXY')
      expect(isUscc(good.slice(0, 9) + digit + good.slice(10, 17) + last)).toBe(false);
});

test('a character outside 0–9 and A–Z has no MOD 37,36 check', () => {
  expect(() => mod3736('a')).toThrow(RangeError);
});

test('the parts of a published e-licence identifier give back the whole', () => {
  expect(eLicenceOf('11100000000013338W011', '11430000006122244L', '20230000403', '001')).toBe(
    identifierVectors.eLicence.good[0],
  );
  expect(() => eLicenceOf('1', '2', '3', '4')).toThrow(RangeError);
});

test.each([
  ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U', 'sound'],
  ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V', 'doubtful'],
  [`1.2.156.3005.2.11100000000099022.340100.000000016.001.${mod3736('11100000000099022340100000000016001')}`, 'sound'],
  ['1.2.156.3005.2.11100000000013338W011.340100.001.U', 'malformed'],
  ['1.2.156.3005.3.11100000000013338W011.11430000006122244L.20230000403.001.U', 'malformed'],
  ['1.2.156.3005.2.11100000000013338w011.11430000006122244L.20230000403.001.U', 'malformed'],
  ['', 'malformed'],
] as const)('the e-licence identifier %s of another system is %s', (text, verdict) => {
  expect(judgeELicence(text)).toBe(verdict);
});

test.each([
  ['810000199001010014', true, 'Hong Kong'],
  ['820000199001010010', true, 'Macao'],
  ['830000199001010017', true, 'Taiwan'],
  ['810001199001010015', false, 'not 810000'],
  ['933840199001010011', true, 'an American settled in Zhejiang'],
  ['999840199001010018', false, 'no province 99'],
  ['330322199001010015', true, 'born in 洞头县, abolished in 2015'],
  ['840000199001010013', false, 'no province 84'],
])('%s is an identity number: %s (%s)', (stem, is) => {
  const lasts = [...'0123456789X'].map((last) => stem.slice(0, 17) + last);
  expect(lasts.filter((id) => isResidentId(id))).toHaveLength(is ? 1 : 0);
});

test('a birth after the day asked for, or 131 years before it, is not plausible', () => {
  const id = (birth: string) => [...'0123456789X'].map((last) => `330302${birth}001${last}`);
  const plausible = (birth: string, on: PlainDate) => id(birth).some((one) => isResidentId(one, on));
  expect(plausible('20261123', '2026-11-23')).toBe(true);
  expect(plausible('20261124', '2026-11-23')).toBe(false);
  expect(plausible('18960101', '2026-11-23')).toBe(true);
  expect(plausible('18950101', '2026-11-23')).toBe(false);
  expect(id('20261124').some((one) => isResidentId(one))).toBe(true);
  expect(id('18491231').some((one) => isResidentId(one))).toBe(false);
  expect(id('20230229').some((one) => isResidentId(one))).toBe(false);
});

test('an organisation code from before 2015 is taken with and without its hyphen', () => {
  expect(explainOrganisationCode('00250028-7')).toBeNull();
  expect(explainOrganisationCode('002500287')).toBeNull();
  expect(explainOrganisationCode('00250028-6')?.en).toBeTruthy();
  expect(explainOrganisationCode('0025002-87')?.zh).toBeTruthy();
});

test.each([
  ['浙C12345', 'ordinary'],
  ['浙CD12345', 'new_energy'],
  ['浙C12345D', 'new_energy'],
  ['浙C1234挂', 'trailer'],
  ['浙C1234学', 'training'],
  ['浙C1234警', 'police'],
  ['粤Z1A34港', 'hong_kong'],
  ['粤Z1234澳', 'macao'],
  ['浙Z1234港', null],
  ['沪22478领', 'consulate'],
  ['沪A1234领', 'consulate'],
  ['使014578', 'embassy'],
  ['014578使', 'embassy'],
  ['浙X0119应急', 'emergency'],
  ['浙C0119应急', null],
  ['WJ浙12345', null],
  ['浙C12345挂', null],
  ['浙CL12345', null],
  [' 浙C12345', null],
])('the plate %s is %s', (text, kind) => {
  expect(plateKindOf(text)).toBe(kind);
  expect(explainPlate(text) === null).toBe(kind !== null);
});
