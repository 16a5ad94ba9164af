import { Intent } from './intent';
import { RefusedError, unreachable } from './refused-error';

const counting = () => {
  let n = 0;
  return new Intent(() => `key-${++n}`);
};

describe('one Idempotency-Key per intention', () => {
  it('keeps the key when no answer came, so that a retry files once', async () => {
    const intent = counting();
    const seen: string[] = [];
    const lost = (key: string) => {
      seen.push(key);
      return Promise.reject(new RefusedError(unreachable(), 0));
    };
    await expect(intent.run({ a: 1 }, lost)).rejects.toThrow();
    await expect(intent.run({ a: 1 }, lost)).rejects.toThrow();
    expect(seen).toEqual(['key-1', 'key-1']);
  });

  it('takes a new key when the content was changed', async () => {
    const intent = counting();
    expect(intent.keyFor({ a: 1 })).toBe('key-1');
    expect(intent.keyFor({ a: 2 })).toBe('key-2');
  });

  it('takes a new key after success and after a refusal', async () => {
    const intent = counting();
    await intent.run({}, () => Promise.resolve());
    expect(intent.keyFor({})).toBe('key-2');
    await expect(intent.run({}, () => Promise.reject(new RefusedError(unreachable(), 409)))).rejects.toThrow();
    expect(intent.keyFor({})).toBe('key-3');
  });
});
