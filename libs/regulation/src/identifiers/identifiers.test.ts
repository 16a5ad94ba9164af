import fc from 'fast-check';
import { explainCas, isCas } from './cas';
import { eLicenceOf, explainELicence, isELicence, mod3736 } from './e-licence';
import { maskIdNumber, maskName, maskPhone } from './masking';
import { explainPlate, isPlate } from './plate';
import { explainResidentId, isResidentId } from './resident-id';
import { explainUscc, isUscc } from './uscc';
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

test('one wrong digit of a credit code or a resident number is always found', () => {
  const texts = [...identifierVectors.uscc.good, ...identifierVectors.residentId.good];
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(17), fc.integer({ min: 1, max: 9 }), (text, at, step) => {
      const old = text[at] ?? '';
      fc.pre(/\d/.test(old));
      const wrong = text.slice(0, at) + ((Number(old) + step) % 10) + text.slice(at + 1);
      expect(isUscc(wrong) || isResidentId(wrong)).toBe(false);
    }),
  );
});

test('the inner organisation code of a credit code is checked too (GB 11714)', () => {
  // For each changed digit one last character would satisfy the outer check; the inner check must refuse that one as well.
  const good = '11330105002500287C';
  for (const digit of '123456789')
    for (const last of '0123456789ABCDEFGHJKLMNPQRTUWXY')
      expect(isUscc(good.slice(0, 9) + digit + good.slice(10, 17) + last)).toBe(false);
});

test('a MOD 37,36 check character catches every single wrong character', () => {
  const chars = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const body = fc.string({ unit: fc.constantFrom(...chars), minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(body, fc.nat(60), fc.constantFrom(...chars), (text, at, char) => {
      const i = at % text.length;
      fc.pre(text[i] !== char);
      expect(mod3736(text.slice(0, i) + char + text.slice(i + 1))).not.toBe(mod3736(text));
    }),
  );
  expect(() => mod3736('a')).toThrow(RangeError);
});

test('the parts of a published e-licence identifier give back the whole', () => {
  expect(eLicenceOf('11100000000013338W011', '11430000006122244L', '20230000403', '001')).toBe(
    identifierVectors.eLicence.good[0],
  );
  expect(() => eLicenceOf('1', '2', '3', '4')).toThrow(RangeError);
});

test.each([
  ['张三', '张*'],
  ['张三丰', '张*丰'],
  ['欧阳小明', '欧**明'],
  ['李', '*'],
  ['', ''],
])('the name %s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown));

test('identity and telephone numbers keep three characters in front and four behind', () => {
  expect(maskIdNumber('330302199001011234')).toBe('330***********1234');
  expect(maskPhone('13800001234')).toBe('138****1234');
  expect(maskPhone('12345')).toBe('****');
});
