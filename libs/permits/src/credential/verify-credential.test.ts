import fc from 'fast-check';
import type { Instant } from '@yby/platform/contract';
import { bytesFromDigits, bytesToDigits, encodeCode, parseCode } from './code-text';
import { bytesToSign, writeSign1 } from './cose-sign1';
import { decodeClaims, encodeClaims } from './credential-claims';
import { CredentialRefusal, credentialRefusals } from './credential-refusal';
import { exampleCredential, memoryKey, memorySigner } from './examples';
import {
  credentialKinds,
  credentialUnits,
  credentialUses,
  toCredentialPrecision,
  type PermitCredential,
} from './permit-credential';
import { sealCredential } from './seal-credential';
import { decodeStrict, encodeStrict } from './strict-cbor';
import { openCredential, verifyCredential } from './verify-credential';

const HOST = 'ybq.example.gov.cn';
const keys = [memoryKey()];
const at = exampleCredential().validFrom;
const code = (bytes: Uint8Array) => encodeCode(bytes, HOST);
const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const seal = (record: PermitCredential = exampleCredential()) => sealCredential(record, memorySigner());

/** A good signature over any header and payload: what only a thief of the key, or a careless issuer, could make. */
async function signed(payload: Uint8Array, header?: Map<number, unknown>): Promise<Uint8Array> {
  const signer = memorySigner();
  const protectedBytes = encodeStrict(
    header ??
      new Map<number, unknown>([
        [1, -8],
        [4, hex(signer.kid)],
      ]),
  );
  return writeSign1(protectedBytes, payload, await signer.sign(bytesToSign(protectedBytes, payload)));
}
const reasonOf = (bytes: Uint8Array) => {
  const verdict = verifyCredential(code(bytes), keys, at);
  return verdict.ok ? 'ok' : verdict.reason;
};

const instants = fc.integer({ min: 0, max: 4_000_000_000_000 });
const party = fc.stringMatching(/^[0-9A-Z]{18}$/);
const records: fc.Arbitrary<PermitCredential> = fc
  .record({
    permitId: fc.uuid(),
    number: fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{3,39}$/),
    kind: fc.constantFrom(...credentialKinds),
    organ: fc.stringMatching(/^\d{6,12}$/),
    holder: party,
    counterparty: party,
    carrier: fc.option(party, { nil: undefined }),
    lines: fc.array(
      fc.record({
        substance: fc.stringMatching(/^PC[1-3]-[0-9][1-9]$/),
        unit: fc.constantFrom(...credentialUnits),
        amount: fc.bigInt({ min: 1n, max: (1n << 64n) - 1n }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    uses: fc.constantFrom(...credentialUses),
    issuedAt: instants,
    validFrom: instants,
    length: fc.integer({ min: 2000, max: 40_000_000_000 }),
    statusIndex: fc.nat({ max: 2 ** 32 - 1 }),
  })
  .map(({ length, carrier, ...rest }) => ({
    ...rest,
    ...(carrier === undefined ? {} : { carrier }),
    issuedAt: rest.issuedAt as Instant,
    validFrom: rest.validFrom as Instant,
    validTo: (rest.validFrom + length) as Instant,
  }));

describe('the credential of a permit', () => {
  it('says after a scan exactly what was decided, whatever the permit', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (record) => {
        const { credential } = openCredential(await seal(record), keys);
        expect(credential).toEqual(toCredentialPrecision(record));
      }),
      { numRuns: 60 },
    );
  });

  it('never lengthens the validity and never delays its beginning by rounding', () => {
    fc.assert(
      fc.property(records, (record) => {
        const exact = toCredentialPrecision(record);
        expect(exact.validTo).toBeLessThanOrEqual(record.validTo);
        expect(exact.validFrom).toBeLessThanOrEqual(record.validFrom);
      }),
    );
    expect(toCredentialPrecision(exampleCredential())).toEqual(exampleCredential());
  });

  it('is small: at most 210 bytes for one substance and 256 for three with a carrier', async () => {
    expect((await seal(exampleCredential(1))).length).toBeLessThanOrEqual(210);
    expect((await seal(exampleCredential(3))).length).toBeLessThanOrEqual(256);
  });

  it('is refused when any single bit of it is changed', async () => {
    const sealed = await seal(exampleCredential(3));
    const accepted: number[] = [];
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      if (reasonOf(changed) === 'ok') accepted.push(bit);
    }
    expect(accepted).toEqual([]);
  });

  it('is refused when it is cut short or continued', async () => {
    const sealed = await seal();
    for (let length = 0; length < sealed.length; length++)
      expect(['truncated', 'malformed']).toContain(reasonOf(sealed.slice(0, length)));
    expect(reasonOf(Uint8Array.from([...sealed, 0]))).toBe('trailing-bytes');
  });

  it('is not taken from bytes that nobody signed', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 1100 }), (bytes) => expect(reasonOf(bytes)).not.toBe('ok')));
  });
});

describe('the verdict', () => {
  it('is in force from the first to the last instant of the validity, both included', async () => {
    const { validFrom, validTo } = exampleCredential();
    const text = code(await seal());
    const verdict = (instant: number) => verifyCredential(text, keys, instant as Instant);
    expect(verdict(validFrom - 1)).toMatchObject({ code: 'not_yet_valid', credential: exampleCredential() });
    expect(verdict(validFrom)).toEqual({ ok: true, kid: keys[0]!.kid, credential: exampleCredential() });
    expect(verdict(validTo)).toMatchObject({ ok: true });
    expect(verdict(validTo + 1)).toMatchObject({ code: 'expired', credential: exampleCredential() });
  });

  it('is unknown_key for a key that is not published, or was not in use on the day', async () => {
    const text = code(await seal());
    expect(verifyCredential(text, [], at)).toMatchObject({ code: 'unknown_key', reason: 'unknown-key' });
    expect(verifyCredential(text, [memoryKey(8)], at)).toMatchObject({ reason: 'unknown-key' });
    const early = [memoryKey(7, { to: (at - 1) as Instant })];
    expect(verifyCredential(text, early, at)).toMatchObject({ code: 'unknown_key', reason: 'key-out-of-use' });
    const late = [memoryKey(7, { from: (at + 1000) as Instant })];
    expect(verifyCredential(text, late, at)).toMatchObject({ code: 'unknown_key', reason: 'key-out-of-use' });
  });

  it('is forged when another key signed under our key id, or an organ issued with another organ’s key', async () => {
    const thief = { ...memorySigner(9), kid: memorySigner(7).kid };
    const text = code(await sealCredential(exampleCredential(), thief));
    expect(verifyCredential(text, keys, at)).toEqual({ ok: false, code: 'forged', reason: 'bad-signature' });
    const elsewhere = [memoryKey(7, { organ: '330303' })];
    expect(verifyCredential(code(await seal()), elsewhere, at)).toMatchObject({
      code: 'forged',
      reason: 'wrong-issuer',
    });
    expect(verifyCredential(code(await seal()), [memoryKey(7, { organ: '330302' })], at).ok).toBe(true);
  });

  it('is unsupported for another algorithm, another header, another version', async () => {
    const payload = encodeClaims(exampleCredential());
    const kid = hex(keys[0]!.kid);
    expect(
      reasonOf(
        await signed(
          payload,
          new Map<number, unknown>([
            [1, -7],
            [4, kid],
          ]),
        ),
      ),
    ).toBe('unknown-algorithm');
    expect(
      reasonOf(
        await signed(
          payload,
          new Map<number, unknown>([
            [1, -8],
            [4, kid],
            [16, 'x'],
          ]),
        ),
      ),
    ).toBe('unknown-header');
    const claims = decodeStrict(payload) as Map<number, unknown>;
    (claims.get(-65537) as unknown[])[0] = 2;
    expect(reasonOf(await signed(encodeStrict(claims)))).toBe('unknown-version');
  });

  it('is unreadable for signed claims that are not the one encoding of a permit', async () => {
    const change = (act: (claims: Map<number, unknown>, permit: unknown[]) => void) => {
      const claims = decodeStrict(encodeClaims(exampleCredential())) as Map<number, unknown>;
      act(claims, claims.get(-65537) as unknown[]);
      return signed(encodeStrict(claims)).then(reasonOf);
    };
    expect(await change(() => undefined)).toBe('ok');
    expect(await change((claims) => claims.delete(4))).toBe('bad-claim');
    expect(await change((claims) => claims.set(2, 'someone'))).toBe('not-canonical');
    expect(await change((_, permit) => permit.push(0))).toBe('not-canonical');
    expect(await change((_, permit) => (permit[1] = 9))).toBe('bad-claim');
    expect(await change((_, permit) => (permit[6] = []))).toBe('bad-claim');
    expect(await change((_, permit) => (permit[6] = [[301, 0, 0]]))).toBe('bad-claim');
    expect(await change((_, permit) => (permit[6] = [[400, 0, 5]]))).toBe('bad-claim');
    expect(await change((_, permit) => (permit[3] = new Uint8Array(12).fill(255)))).toBe('bad-claim');
  });
});

describe('the strict reading of CBOR', () => {
  it.each([
    ['a201010102', 'duplicate-key'],
    ['a202010101', 'duplicate-key'],
    ['a1180101', 'long-integer'],
    ['1b0000000000000001', 'long-integer'],
    ['580101', 'long-integer'],
    ['9f01ff', 'indefinite-length'],
    ['5f4101ff', 'indefinite-length'],
    ['0102', 'trailing-bytes'],
    ['8201', 'truncated'],
    ['4401', 'truncated'],
    ['', 'truncated'],
    ['62c328', 'malformed'],
  ])('refuses %s as %s', (bytes, reason) => {
    expect(() => decodeStrict(hex(bytes))).toThrow(reason);
  });

  it('does not look at more than 1024 bytes', () => {
    expect(reasonOf(new Uint8Array(1025))).toBe('oversized');
    expect(() => decodeStrict(new Uint8Array(1025))).toThrow('oversized');
  });
});

describe('the text of the code', () => {
  const digits = bytesToDigits;

  it('keeps every byte string, leading zeros included', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (b) => expect(bytesFromDigits(digits(b))).toEqual(b)));
  });

  it('is an address in capitals, and is read in any letter case, with blanks around it, or without the address', async () => {
    const sealed = await seal();
    const text = encodeCode(sealed, HOST);
    expect(text).toMatch(/^HTTPS:\/\/YBQ\.EXAMPLE\.GOV\.CN\/V#\d+$/);
    for (const form of [text, text.toLowerCase(), ` ${text}\n`, digits(sealed), text.replace('/V#', '/v/#')])
      expect(parseCode(form)).toEqual({ kind: 'credential', bytes: sealed });
    expect(encodeCode(sealed, 'http://localhost:3000')).toMatch(/^HTTP:\/\/LOCALHOST:3000\/V#/);
    expect(() => encodeCode(sealed, 'a b')).toThrow(RangeError);
  });

  it('tells a permit number from a credential', () => {
    expect(parseCode(' 330302g202600001232 ')).toEqual({ kind: 'number', number: '330302G202600001232' });
    expect(parseCode('330302202600123')).toEqual({ kind: 'number', number: '330302202600123' });
    expect(verifyCredential('330302G202600001232', keys, at)).toMatchObject({
      code: 'unreadable',
      reason: 'not-a-code',
    });
  });

  it.each([
    ['', 'not-a-code'],
    ['https://ybq.example.gov.cn/', 'not-a-code'],
    ['javascript:alert(1)', 'not-a-code'],
    ['HTTPS://X/V#', 'bad-digits'],
    ['HTTPS://X/V#12a', 'bad-digits'],
    ['HTTPS://X/V#0123', 'bad-digits'],
    ['HTTPS://X/V#2', 'bad-digits'],
    ['HTTPS://X/V#' + '9'.repeat(3000), 'oversized'],
  ])('refuses %.40s', (text, reason) => {
    expect(() => parseCode(text)).toThrow(reason);
  });
});

it('has every reason under one code', () => {
  const reasons = Object.values(credentialRefusals).flat();
  expect(new Set(reasons).size).toBe(reasons.length);
  expect(new CredentialRefusal('bad-signature').code).toBe('forged');
  expect(() => decodeClaims(encodeStrict(1))).toThrow('malformed');
});

it('refuses to issue what the layout cannot hold', () => {
  const refuse = (change: Partial<PermitCredential>) =>
    expect(() => encodeClaims({ ...exampleCredential(), ...change })).toThrow(RangeError);
  refuse({ holder: '9133' });
  refuse({ lines: [] });
  refuse({ lines: [{ substance: 'PC4-01', unit: 'mg', amount: 1n }] });
  refuse({ lines: [{ substance: 'PC3-01', unit: 'mg', amount: 1n << 64n }] });
  refuse({ number: '备案1号' });
  refuse({ validTo: (exampleCredential().validFrom - 1) as Instant });
});
