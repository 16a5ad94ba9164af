import fc from 'fast-check';
import { shippedData } from '../law/shipped-law';
import { liquids, solutions } from './densities';
import { kilogramsOf, type Kilograms, type LitresAsk } from './kilograms-of';

const known = (ask: LitresAsk): Kilograms => {
  const answer = kilogramsOf(ask);
  if (!answer.known) throw new RangeError(`${answer.code}: ${answer.en}`);
  return answer;
};

test('500 litres of acetone are 395.5 kg, and the answer says how', () => {
  expect(known({ substance: 'PC3-02', litres: '500' })).toEqual({
    known: true,
    mg: 395_500_000n,
    kgPerLitre: '0.791',
    mark: 'from memory',
    zh: '500 L × 0.791 kg/L = 395.5 kg(20 °C)',
    en: '500 L × 0.791 kg/L = 395.5 kg (20 °C)',
  });
});

test.each([
  ['PC3-06', '31', '1.1543', 'interpolated between 30 % and 32 %'],
  ['PC3-06', '36', '1.1789', ', 36 %;'],
  ['PC3-06', '37', '1.1837', 'interpolated between 36 % and 38 %'],
  ['PC3-06', '36.5', '1.1813', 'interpolated between 36 % and 38 %'],
  ['PC3-05', '98', '1.8361', ', 98 %;'],
  ['PC3-05', '93 %', '1.8279', ', 93 %;'],
  ['PC3-05', '50', '1.3951', ', 50 %;'],
  ['PC3-05', '92.5％', '1.826', 'interpolated between 92 % and 93 %'],
  ['PC3-05', '100', '1.8305', ', 100 %;'],
])('of %s at %s the factor is %s', (substance, concentration, factor, said) => {
  const answer = known({ substance, litres: '1000', concentration });
  expect(answer.kgPerLitre).toBe(factor);
  expect(answer.en).toContain(said);
  expect(answer.en).toContain('mass of the solution');
  expect(answer.zh).toContain('溶液质量');
  expect(answer.mg).toBe(BigInt(factor.replace('.', '').padEnd(5, '0')) * 100_000n);
});

test.each<[Partial<LitresAsk> & { substance: string }, string]>([
  [{ substance: 'PC9-99' }, 'substance'],
  [{ substance: '__proto__' }, 'substance'],
  [{ substance: 'PC3-04' }, 'no-density'],
  [{ substance: 'PC1-05' }, 'no-density'],
  [{ substance: 'PC1-12' }, 'no-density'],
  [{ substance: 'PC3-06' }, 'concentration-needed'],
  [{ substance: 'PC3-06', concentration: ' ' }, 'concentration-needed'],
  [{ substance: 'PC3-06', concentration: '9.99' }, 'concentration'],
  [{ substance: 'PC3-06', concentration: '40.01' }, 'concentration'],
  [{ substance: 'PC3-06', concentration: '36.555' }, 'concentration'],
  [{ substance: 'PC3-05', concentration: '100.01' }, 'concentration'],
  [{ substance: 'PC3-05', concentration: 'strong' }, 'concentration'],
  [{ substance: 'PC3-02', concentration: '50' }, 'concentration'],
  [{ substance: 'PC3-02', litres: '0' }, 'litres'],
  [{ substance: 'PC3-02', litres: '-1' }, 'litres'],
  [{ substance: 'PC3-02', litres: '1e3' }, 'litres'],
  [{ substance: 'PC3-02', litres: '1,000' }, 'litres'],
  [{ substance: 'PC3-02', litres: '0.0000001' }, 'litres'],
  [{ substance: 'PC3-02', litres: '' }, 'litres'],
])('%j is refused: %s', (ask, code) => {
  const answer = kilogramsOf({ litres: '1', ...ask });
  expect(answer).toMatchObject({ known: false, code });
  expect(answer.zh && answer.en).toBeTruthy();
});

test('a whole milligram is rounded half up, and then the sentence says ≈', () => {
  expect(known({ substance: 'PC3-02', litres: '0.000001' })).toMatchObject({
    mg: 1n,
    en: expect.stringContaining('≈'),
  });
  expect(known({ substance: 'PC2-04', litres: '0.000005' }).mg).toBe(4n); // 3.569 mg
});

test('the kilograms are the litres times the factor told, to half a milligram', () => {
  const litres = fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 1, max: 999_999 }));
  const asked = fc.oneof(
    fc.constantFrom(...Object.keys(liquids)).map((substance) => ({ substance })),
    fc.integer({ min: 1000, max: 4000 }).map((n) => ({ substance: 'PC3-06', concentration: (n / 100).toFixed(2) })),
    fc.integer({ min: 1000, max: 10_000 }).map((n) => ({ substance: 'PC3-05', concentration: (n / 100).toFixed(2) })),
  );
  fc.assert(
    fc.property(asked, litres, (ask, [whole, part]) => {
      const text = `${whole}.${String(part).padStart(6, '0')}`;
      const answer = known({ ...ask, litres: text });
      const [units = '', decimals = ''] = answer.kgPerLitre.split('.');
      const factor = BigInt(units + decimals.padEnd(4, '0'));
      const exact = BigInt(text.replace('.', '')) * factor;
      const off = answer.mg * 10_000n - exact;
      expect(off <= 5_000n && off >= -5_000n).toBe(true);
      expect(answer.en).toContain(`× ${answer.kgPerLitre} kg/L`);
    }),
  );
});

test('tables rise in concentration, factors have four decimals at most, and every code is a liquid of the catalogue', () => {
  const codes = new Set(shippedData.substances.map(({ code }) => code));
  for (const [code, { points }] of Object.entries(solutions)) {
    expect(codes.has(code) && !(code in liquids)).toBe(true);
    expect(points.every(([percent], i) => i === 0 || percent > points[i - 1]![0])).toBe(true);
    for (const [, density] of points) expect(density).toMatch(/^1\.\d{4}$/);
  }
  for (const [code, { kgPerLitre }] of Object.entries(liquids)) {
    expect(codes.has(code)).toBe(true);
    expect(kgPerLitre).toMatch(/^[013]\.\d{1,4}$/);
  }
});
