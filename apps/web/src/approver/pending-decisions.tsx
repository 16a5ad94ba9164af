import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import type { components } from '../api/schema';
import { PendingStrip } from './pending-strip';

type Schemas = components['schemas'];
export type Decision =
  | { act: 'approve'; body: Schemas['ApproveInput'] }
  | { act: 'return'; body: Schemas['ReturnInput'] }
  | { act: 'refuse'; body: Schemas['RefuseInput'] };

export type Pending = Decision & {
  id: string;
  name: string;
  /** Where two officers decide, each gives an opinion. */
  opinion: boolean;
  key: string;
  /** ms of this browser's own clock when it will be sent, and how long it waits altogether. */
  sendAt: number;
  waits: number;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  error?: unknown;
};

/** What a case is opened with again, so that what had been written is still there. */
export type Again = Decision & { id: string };
export const againOf = ({ id, act, body }: Pending): Again => ({ id, act, body }) as Again;

interface Pendings {
  list: Pending[];
  add: (decision: Decision & Pick<Pending, 'id' | 'name' | 'opinion'>, seconds: number) => void;
  send: (id: string) => Promise<void>;
  /** Takes back the latest that still waits, or the one named. */
  takeBack: (id?: string) => Pending | null;
  dismiss: (id: string) => void;
}

const Way = createContext<Pendings | null>(null);

export function usePendingDecisions(): Pendings {
  return useContext(Way)!;
}

function post({ id, key, ...decision }: Pending): Promise<unknown> {
  const params = { path: { id } };
  const headers = { 'idempotency-key': key };
  if (decision.act === 'approve')
    return bodyOf(api.POST('/api/review/applications/{id}/approve', { params, headers, body: decision.body }));
  if (decision.act === 'return')
    return bodyOf(api.POST('/api/review/applications/{id}/return', { params, headers, body: decision.body }));
  return bodyOf(api.POST('/api/review/applications/{id}/refuse', { params, headers, body: decision.body }));
}

/**
 * Decisions that were pressed and not yet sent: for some seconds nothing has happened and everything can be taken back. A
 * decision is signed and told at once, so it cannot be undone on the server; that is why the wait comes before the request.
 * They belong to the frame, not to the desk: whoever looks at another page meanwhile still sees them, and neither hurries nor
 * loses them. A browser that is closed meanwhile has sent nothing, and nothing is decided.
 */
export function PendingDecisions({ children }: { children: ReactNode }) {
  const [list, setList] = useState<Pending[]>([]);
  const ref = useRef(list);
  const store = useQueryClient();
  const update = useCallback((change: (before: Pending[]) => Pending[]) => {
    ref.current = change(ref.current);
    setList(ref.current);
  }, []);
  const patch = useCallback(
    (id: string, part: Pick<Pending, 'state' | 'error'>) =>
      update((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one))),
    [update],
  );
  const dismiss = useCallback((id: string) => update((all) => all.filter((one) => one.id !== id)), [update]);

  const send = useCallback(
    async (id: string) => {
      const one = ref.current.find((pending) => pending.id === id);
      if (!one || (one.state !== 'waiting' && one.state !== 'failed')) return;
      patch(id, { state: 'sending', error: undefined });
      try {
        await post(one);
        patch(id, { state: 'sent' });
        setTimeout(() => dismiss(id), 4_000);
      } catch (error) {
        patch(id, { state: 'failed', error });
      }
      void store.invalidateQueries({ queryKey: ['queue'] });
      void store.invalidateQueries({ queryKey: ['application', id] });
    },
    [patch, dismiss, store],
  );

  const add = useCallback<Pendings['add']>(
    (decision, seconds) => {
      const waits = seconds * 1_000;
      const sendAt = performance.now() + waits;
      update((all) => [
        ...all.filter(({ id }) => id !== decision.id),
        { ...decision, key: newIntentKey(), sendAt, waits, state: 'waiting' },
      ]);
      if (waits === 0) void send(decision.id);
    },
    [update, send],
  );

  const takeBack = useCallback(
    (id?: string): Pending | null => {
      const waiting = ref.current.filter((one) => one.state === 'waiting' && (id === undefined || one.id === id));
      const last = waiting[waiting.length - 1];
      if (!last) return null;
      dismiss(last.id);
      void api
        .POST('/api/review/applications/{id}/release', {
          params: { path: { id: last.id } },
          body: { fence: last.body.fence },
          headers: { 'idempotency-key': newIntentKey() },
        })
        .catch(() => undefined)
        .then(() =>
          Promise.all([['queue'], ['application', last.id]].map((queryKey) => store.invalidateQueries({ queryKey }))),
        );
      return last;
    },
    [dismiss, store],
  );

  useEffect(() => {
    const timer = setInterval(() => {
      for (const one of ref.current) if (one.state === 'waiting' && performance.now() >= one.sendAt) void send(one.id);
    }, 200);
    const guard = (event: BeforeUnloadEvent) => {
      if (onTheirWay(ref.current)) event.preventDefault();
    };
    addEventListener('beforeunload', guard);
    return () => {
      clearInterval(timer);
      removeEventListener('beforeunload', guard);
    };
  }, [send]);

  const way = useMemo(() => ({ list, add, send, takeBack, dismiss }), [list, add, send, takeBack, dismiss]);
  return (
    <Way value={way}>
      {children}
      <PendingStrip {...way} />
    </Way>
  );
}

export const onTheirWay = (list: readonly Pending[]): boolean =>
  list.some(({ state }) => state === 'waiting' || state === 'sending');
