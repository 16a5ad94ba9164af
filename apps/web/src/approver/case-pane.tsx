import { useState } from 'react';
import type { ApplicationView } from '../api/types';
import { CaseContent, DecisionNotice, Timeline } from '../parts/case-content';
import { Bones, Notice } from '../parts/notice';
import { CheckLines, checkTone } from '../parts/state-tag';
import { useWords } from '../words';

/** Everything for the decision on one screen: conclusion and checks, what was applied for, documents beside, history. */
export function CasePane({ view }: { view: ApplicationView | undefined }) {
  const { t } = useWords();
  if (!view)
    return (
      <div className="card">
        <Bones lines={6} />
      </div>
    );
  const { outcome, lines } = view.precheck;
  const n = lines.filter((line) => line.outcome === (outcome === 'stop' ? 'stop' : 'warning')).length;
  return (
    <div className="case-body">
      <DecisionNotice view={view} />
      <div className="case-columns">
        <section className="card">
          <Notice tone={checkTone[outcome]} title={t(`desk.verdict.${outcome}`, { n })} />
          <CheckLines lines={lines} />
        </section>
        <section className="card">
          <header>
            <h2>{t('desk.content')}</h2>
          </header>
          <CaseContent view={view} />
        </section>
      </div>
      <Documents view={view} />
      <section className="card">
        <header>
          <h2>{t('desk.history')}</h2>
        </header>
        <Timeline view={view} />
      </section>
    </div>
  );
}

/** The documents open here, beside the facts, never over them. */
function Documents({ view }: { view: ApplicationView }) {
  const { t, code } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = view.attachments.find(({ file }) => file === chosen);
  if (!view.attachments.length) return null;
  const address = shown && `/api/applications/${view.id}/attachments/${shown.file}`;
  return (
    <section className="card">
      <header>
        <h2>{t('desk.attachments')}</h2>
        <span className="count">{view.attachments.length}</span>
      </header>
      <div className="filters">
        {view.attachments.map((one) => (
          <button
            key={one.kind + one.file}
            type="button"
            className={one.file === chosen ? 'chip on' : 'chip'}
            onClick={() => setChosen(one.file === chosen ? null : one.file)}
            data-testid={`attachment-${one.kind}`}
          >
            {code('attachment', one.kind)}
          </button>
        ))}
      </div>
      {shown &&
        (/\.(png|jpe?g)$/i.test(shown.name) ? (
          <img className="attachment" src={address} alt={shown.name} />
        ) : (
          <iframe className="attachment" src={address} title={shown.name} />
        ))}
    </section>
  );
}
