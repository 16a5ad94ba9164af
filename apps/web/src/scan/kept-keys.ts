import { instantOf } from '@yby/platform/contract';
import { signatureAlgs, type VerificationKey } from '@yby/permits/contract';
import { api, bodyOf } from '../api/client';
import type { VerifyKeys } from '../api/permit-types';

// The issuers' public keys, kept on the device so that a permit can be proven where there is no network.

const PLACE = 'yby.verify-keys';

export interface KeptKeys {
  keys: VerificationKey[];
  asOf: string;
}

function readable(wire: VerifyKeys): KeptKeys {
  return {
    asOf: wire.asOf,
    keys: wire.keys.flatMap((key) => {
      const alg = signatureAlgs.find((known) => known === key.alg);
      if (!alg) return [];
      return [{ ...key, alg, from: instantOf(key.from), to: key.to === null ? null : instantOf(key.to) }];
    }),
  };
}

/** Fresh keys when there is network, else those kept here; null when this device never had any. */
export async function verificationKeys(): Promise<KeptKeys | null> {
  try {
    const wire = await bodyOf(api.GET('/api/verify/keys', { signal: AbortSignal.timeout(5_000) }));
    try {
      localStorage.setItem(PLACE, JSON.stringify(wire));
    } catch {
      // no storage: this visit still has them
    }
    return readable(wire);
  } catch {
    try {
      const kept = localStorage.getItem(PLACE);
      return kept === null ? null : readable(JSON.parse(kept) as VerifyKeys);
    } catch {
      return null;
    }
  }
}
