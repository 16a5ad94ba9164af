import { cdeEncodeOptions, encode, Tag } from 'cbor2';
import fc from 'fast-check';
import { decodeStrict, encodeStrict } from './strict-cbor';

const integers = fc.oneof(fc.integer({ min: -70_000, max: 70_000 }), fc.maxSafeInteger());
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    integers,
    fc.bigInt({ min: -(1n << 64n), max: (1n << 64n) - 1n }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(null, true, false),
    fc.uint8Array({ maxLength: 400 }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.tuple(integers, tie('value')), { maxLength: 6 }).map((entries) => new Map(entries)),
    tie('value').map((content) => new Tag(18, content)),
  ),
}));

describe('strict CBOR', () => {
  it('writes, byte for byte, what the library writes deterministically, in whatever order a map was filled', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(Buffer.from(encodeStrict(given))).toEqual(Buffer.from(encode(given, cdeEncodeOptions)));
      }),
      { numRuns: 500 },
    );
  });

  it('reads what it writes', () => {
    const claims = new Map<number, unknown>([
      [-65_537, ['330302G20260000123K', 1n << 63n, null]],
      [-1, 'a'],
      [7, Uint8Array.of(1, 2)],
      [1, 'b'],
    ]);
    expect([...(decodeStrict(encodeStrict(claims)) as Map<number, unknown>).keys()]).toEqual([1, 7, -1, -65_537]);
  });

  it('writes no map whose keys are not integers: their order would be another question', () => {
    expect(() => encodeStrict(new Map([['a', 1]]))).toThrow(RangeError);
  });
});
