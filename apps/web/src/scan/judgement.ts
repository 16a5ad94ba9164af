import type { Instant } from '@yby/platform/contract';
import { verifyCredential, type CredentialVerdict, type ListedStanding, type Verifiers } from '@yby/permits/contract';
import type { ScanVerdict } from '../api/permit-types';
import type { Tone } from '../parts/shapes';
import type { KeptKeys } from './kept-keys';

// What a scan comes to, from the two witnesses: the signature checked on this device, and the register's answer.
// A device without network proves 'genuine and within its dates', and by a signed list what the register said at the list's
// moment. What is left of the quantity only the register knows: green is for its answer alone.

export type LocalFinding =
  | { kind: 'number' }
  | { kind: 'no-keys' }
  | { kind: 'genuine'; verdict: CredentialVerdict & { ok: true } }
  | { kind: 'refused'; code: string; verdict: CredentialVerdict };

export function localFinding(text: string, keys: KeptKeys | null, at: Instant, verifiers?: Verifiers): LocalFinding {
  if (!/\d{100}/.test(text) && !/^https?:/i.test(text.trim())) return { kind: 'number' };
  if (keys === null) return { kind: 'no-keys' };
  const verdict = verifyCredential(text, keys.keys, at, verifiers);
  if (verdict.ok) return { kind: 'genuine', verdict };
  return { kind: 'refused', code: refusalCode(verdict), verdict };
}

function refusalCode({ code, reason }: CredentialVerdict & { ok: false }): string {
  if (code === 'forged') return reason === 'wrong-issuer' ? 'wrong_authority' : 'altered';
  // Sizes and versions that we do not know are, for the person who scans, simply not readable.
  return code === 'oversized' || code === 'unsupported' ? 'unreadable' : code;
}

/** The device's own answer by its code, for words and for the log. */
export function deviceCode(finding: LocalFinding, standing: ListedStanding | null): string {
  if (finding.kind === 'refused') return finding.code;
  if (finding.kind === 'number') return 'typed';
  if (finding.kind === 'no-keys') return 'no-keys';
  return `listed-${standing ?? 'list_missing'}`;
}

const serverTones: Partial<Record<ScanVerdict['verdict'], Tone>> = {
  in_force: 'good',
  not_yet_valid: 'due',
  unreadable: 'due',
  not_found: 'due',
};

export const toneOfServer = (verdict: ScanVerdict): Tone => serverTones[verdict.verdict] ?? 'stop';

const listTones: Partial<Record<ListedStanding, Tone>> = {
  in_force: 'live',
  invalid: 'stop',
  suspended: 'stop',
  used_up: 'stop',
  replaced: 'stop',
  status_unknown: 'stop',
};

export function toneOfLocal(finding: LocalFinding, standing: ListedStanding | null = null): Tone {
  if (finding.kind === 'genuine' && standing) return listTones[standing] ?? 'due';
  if (finding.kind !== 'refused') return 'due';
  return finding.code === 'not_yet_valid' || finding.code === 'unreadable' ? 'due' : 'stop';
}

/** What a device says at once, before the register has answered: the paper is stopped. */
export const isStopped = (standing: ListedStanding | null): boolean =>
  standing !== null && listTones[standing] === 'stop';
