import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { Me } from '../api/types';
import { useWords } from '../words';

/**
 * Where typing leads: the number of a permit (330302G20260000123K) straight to it; words and the number of an application
 * (330302-20261124-0000007) to the list that this person works with.
 */
function target(text: string, me: Me): string {
  if (/^\d{6}[A-Za-z]\d{11}[A-Za-z0-9]$/.test(text)) return `/permits/number/${encodeURIComponent(text.toUpperCase())}`;
  const list = me.roles.includes('approver') || me.roles.includes('supervisor') ? '/desk' : '/applications';
  return `${list}?q=${encodeURIComponent(text)}`;
}

/** Search, reached with '/' from anywhere but an input. */
export function TopSearch({ me }: { me: Me }) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const go = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const text = field.current?.value.trim();
        if (!text) return;
        void go(target(text, me));
        field.current?.blur();
      }}
    >
      <input
        ref={field}
        type="search"
        name="q"
        autoComplete="off"
        aria-label={t('search.label')}
        placeholder={t('search.hint')}
        data-testid="search"
      />
    </form>
  );
}
