import type { Instant } from '@yby/platform/contract';
import { useEffect, useState } from 'react';
import { now } from '../clock';

/** The present moment, told again every `every` milliseconds. */
export function useNow(every: number): Instant {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return at;
}
