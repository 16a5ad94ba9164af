import { instantOf } from '@yby/platform/contract';
import type { ScanVerdict } from '../api/permit-types';
import { isStopped, localFinding, toneOfLocal, toneOfServer, type LocalFinding } from './judgement';

const at = instantOf('2026-11-23T04:00:00.000Z');
const code = `HTTP://LOCALHOST:3000/V#${'1234567890'.repeat(30)}`;
const keys = { keys: [], asOf: '2026-11-23T00:00:00.000Z' };

describe('what a scan comes to on a device', () => {
  it('a typed number proves nothing here: only the register can answer', () => {
    expect(localFinding('P33030220261123001', keys, at)).toEqual({ kind: 'number' });
  });

  it('without keys nothing is claimed', () => {
    expect(localFinding(code, null, at)).toEqual({ kind: 'no-keys' });
  });

  it('a code that is no credential is refused, and never green', () => {
    const finding = localFinding(code, keys, at);
    expect(finding.kind).toBe('refused');
    expect(toneOfLocal(finding)).not.toBe('good');
  });

  it('a list’s "in force" is never green, a stopped paper is at once, and no other answer of a list looks good', () => {
    const genuine = { kind: 'genuine' } as LocalFinding;
    for (const standing of ['invalid', 'suspended', 'used_up', 'replaced', 'status_unknown'] as const) {
      expect(toneOfLocal(genuine, standing)).toBe('stop');
      expect(isStopped(standing)).toBe(true);
    }
    for (const standing of ['list_missing', 'list_too_old', 'list_from_future'] as const) {
      expect(toneOfLocal(genuine, standing)).toBe('due');
      expect(isStopped(standing)).toBe(false);
    }
    expect(toneOfLocal(genuine, 'in_force')).toBe('live');
  });

  it('green is for the register’s "in force" alone', () => {
    const tone = (verdict: ScanVerdict['verdict']) => toneOfServer({ verdict } as ScanVerdict);
    expect(tone('in_force')).toBe('good');
    for (const verdict of [
      'expired',
      'used_up',
      'suspended',
      'revoked',
      'altered',
      'wrong_authority',
      'forged',
      'unknown_key',
    ] as const)
      expect(tone(verdict)).toBe('stop');
  });
});
