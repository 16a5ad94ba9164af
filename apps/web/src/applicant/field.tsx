import type { ReactNode } from 'react';
import { idOfField } from './draft-steps';

interface Props {
  /** Path in the input, as the server names it. */
  field: string;
  label: ReactNode;
  hint?: ReactNode;
  wrong?: string | undefined;
  children: (id: string, status: 'error' | '') => ReactNode;
}

/** Label, input, hint and what is wrong, tied together for the eye and for a screen reader. */
export function Field({ field, label, hint, wrong, children }: Props) {
  const id = idOfField(field);
  return (
    <div className={wrong ? 'labelled wrong' : 'labelled'}>
      <label htmlFor={id}>{label}</label>
      {wrong && (
        <p className="why" id={`${id}-why`}>
          {wrong}
        </p>
      )}
      {children(id, wrong ? 'error' : '')}
      {hint && <p className="hint">{hint}</p>}
    </div>
  );
}
