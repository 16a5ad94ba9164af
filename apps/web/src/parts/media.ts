import { useSyncExternalStore } from 'react';

function media(query: string) {
  const subscribe = (tell: () => void) => {
    const list = matchMedia(query);
    list.addEventListener('change', tell);
    return () => list.removeEventListener('change', tell);
  };
  return () => useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Whether there is room for two columns: the width at which the style sheets change to the phone's frame. */
export const useWide = media('(min-width: 761px)');

/** Whether this person asked for stillness. The component library must be told: a list whose animation never ends stays hidden. */
export const useStillness = media('(prefers-reduced-motion: reduce)');
