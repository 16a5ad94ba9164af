import { useState } from 'react';
import { RefusedError } from './refused-error';

// One Idempotency-Key per intention of a person, not per request: the second click after a lost answer carries the first
// click's key, so the server files once.

export class Intent {
  private key: string | null = null;
  private about = '';

  constructor(private readonly newKey: () => string) {}

  /** The key for this content: the same until the content changes or a definitive answer has come. */
  keyFor(content: unknown): string {
    const about = JSON.stringify(content);
    if (this.key === null || about !== this.about) {
      this.key = this.newKey();
      this.about = about;
    }
    return this.key;
  }

  /** Runs one act under its key. A refusal ends the intention as success does; silence and 5xx do not. */
  async run<T>(content: unknown, act: (key: string) => Promise<T>): Promise<T> {
    const key = this.keyFor(content);
    try {
      const result = await act(key);
      this.key = null;
      return result;
    } catch (error) {
      if (!(error instanceof RefusedError && error.undecided)) this.key = null;
      throw error;
    }
  }
}

/** crypto.randomUUID exists on secure pages only; a phone on the office network may come by plain http. */
export function newIntentKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6]! & 15) | 64;
  b[8] = (b[8]! & 63) | 128;
  const hex = Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** An intention that lives as long as the component. */
export function useIntent(): Intent {
  const [intent] = useState(() => new Intent(newIntentKey));
  return intent;
}
