import { useQueryClient } from '@tanstack/react-query';
import { instantOf } from '@yby/platform/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import { RefusedError } from '../api/refused-error';
import { now } from '../clock';

export interface Held {
  id: string;
  fence: number;
  leaseUntil: string;
}

/** What went wrong with the claim on which case; a claim that was ours and is no more is `lost`. */
interface Trouble {
  about: string;
  error: unknown;
  lost: boolean;
}

/** How long an officer rests on a case before it is claimed: moving through the queue with J claims nothing. */
const REST_MS = 600;
/** An officer at work keeps the case: extended when this much is left and something was touched lately. */
const EXTEND_BELOW_MS = 3 * 60_000;

const keyed = () => ({ 'idempotency-key': newIntentKey() });
const at = (id: string) => ({ params: { path: { id } }, headers: keyed() });

/**
 * The claim on the case that lies open. Claims it after a short rest, puts it back when the officer moves on undecided,
 * extends it while someone works, and says plainly when it was lost.
 * @param claimable whether the server offers `claim` (or the case is already ours and only the fence is unknown)
 */
export function useClaim(id: string | undefined, claimable: boolean) {
  const [held, setHeld] = useState<Held | null>(null);
  const [claiming, setClaiming] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const current = useRef<Held | null>(null);
  const open = useRef<string | undefined>(undefined);
  const asking = useRef<{ id: string; answer: Promise<Held | null> } | null>(null);
  const store = useQueryClient();
  const keep = useCallback((next: Held | null) => {
    current.current = next;
    setHeld(next);
  }, []);

  const putBack = useCallback(
    async ({ id: which, fence }: Held) => {
      await api.POST('/api/review/applications/{id}/release', { body: { fence }, ...at(which) }).catch(() => undefined);
      void store.invalidateQueries({ queryKey: ['queue'] });
    },
    [store],
  );

  const ask = useCallback(
    async (which: string): Promise<Held | null> => {
      setClaiming(true);
      setTrouble(null);
      try {
        const answer = await bodyOf(api.POST('/api/review/applications/{id}/claim', at(which)));
        const next = { id: which, fence: answer.fence!, leaseUntil: answer.leaseUntil! };
        if (open.current !== which) {
          // The officer has moved on while the answer was on its way: nobody would put this one back.
          void putBack(next);
          return null;
        }
        keep(next);
        void store.invalidateQueries({ queryKey: ['queue'] });
        return next;
      } catch (refusal) {
        setTrouble({ about: which, error: refusal, lost: false });
        if (refusal instanceof RefusedError && refusal.status === 409)
          void store.invalidateQueries({ queryKey: ['application', which] });
        return null;
      } finally {
        setClaiming(false);
      }
    },
    [store, keep, putBack],
  );

  /** Claims once: the key that decides and the rest on the case may ask together, and a second claim would void the first. */
  const claim = useCallback(
    (which: string): Promise<Held | null> => {
      if (asking.current?.id === which) return asking.current.answer;
      const answer = ask(which).finally(() => {
        if (asking.current?.answer === answer) asking.current = null;
      });
      asking.current = { id: which, answer };
      return answer;
    },
    [ask],
  );

  const release = useCallback(
    (which: string) => {
      const before = current.current;
      if (before?.id !== which) return;
      keep(null);
      void putBack(before);
    },
    [keep, putBack],
  );

  const extend = useCallback(async () => {
    const before = current.current;
    if (!before) return;
    try {
      const body = { fence: before.fence };
      const answer = await bodyOf(api.POST('/api/review/applications/{id}/extend', { body, ...at(before.id) }));
      keep({ ...before, leaseUntil: answer.leaseUntil! });
    } catch (refusal) {
      if (refusal instanceof RefusedError && refusal.undecided) return;
      keep(null);
      setTrouble({ about: before.id, error: refusal, lost: true });
    }
  }, [keep]);

  /** Hands the claim over to a decision on its way: moving on no longer puts the case back. */
  const handOver = useCallback((): Held | null => {
    const before = current.current;
    keep(null);
    return before;
  }, [keep]);

  useEffect(() => {
    open.current = id;
    return () => {
      open.current = undefined;
      if (id) release(id);
    };
  }, [id, release]);

  const lost = trouble?.about === id && trouble?.lost === true;

  useEffect(() => {
    if (!id || !claimable || lost) return;
    const timer = setTimeout(() => {
      if (current.current?.id !== id) void claim(id);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [id, claimable, lost, claim]);

  useEffect(() => {
    if (!held) return;
    let touched = now() as number;
    const touch = () => (touched = now());
    const timer = setInterval(() => {
      const left = instantOf(held.leaseUntil) - now();
      if (left <= 0) {
        keep(null);
        setTrouble({ about: held.id, error: null, lost: true });
        void store.invalidateQueries({ queryKey: ['application', held.id] });
      } else if (left < EXTEND_BELOW_MS && now() - touched < 60_000 && document.visibilityState === 'visible')
        void extend();
    }, 15_000);
    addEventListener('pointerdown', touch);
    addEventListener('keydown', touch);
    return () => {
      clearInterval(timer);
      removeEventListener('pointerdown', touch);
      removeEventListener('keydown', touch);
    };
  }, [held, extend, keep, store]);

  return {
    held: held?.id === id ? held : null,
    claiming,
    error: trouble?.about === id ? trouble?.error : null,
    lost,
    claim,
    extend,
    handOver,
  };
}
