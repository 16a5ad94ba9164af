import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import { RefusedError } from '../api/refused-error';
import { emptyDraft, type Draft } from './draft';

export interface SavedDraft {
  readonly id: string;
  readonly version: number;
  readonly body: Draft;
}

/** `changed`: somebody else has typed at the same draft, or filed it. */
export type SaveState = 'untouched' | 'saving' | 'saved' | 'unsaved' | 'changed';

/** Rest after a key before the draft is sent: words, not letters. */
const REST_MS = 900;

export async function fetchDraft(id: string): Promise<SavedDraft> {
  const { version, body } = await bodyOf(api.GET('/api/drafts/{id}', { params: { path: { id } } }));
  return { id, version, body: { ...emptyDraft(), ...(body as unknown as Draft) } };
}

/**
 * The draft as it is typed, saved with the enterprise (sealed) and not in the browser: an office PC is shared, and a colleague may go
 * on where somebody left. Begun with the first change; every later save names the version it has seen.
 * @param begun told the id of a draft that has just been begun
 */
export function useSavedDraft(
  saved: SavedDraft | undefined,
  start: () => Draft,
  titleOf: (draft: Draft) => string,
  begun: (id: string) => void,
) {
  const store = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => saved?.body ?? start());
  const [state, setState] = useState<SaveState>(saved ? 'saved' : 'untouched');
  const known = useRef<{ id: string; version: number } | null>(saved ? { id: saved.id, version: saved.version } : null);
  const sent = useRef(JSON.stringify(draft));
  const wanted = useRef(draft);
  const key = useRef(newIntentKey());
  const busy = useRef(false);
  /** The save that is on its way. */
  const way = useRef<Promise<void>>(Promise.resolve());
  const over = useRef(false);

  const save = async (): Promise<void> => {
    const typed = wanted.current;
    const text = JSON.stringify(typed);
    if (text === sent.current) return;
    busy.current = true;
    setState('saving');
    const body = { title: titleOf(typed), body: typed as unknown as Record<string, never> };
    try {
      const { current } = known;
      const row = current
        ? await bodyOf(
            api.PUT('/api/drafts/{id}', {
              params: { path: { id: current.id } },
              body,
              headers: { 'if-match': `"${current.version}"`, 'idempotency-key': newIntentKey() },
              // A page that is being left still sends what was typed last.
              keepalive: true,
            }),
          )
        : await bodyOf(api.POST('/api/drafts', { body, headers: { 'idempotency-key': key.current }, keepalive: true }));
      known.current = { id: row.id, version: row.version };
      sent.current = text;
      if (!current) begun(row.id);
      setState('saved');
      void store.invalidateQueries({ queryKey: ['drafts'] });
    } catch (error) {
      const refused = error instanceof RefusedError && !error.undecided;
      // A refusal of the draft itself (too many, somebody else's) must not stop the typing: it is only not kept.
      setState(
        refused && (error.status === 409 || error.status === 404 || error.status === 412) && known.current
          ? 'changed'
          : 'unsaved',
      );
      if (refused && known.current) over.current = true;
    } finally {
      busy.current = false;
    }
  };

  const send = useEffectEvent((): Promise<void> => {
    if (!busy.current && !over.current) way.current = save();
    return way.current;
  });

  useEffect(() => {
    wanted.current = draft;
    if (JSON.stringify(draft) === sent.current) return;
    const timer = setTimeout(() => void send(), REST_MS);
    return () => clearTimeout(timer);
  }, [draft]);

  useEffect(() => {
    // What could not be sent (no network) is tried again; leaving the page sends what was typed last.
    const timer = setInterval(() => void send(), 5_000);
    return () => {
      clearInterval(timer);
      void send();
    };
  }, []);

  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (over.current || JSON.stringify(wanted.current) === sent.current) return;
      void send();
      event.preventDefault();
    };
    addEventListener('beforeunload', guard);
    return () => removeEventListener('beforeunload', guard);
  }, []);

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  /** The draft that is filed now, also one whose first save is still on its way; after it nothing more is saved. */
  const close = async (): Promise<string | undefined> => {
    over.current = true;
    await way.current;
    return known.current?.id;
  };
  /** Filing was refused: typing goes on. */
  const reopen = () => {
    over.current = false;
  };
  return { draft, change, replace: setDraft, state, close, reopen };
}
