import { useEffect, useRef } from 'react';
import { FieldLink, Notice } from '../parts/notice';
import { useWords } from '../words';
import type { Defect } from './draft-steps';

interface Props {
  defects: readonly Defect[];
  /** Counts the tries to submit: each brings the reader back here. */
  tries: number;
  linkOf: (field: string) => { href: string; follow: () => void };
}

/** Everything that is wrong, said once at the top, each line leading to its field. */
export function ErrorSummary({ defects, tries, linkOf }: Props) {
  const { t, say } = useWords();
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries) at.current?.focus();
  }, [tries]);
  if (!tries || !defects.length) return null;
  return (
    <div className="notice-gap" ref={at} tabIndex={-1} data-testid="error-summary">
      <Notice tone="stop" title={t('check.summary', { n: defects.length })}>
        <ul>
          {defects.map((defect) => (
            <li key={defect.field + defect.zh}>
              <FieldLink {...linkOf(defect.field)}>{say(defect)}</FieldLink>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
