// One changed character: what each check sees and what it cannot, as told in what-checks-see.ts and docs/identifiers.md.
import fc from 'fast-check';
import { addDays } from '@yby/platform/contract';
import { isCas } from './cas';
import { isELicence, mod3736 } from './e-licence';
import { isPlate, plateForms } from './plate';
import { isResidentId } from './resident-id';
import { isOrganisationCode, isUscc } from './uscc';
import { identifierVectors } from './vectors';
import { checkSights } from './what-checks-see';

const RUNS = 10_000;
const seed = Number(process.env.YBY_SEED ?? Math.floor(Math.random() * 2 ** 31));
beforeAll(() => console.info(`YBY_SEED=${seed}`));

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
/** What a slip of the finger, a scanner or an input method may put there. */
const ANYTHING = [...DIGITS, ...LETTERS, ...'abcxyz', ...'-. ·', ...'012X挂学警京浙CO'];

const text = (chars: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...chars), minLength: length, maxLength: length });
const completed = (body: string, lasts: string, is: (text: string) => boolean) =>
  [...lasts].map((last) => body + last).find(is)!;

const birth = fc.integer({ min: 0, max: 46_000 }).map((days) => addDays('1900-01-01', days).replaceAll('-', ''));
const region = fc.oneof(
  fc.tuple(fc.constantFrom('11', '33', '50', '65', '71'), text(DIGITS, 4)).map((parts) => parts.join('')),
  fc.constantFrom('810000', '820000', '830000'),
  fc.tuple(fc.constantFrom('911', '933', '931'), text(DIGITS, 3)).map((parts) => parts.join('')),
);

const sound: Record<string, [is: (text: string) => boolean, made: fc.Arbitrary<string>]> = {
  uscc: [
    isUscc,
    fc
      .tuple(text(CREDIT, 2), text(DIGITS, 6), text(CREDIT, 8))
      .map(([kind, division, body]) =>
        completed(kind + division + completed(body, `${DIGITS}X`, isOrganisationCode), CREDIT, isUscc),
      ),
  ],
  organisationCode: [
    isOrganisationCode,
    text(DIGITS + LETTERS, 8).map((body) => completed(body, `${DIGITS}X`, isOrganisationCode)),
  ],
  residentId: [
    isResidentId,
    fc
      .tuple(region, birth, text(DIGITS, 3))
      .map((parts) => completed(parts.join(''), `${DIGITS}X`, (id) => isResidentId(id))),
  ],
  eLicence: [
    isELicence,
    fc
      .tuple(
        text(DIGITS + LETTERS, 21),
        text(DIGITS + LETTERS, 18),
        fc.string({ unit: fc.constantFrom(...DIGITS, ...LETTERS), minLength: 1, maxLength: 32 }),
        text(DIGITS, 3),
      )
      .map((parts) => `1.2.156.3005.2.${parts.join('.')}.${mod3736(parts.join(''))}`),
  ],
  cas: [
    isCas,
    fc
      .tuple(fc.integer({ min: 10, max: 9_999_999 }), text(DIGITS, 2))
      .map(([first, second]) => completed(`${first}-${second}-`, DIGITS, isCas)),
  ],
};

const value = (char: string) => Number.parseInt(char, 36);

/** True where the standard's check cannot see that `char` stands at `at` instead of what is right. */
const unseen: Record<string, (right: string, at: number, char: string) => boolean> = {
  uscc: () => false,
  residentId: () => false,
  eLicence: () => false,
  organisationCode: (right, at, char) =>
    at < 8 && /[0-9A-Z]/.test(char) && (value(char) - value(right[at]!)) % 11 === 0,
  cas: (right, at, char) => {
    if (!/\d/.test(right[at]!) || !/\d/.test(char) || (at === 0 && char === '0')) return false;
    const place = right.slice(at, -2).replaceAll('-', '').length;
    const wrongBy = Math.abs(Number(char) - Number(right[at]));
    if (place === 0) return false; // the check digit itself
    return place === 5 ? wrongBy % 2 === 0 : place % 2 === 0 && wrongBy === 5;
  },
};

describe.each(Object.keys(sound))('%s', (kind) => {
  const [is, made] = sound[kind]!;

  test('is sound as made, and one changed character is refused except where the check is blind', () => {
    let seen = 0;
    let blind = 0;
    fc.assert(
      fc.property(made, fc.nat(100), fc.constantFrom(...ANYTHING), (right, place, char) => {
        expect(is(right)).toBe(true);
        const at = place % right.length;
        fc.pre(right[at] !== char);
        const wrong = right.slice(0, at) + char + right.slice(at + 1);
        const hidden = unseen[kind]!(right, at, char);
        expect([right, wrong, is(wrong)]).toEqual([right, wrong, hidden]);
        if (hidden) blind += 1;
        else seen += 1;
      }),
      { numRuns: RUNS, seed },
    );
    expect(seen).toBeGreaterThan(RUNS / 2);
    // The table must not be empty words: where it names blind spots the run has met some.
    const told = checkSights.find((sight) => sight.kind === kind)!;
    expect(blind > 0).toBe(told.blind.en !== 'none');
  });
});

test('every single change of a published credit code, identity number and e-licence identifier is refused', () => {
  for (const kind of ['uscc', 'residentId', 'eLicence'] as const)
    for (const right of identifierVectors[kind].good)
      for (let at = 0; at < right.length; at += 1)
        for (const char of ANYTHING.filter((one) => one !== right[at])) {
          const wrong = right.slice(0, at) + char + right.slice(at + 1);
          expect([wrong, sound[kind]![0](wrong)]).toEqual([wrong, false]);
        }
});

test('of a CAS number with ten digits exactly the told changes pass, place by place', () => {
  const right = completed('1234567-89-', DIGITS, isCas);
  const passing = [...'123456789'].map((_, i) => {
    const at = [...right.matchAll(/\d/g)].map(({ index }) => index)[8 - i]!;
    return [...DIGITS].filter((char) => char !== right[at] && isCas(right.slice(0, at) + char + right.slice(at + 1)))
      .length;
  });
  //                       place  1  2  3  4  5  6  7  8  9
  expect(passing).toEqual([0, 1, 0, 1, 4, 1, 0, 1, 0]);
});

test('a plate has no check: another sign of the same kind in the serial is always another plate', () => {
  fc.assert(
    fc.property(text(SIGNS, 5), fc.nat(4), fc.constantFrom(...SIGNS), (serial, at, char) => {
      const plate = `浙C${serial}`;
      expect(isPlate(plate) && isPlate(`浙C${serial.slice(0, at)}${char}${serial.slice(at + 1)}`)).toBe(true);
      expect(isPlate(`浙C${serial.slice(0, at)}O${serial.slice(at + 1)}`)).toBe(false);
    }),
    { numRuns: RUNS, seed },
  );
  expect(checkSights.map(({ kind }) => kind)).toEqual([...Object.keys(sound).slice(0, 4), 'cas', 'plate']);
  for (const { example, form } of plateForms) expect(form.test(example)).toBe(true);
});
