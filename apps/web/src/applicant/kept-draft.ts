import { useEffect, useState } from 'react';
import { emptyDraft, type Draft } from './draft';

// Drafts are kept as typed, per user, and survive a closed browser. The identity number does not: it stays in the tab's
// own storage, because an office PC is shared and localStorage is open to whoever sits down next.

const place = (user: string, about: string) => `yby.draft.${user}.${about}`;

export function readDraft(user: string, about: string): Draft | null {
  try {
    const kept = localStorage.getItem(place(user, about));
    if (kept === null) return null;
    const draft = { ...emptyDraft(), ...(JSON.parse(kept) as Draft) };
    draft.handler.idNumber = sessionStorage.getItem(place(user, about)) ?? '';
    return draft;
  } catch {
    return null;
  }
}

export function keepDraft(user: string, about: string, draft: Draft): void {
  try {
    localStorage.setItem(place(user, about), JSON.stringify({ ...draft, handler: { ...draft.handler, idNumber: '' } }));
    sessionStorage.setItem(place(user, about), draft.handler.idNumber);
  } catch {
    // storage full or forbidden: typing goes on, only the safety net is gone
  }
}

export function dropDraft(user: string, about: string): void {
  try {
    localStorage.removeItem(place(user, about));
    sessionStorage.removeItem(place(user, about));
  } catch {
    // nothing kept, nothing to drop
  }
}

/** The draft of this user about this matter ('new' or an application's id), written as it is typed. */
export function useKeptDraft(user: string, about: string, start: () => Draft) {
  const [draft, setDraft] = useState<Draft>(() => readDraft(user, about) ?? start());
  useEffect(() => keepDraft(user, about, draft), [user, about, draft]);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  return { draft, change, replace: setDraft };
}
