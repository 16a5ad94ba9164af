import type { Me } from '../api/types';

// Who scans on this device, so that the scanner opens for them without network. Not a proof of anything: the session is
// asked as soon as there is network, and signing out forgets.

const PLACE = 'yby.me';

export function rememberMe(me: Me): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...me, csrf: '' }));
  } catch {
    // no storage: the scanner of the public works without a name
  }
}

export function forgetMe(): void {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // nothing was kept
  }
}

export function rememberedMe(): Me | null {
  try {
    const kept = localStorage.getItem(PLACE);
    return kept === null ? null : (JSON.parse(kept) as Me);
  } catch {
    return null;
  }
}
