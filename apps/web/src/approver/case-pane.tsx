import { useState } from 'react';
import { Link } from 'react-router';
import type { ApplicationView } from '../api/types';
import { CaseContent, DecisionNotice, ForwardingCard, Timeline } from '../parts/case-content';
import { OpinionsCard } from '../course/opinions-card';
import { PausesCard } from '../course/pauses-card';
import { VisitsCard } from '../course/visits-card';
import { AfreshCard } from './afresh-card';
import { FromAbove } from './from-above';
import { Bones, Notice } from '../parts/notice';
import { NoticesCard } from '../parts/notices-card';
import { HandlerLine } from '../privacy/handler-line';
import { CheckLines, checkTone } from '../parts/state-tag';
import { useWords } from '../words';

/** Everything for the decision on one screen: conclusion and checks, what was applied for, documents beside, history. */
export function CasePane({ view }: { view: ApplicationView | undefined }) {
  const { t } = useWords();
  const [open, setOpen] = useState<{ about: string; file: string } | null>(null);
  if (!view)
    return (
      <div className="card">
        <Bones lines={6} />
      </div>
    );
  const { outcome, lines } = view.precheck;
  const n = lines.filter((line) => line.outcome === (outcome === 'stop' ? 'stop' : 'warning')).length;
  const shown = open?.about === view.id ? view.attachments.find(({ file }) => file === open.file) : undefined;
  return (
    <div className="case-body">
      <PausesCard view={view} />
      <DecisionNotice view={view} />
      <ForwardingCard view={view} />
      <FromAbove key={`${view.id} ${view.version}`} view={view} />
      <div className={shown ? 'case-columns reading' : 'case-columns'}>
        <section className="card checks-card">
          <Notice tone={checkTone[outcome]} title={t(`desk.verdict.${outcome}`, { n })} />
          <CheckLines lines={lines} />
          <p>
            <Link to={`/applications/${view.id}/why`} data-testid="open-why">
              {t('why.open')}
            </Link>
          </p>
        </section>
        <div className="facts-column">
          <section className="card facts-card">
            <header>
              <h2>{t('desk.content')}</h2>
            </header>
            <CaseContent view={view} documents={false} handler={<HandlerLine key={view.id} view={view} />} />
          </section>
          <OpinionsCard view={view} />
          <VisitsCard id={view.id} />
          {view.state === 'accepted' && <AfreshCard view={view} />}
        </div>
        {view.attachments.length > 0 && (
          <Documents
            view={view}
            shown={shown}
            show={(file) => setOpen(file === shown?.file ? null : { about: view.id, file })}
          />
        )}
        <div className="past-card stack">
          <section className="card">
            <header>
              <h2>{t('desk.history')}</h2>
            </header>
            <Timeline view={view} />
          </section>
          <NoticesCard of="application" id={view.id} archive={view.number} />
        </div>
      </div>
    </div>
  );
}

interface DocumentsProps {
  view: ApplicationView;
  shown: ApplicationView['attachments'][number] | undefined;
  show: (file: string) => void;
}

/** A viewer that takes the keyboard when it opens would make the desk's keys die: it is taken back. */
function keepKeys({ currentTarget }: { currentTarget: HTMLIFrameElement }): void {
  if (document.activeElement === currentTarget) currentTarget.blur();
}

/** The documents open here, beside the facts, never over them. */
function Documents({ view, shown, show }: DocumentsProps) {
  const { t, code } = useWords();
  const address = shown && `/api/applications/${view.id}/attachments/${shown.file}`;
  return (
    <section className="card papers-card">
      <header>
        <h2>{t('desk.attachments')}</h2>
        <span className="count">{view.attachments.length}</span>
        {address && (
          <a href={address} target="_blank" rel="noreferrer">
            {t('desk.ownWindow')}
          </a>
        )}
      </header>
      <div className="filters">
        {view.attachments.map((one) => (
          <button
            key={one.kind + one.file}
            type="button"
            className={one === shown ? 'chip on' : 'chip'}
            aria-pressed={one === shown}
            onClick={() => show(one.file)}
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
          // The answer's own policy puts it in a sandbox; the attribute here would keep the browser's PDF viewer out as well.
          // oxlint-disable-next-line react/iframe-missing-sandbox
          <iframe className="attachment" src={address} title={shown.name} onLoad={keepKeys} />
        ))}
    </section>
  );
}
