import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import type { Held } from './use-claim';

export interface Pending {
  id: string;
  name: string;
  fence: number;
  key: string;
  /** ms epoch of this browser's own clock when it will be sent. */
  sendAt: number;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  error?: unknown;
}

export const TAKE_BACK_MS = 5_000;

/**
 * Approvals that were pressed and not yet sent: for five seconds nothing has happened and everything can be taken back.
 * An approval issues a permit at once, so it cannot be undone on the server; that is why the wait comes before the request.
 */
export function usePendingApprovals() {
  const [list, setList] = useState<Pending[]>([]);
  const ref = useRef(list);
  const store = useQueryClient();
  const update = useCallback((change: (before: Pending[]) => Pending[]) => {
    ref.current = change(ref.current);
    setList(ref.current);
  }, []);
  const patch = useCallback(
    (id: string, part: Partial<Pending>) =>
      update((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one))),
    [update],
  );

  const send = useCallback(
    async (id: string) => {
      const one = ref.current.find((pending) => pending.id === id);
      if (!one || (one.state !== 'waiting' && one.state !== 'failed')) return;
      patch(id, { state: 'sending', error: undefined });
      try {
        await bodyOf(
          api.POST('/api/review/applications/{id}/approve', {
            params: { path: { id } },
            body: { fence: one.fence },
            headers: { 'idempotency-key': one.key },
          }),
        );
        patch(id, { state: 'sent' });
        setTimeout(() => update((all) => all.filter((other) => other.id !== id)), 4_000);
      } catch (error) {
        patch(id, { state: 'failed', error });
      }
      void store.invalidateQueries({ queryKey: ['queue'] });
      void store.invalidateQueries({ queryKey: ['application', id] });
    },
    [patch, store, update],
  );

  const add = useCallback(
    (held: Held, name: string) =>
      update((all) => [
        ...all.filter(({ id }) => id !== held.id),
        {
          id: held.id,
          name,
          fence: held.fence,
          key: newIntentKey(),
          sendAt: performance.now() + TAKE_BACK_MS,
          state: 'waiting',
        },
      ]),
    [update],
  );

  /** Takes back the latest that still waits, or the one named. @returns its id */
  const takeBack = useCallback(
    (id?: string): string | null => {
      const waiting = ref.current.filter((one) => one.state === 'waiting' && (id === undefined || one.id === id));
      const last = waiting[waiting.length - 1];
      if (!last) return null;
      update((all) => all.filter((one) => one.id !== last.id));
      void api
        .POST('/api/review/applications/{id}/release', {
          params: { path: { id: last.id } },
          body: { fence: last.fence },
          headers: { 'idempotency-key': newIntentKey() },
        })
        .catch(() => undefined)
        .then(() => store.invalidateQueries({ queryKey: ['queue'] }));
      return last.id;
    },
    [store, update],
  );
  const dismiss = useCallback((id: string) => update((all) => all.filter((one) => one.id !== id)), [update]);

  useEffect(() => {
    const timer = setInterval(() => {
      for (const one of ref.current) if (one.state === 'waiting' && performance.now() >= one.sendAt) void send(one.id);
    }, 200);
    const guard = (event: BeforeUnloadEvent) => {
      if (ref.current.some(({ state }) => state === 'waiting' || state === 'sending')) event.preventDefault();
    };
    addEventListener('beforeunload', guard);
    return () => {
      clearInterval(timer);
      removeEventListener('beforeunload', guard);
      // Leaving the desk by a link of ours is not leaving the office: what was approved is sent.
      for (const one of ref.current) void send(one.id);
    };
  }, [send]);

  return { list, add, send, takeBack, dismiss };
}
