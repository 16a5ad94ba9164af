import { useEffect, useState } from 'react';

/** As long as whole numbers stay on a screen. */
export const SHOWN_SECONDS = 60;

/** What is shown for a minute, or until somebody hides it or leaves the window. */
export function useShown<T>() {
  const [shown, setShown] = useState<{ readonly value: T; readonly since: number } | null>(null);
  const [left, setLeft] = useState(SHOWN_SECONDS);
  useEffect(() => {
    if (!shown) return undefined;
    const hide = () => setShown(null);
    const tick = setInterval(() => {
      const rest = SHOWN_SECONDS - Math.floor((performance.now() - shown.since) / 1000);
      if (rest <= 0) hide();
      else setLeft(rest);
    }, 250);
    const leave = () => document.visibilityState === 'hidden' && hide();
    document.addEventListener('visibilitychange', leave);
    return () => {
      clearInterval(tick);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [shown]);
  return {
    shown: shown?.value ?? null,
    left,
    show: (value: T) => {
      setLeft(SHOWN_SECONDS);
      setShown({ value, since: performance.now() });
    },
    hide: () => setShown(null),
  };
}
