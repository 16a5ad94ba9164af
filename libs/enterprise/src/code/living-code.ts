import { timingSafeEqual } from 'node:crypto';
import type { Instant, Vault } from '@yby/platform';
import { crockford, type CodeText } from './code-text';

/** A new living code every half minute. */
export const STEP_MS = 30_000;
/** 80 bits of the HMAC, as many as the code has. */
const MAC_BYTES = 10;

export const livingStates = ['none', 'current', 'stale', 'forged'] as const;
export type LivingState = (typeof livingStates)[number];

export interface LivingCode {
  readonly text: string;
  /** When the next one follows; this one is good for another half minute after that. */
  readonly until: Instant;
}

export function livingCode(vault: Vault, code: string, now: Instant): LivingCode {
  const step = Math.floor(now / STEP_MS);
  return { text: `${code}.${step}.${macOf(vault, code, step)}`, until: ((step + 1) * STEP_MS) as Instant };
}

/** Good in its own step and the next: shown at most a minute ago. One from the future is forged, for nobody can have made it. */
export function livingState(vault: Vault, { code, living }: CodeText, now: Instant): LivingState {
  if (!living) return 'none';
  const given = Buffer.from(living.mac);
  if (!timingSafeEqual(given, Buffer.from(macOf(vault, code, living.step)))) return 'forged';
  const age = Math.floor(now / STEP_MS) - living.step;
  return age < 0 ? 'forged' : age <= 1 ? 'current' : 'stale';
}

// The vault's blind key is never rotated, so that every process agrees on the code of this half minute.
function macOf(vault: Vault, code: string, step: number): string {
  const mac = Buffer.from(vault.blind(`${code}.${step}`, 'enterprise.code.living'), 'hex');
  return crockford(mac.subarray(0, MAC_BYTES), 16);
}
