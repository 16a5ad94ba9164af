import { useSyncExternalStore } from 'react';

// The same width at which the style sheets change to the phone's frame.
const query = () => matchMedia('(min-width: 761px)');

function subscribe(tell: () => void) {
  const media = query();
  media.addEventListener('change', tell);
  return () => media.removeEventListener('change', tell);
}

/** Whether there is room for two columns. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
