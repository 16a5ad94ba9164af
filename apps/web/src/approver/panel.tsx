import { Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words';

interface Props {
  tone: 'due' | 'stop' | 'live';
  title: string;
  close: () => void;
  testid: string;
  children: ReactNode;
}

/** Where a return or a refusal is written: above the facts, not over them; the keyboard goes on inside it. */
export function Panel({ tone, title, close, testid, children }: Props) {
  const { t } = useWords();
  const at = useRef<HTMLElement>(null);
  useEffect(() => {
    at.current?.focus({ preventScroll: true });
    at.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={at} tabIndex={-1} className={`card panel tone-${tone}`} aria-label={title} data-testid={testid}>
      <header>
        <h2>{title}</h2>
        <Button type="text" onClick={close}>
          {t('act.cancel')} <kbd>Esc</kbd>
        </Button>
      </header>
      {children}
    </section>
  );
}
