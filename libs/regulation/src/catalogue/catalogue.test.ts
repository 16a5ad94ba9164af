import { findSubstance, substanceOf, substancesOn } from '../law/law-in-use';
import { shippedData } from '../law/shipped-law';
import { isCas } from '../identifiers/cas';

const catalogue = shippedData.substances;

test('the catalogue has 19 + 20 + 8 entries with unique codes', () => {
  expect([1, 2, 3].map((category) => catalogue.filter((row) => row.category === category).length)).toEqual([19, 20, 8]);
  expect(new Set(catalogue.map((row) => row.code)).size).toBe(47);
});

test.each([
  ['2005-10-31', 0],
  ['2005-11-01', 23],
  ['2018-02-01', 32],
  ['2024-08-31', 38],
  ['2024-09-01', 45],
  ['2025-07-19', 45],
  ['2025-07-20', 47],
] as const)('on %s there were %i entries in force', (date, count) => {
  expect(substancesOn(date)).toHaveLength(count);
});

test('every CAS number passes its check digit', () => {
  for (const row of catalogue)
    for (const cas of row.casNumbers) expect([row.code, cas, isCas(cas)]).toEqual([row.code, cas, true]);
});

test('only drug-type entries of category 1 may be counted in tablets and injections (附表说明二)', () => {
  for (const row of catalogue) {
    expect(row.units[0]).toBe('mg');
    expect(row.units.includes('tablet')).toBe(row.drugType);
    if (row.drugType) expect(row.category).toBe(1);
  }
  expect(catalogue.filter((row) => row.drugType).map((row) => row.code)).toEqual([
    'PC1-09',
    'PC1-10',
    'PC1-11',
    'PC1-12',
  ]);
});

test('salts are controlled in categories 1 and 2 only (附表说明一), individuals may buy category 3 only (条例 16)', () => {
  for (const row of catalogue) {
    expect(row.salts).toBe(row.category !== 3);
    expect(row.individualPurchase).toBe(row.category === 3);
  }
});

test('an unverified category says so', () => {
  expect(substanceOf('PC2-16')).toMatchObject({ confidence: 'from memory', group: true });
  expect(substanceOf('PC3-01')).toMatchObject({ confidence: 'verified', nameZh: '甲苯', cas: '108-88-3' });
  expect(substanceOf('PC3-08').effectiveFromMark).toBe('from memory');
});

test('an unknown code is found as null and refused by substanceOf', () => {
  expect(findSubstance('PC9-99')).toBeNull();
  expect(() => substanceOf('PC9-99')).toThrow(RangeError);
});
