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
  const [error, setError] = useState<unknown>(null);
  const [lost, setLost] = useState(false);
  const current = useRef<Held | null>(null);
  const store = useQueryClient();
  const keep = (next: Held | null) => {
    current.current = next;
    setHeld(next);
  };

  const claim = useCallback(
    async (which: string): Promise<Held | null> => {
      setClaiming(true);
      setError(null);
      setLost(false);
      try {
        const answer = await bodyOf(api.POST('/api/review/applications/{id}/claim', at(which)));
        const next = { id: which, fence: answer.fence!, leaseUntil: answer.leaseUntil! };
        keep(next);
        void store.invalidateQueries({ queryKey: ['queue'] });
        return next;
      } catch (refusal) {
        setError(refusal);
        if (refusal instanceof RefusedError && refusal.status === 409)
          void store.invalidateQueries({ queryKey: ['application', which] });
        return null;
      } finally {
        setClaiming(false);
      }
    },
    [store],
  );

  const release = useCallback(async () => {
    const before = current.current;
    if (!before) return;
    keep(null);
    const { id: which, fence } = before;
    await api.POST('/api/review/applications/{id}/release', { body: { fence }, ...at(which) }).catch(() => undefined);
    void store.invalidateQueries({ queryKey: ['queue'] });
  }, [store]);

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
      setLost(true);
      setError(refusal);
    }
  }, []);

  /** Hands the claim over to a decision on its way: moving on no longer puts the case back. */
  const handOver = useCallback((): Held | null => {
    const before = current.current;
    keep(null);
    return before;
  }, []);

  useEffect(() => {
    setError(null);
    setLost(false);
    return () => void release();
  }, [id, release]);

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
        setLost(true);
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
  }, [held, extend, store]);

  return {
    held: held?.id === id ? held : null,
    claiming,
    error,
    lost,
    claim,
    release,
    extend,
    handOver,
    setLost,
    setError,
  };
}
