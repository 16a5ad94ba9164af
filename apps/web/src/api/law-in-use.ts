import { useSyncExternalStore } from 'react';
import { api, bodyOf } from './client';

// The browser decides with the edition that the server has in use. The law itself comes with the pages that decide, so
// that the pages that only verify stay light; here is only which edition it is.

export interface LawInPage {
  /** Null: the server has not said; the page decides by the law that came with it. */
  readonly edition: number | null;
  /** Asked and answered, or given up: pages may decide. */
  readonly settled: boolean;
}

/** Longer than this no page waits: the law that came with it is better than nothing, and is replaced when the answer comes. */
const PATIENCE_MS = 2_000;

let state: LawInPage = { edition: null, settled: false };
let asking = false;
const listeners = new Set<() => void>();

function become(next: LawInPage): void {
  if (next.edition === state.edition && next.settled === state.settled) return;
  state = next;
  for (const listener of listeners) listener();
}

async function ask(): Promise<void> {
  if (asking) return;
  asking = true;
  try {
    // The whole law is fetched only where there is another one.
    if (state.edition !== null) {
      const { items } = await bodyOf(api.GET('/api/law/editions', { params: { query: { limit: 1 } } }));
      if (items[0]?.number === state.edition) return;
    }
    const { edition, data } = await bodyOf(api.GET('/api/law/current'));
    if (edition !== state.edition && (data || state.edition !== null))
      (await import('./take-law')).takeLaw(edition, data);
    become({ edition, settled: true });
  } catch {
    become({ ...state, settled: true });
  } finally {
    asking = false;
  }
}

/** Asks once now and again whenever the tab is looked at again: an edition may have been confirmed meanwhile. */
export function followLaw(): void {
  void ask();
  setTimeout(() => become({ ...state, settled: true }), PATIENCE_MS);
  window.addEventListener('focus', () => void ask());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void ask());
}

/** Whoever draws a decision draws it again when another edition has come into use. */
export const useLawInPage = (): LawInPage =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

/** Right after this person's own act has recorded an edition. */
export const askLawAgain = ask;
