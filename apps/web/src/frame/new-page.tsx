import { useEffect, useRef } from 'react';
import { ScrollRestoration, useMatches } from 'react-router';
import { useWords, type WordKey } from '../words';

/** What a route says about its page: the word that names it. */
export interface PageHandle {
  title: WordKey;
}

/**
 * What a browser does by itself when a page is loaded, and a page of scripts must do: name the page (WCAG 2.4.2), begin at its
 * top, and let the keyboard and the screen reader begin there too. Moving from case to case within a page moves nothing.
 */
export function NewPage() {
  const { t } = useWords();
  const match = useMatches().at(-1);
  const page = match?.id;
  const title = (match?.handle as PageHandle | undefined)?.title;
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [page, shown]);
  return (
    <>
      <title>{title ? `${t(title)} · ${t('app.name')}` : t('app.name')}</title>
      <ScrollRestoration />
    </>
  );
}
