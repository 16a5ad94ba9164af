import type { Instant } from '@yby/platform/contract';
import { verifyCredential, type CredentialVerdict } from '@yby/permits/contract';
import type { ScanVerdict } from '../api/permit-types';
import type { Tone } from '../parts/shapes';
import type { KeptKeys } from './kept-keys';

// What a scan comes to, from the two witnesses: the signature checked on this device, and the register's answer.
// A device without network proves at most 'genuine and within its dates'; only the register can say 'in force'.

export type LocalFinding =
  | { kind: 'number' }
  | { kind: 'no-keys' }
  | { kind: 'genuine'; verdict: CredentialVerdict }
  | { kind: 'refused'; code: string; verdict: CredentialVerdict };

export function localFinding(text: string, keys: KeptKeys | null, at: Instant): LocalFinding {
  if (!/\d{100}/.test(text) && !/^https?:/i.test(text.trim())) return { kind: 'number' };
  if (keys === null) return { kind: 'no-keys' };
  const verdict = verifyCredential(text, keys.keys, at);
  if (verdict.ok) return { kind: 'genuine', verdict };
  // Sizes and versions that we do not know are, for the person who scans, simply not readable.
  const code = verdict.code === 'oversized' || verdict.code === 'unsupported' ? 'unreadable' : verdict.code;
  return { kind: 'refused', code, verdict };
}

const serverTones: Partial<Record<ScanVerdict['verdict'], Tone>> = {
  in_force: 'good',
  not_yet_valid: 'due',
  unreadable: 'due',
  not_found: 'due',
};

export const toneOfServer = (verdict: ScanVerdict): Tone => serverTones[verdict.verdict] ?? 'stop';

export function toneOfLocal(finding: LocalFinding): Tone {
  if (finding.kind !== 'refused') return 'due';
  return finding.code === 'not_yet_valid' || finding.code === 'unreadable' ? 'due' : 'stop';
}
