import fc from 'fast-check';
import { exampleCredential, memoryKey, memorySigner } from './examples';
import { readSign1, writeSign1 } from './cose-sign1';
import { verifyNatively } from './native-verify';
import { sealCredential } from './seal-credential';
import { openCredential } from './verify-credential';

const keys = [memoryKey()];
/** 'ok', or the reason of the refusal. */
const outcome = (bytes: Uint8Array, ...verify: [] | [typeof verifyNatively]) => {
  try {
    openCredential(bytes, keys, ...verify);
    return 'ok';
  } catch (error) {
    return (error as { reason?: string }).reason ?? error;
  }
};

describe("Node's own Ed25519", () => {
  it('accepts what the one in JavaScript accepts', async () => {
    const sealed = await sealCredential(exampleCredential(), memorySigner());
    expect([outcome(sealed), outcome(sealed, verifyNatively)]).toEqual(['ok', 'ok']);
  });

  it('refuses with the same words whatever byte is changed', async () => {
    const sealed = await sealCredential(exampleCredential(), memorySigner());
    fc.assert(
      fc.property(fc.nat({ max: sealed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = Uint8Array.from(sealed, (byte, i) => (i === at ? byte ^ change : byte));
        const said = outcome(altered, verifyNatively);
        expect(said).toBe(outcome(altered));
        expect(said).not.toBe('ok');
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a second signature made of the first by adding the order of the group (RFC 8032, 8.4)', async () => {
    const { protectedBytes, payload, signature } = readSign1(await sealCredential(exampleCredential(), memorySigner()));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
    const second = Uint8Array.from([
      ...signature.subarray(0, 32),
      ...Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse(),
    ]);
    const forged = writeSign1(protectedBytes, payload, second);
    expect([outcome(forged), outcome(forged, verifyNatively)]).toEqual(['bad-signature', 'bad-signature']);
  });
});
