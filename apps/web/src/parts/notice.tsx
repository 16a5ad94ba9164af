import type { ReactNode } from 'react';
import { RefusedError } from '../api/refused-error';
import { useWords } from '../words';
import { Shape, type Tone } from './shapes';

// How the system speaks: a note, an empty page, a refusal with its rule, its way out and the number to quote.

export function Notice({ tone, title, children }: { tone: Tone; title?: ReactNode; children?: ReactNode }) {
  return (
    <div className={`notice tone-${tone}`} role={tone === 'stop' ? 'alert' : 'status'}>
      <Shape tone={tone} />
      <div>
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}

interface ProblemProps {
  error: unknown;
  /** Reads again. */
  onRetry?: () => void;
  /** Sends the act again: offered only where no answer came, for a refusal stays a refusal. */
  onResend?: () => void;
  /** Leads from each wrong field to its input; `field` is the path in the input that was sent. */
  linkOf?: (field: string) => { href: string; follow: () => void };
  tone?: Tone;
}

export function ProblemNotice({ error, onRetry, onResend, linkOf, tone = 'stop' }: ProblemProps) {
  const { say, t } = useWords();
  if (!error) return null;
  if (!(error instanceof RefusedError))
    return (
      <Notice tone={tone} title={t('problem.page')}>
        <p>{t('problem.pageTodo')}</p>
      </Notice>
    );
  const { problem } = error;
  const again = onRetry ?? (error.undecided ? onResend : undefined);
  const text = say(problem);
  const meta = [
    problem.rule && `${t('problem.rule')}${t('text.colon')}${problem.rule}`,
    problem.instance && `${t('problem.number')}${t('text.colon')}${problem.instance.replace(/^urn:[a-z-]+:/, '')}`,
  ].filter(Boolean);
  return (
    <Notice tone={tone} title={text.title}>
      {text.todo && <p>{text.todo}</p>}
      {problem.errors && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((wrong) => {
            const link = linkOf?.(wrong.field);
            return (
              <li key={wrong.field + wrong.code}>
                {link ? <FieldLink {...link}>{say(wrong)}</FieldLink> : `· ${say(wrong)}`}
              </li>
            );
          })}
        </ul>
      )}
      {meta.length > 0 && <p className="meta">{meta.join(' · ')}</p>}
      {again && (
        <p>
          <button type="button" className="btn" onClick={again} data-testid="again">
            {t('problem.retry')}
          </button>
        </p>
      )}
    </Notice>
  );
}

/** An address of its own, so that it is a link for everyone; followed here, so that nothing is loaded anew. */
export function FieldLink({ href, follow, children }: { href: string; follow: () => void; children: ReactNode }) {
  return (
    <a
      href={href}
      onClick={(event) => {
        event.preventDefault();
        follow();
      }}
    >
      {children}
    </a>
  );
}

export function Empty({ title, todo, children }: { title: string; todo?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <svg className="art" viewBox="0 0 72 56" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden>
        <path d="M10 22 22 6h28l12 16v24a4 4 0 0 1-4 4H14a4 4 0 0 1-4-4z" fill="#f3f7fd" />
        <path d="M10 22h16c1 5 5 8 10 8s9-3 10-8h16" fill="#fff" />
        <path d="M28 14h16" strokeLinecap="round" />
      </svg>
      <strong>{title}</strong>
      {todo && <p>{todo}</p>}
      {children && <div className="acts row wrap">{children}</div>}
    </div>
  );
}

export function Bones({ lines = 3 }: { lines?: number }) {
  return (
    <div className="stack" aria-busy="true">
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} className="bone" style={{ height: 18, width: `${[92, 70, 84, 58, 78][i % 5]}%` }} />
      ))}
    </div>
  );
}
