import { factsOf, type FilingDocument } from '@yby/enterprise/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { factWords } from '../enterprise/fact-words';
import { showMoment } from '../parts/moments';
import { Bones, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import type { CountyFile } from './use-county-file';

const tones = { draft: 'live', submitted: 'live', returned: 'due', approved: 'good', withdrawn: 'rest' } as const;

/** Every filing with each document that was submitted, and the days on which it rested. */
export function HistoryCard({ file }: { file: CountyFile }) {
  const { t, code } = useWords();
  return (
    <section className="card stack" data-testid="county-history">
      <header>
        <h2>{t('cf.history')}</h2>
      </header>
      {file.filings.length === 0 && <p className="quiet">{t('cf.noHistory')}</p>}
      <ul className="county-history">
        {file.filings.map((filing) => (
          <li key={filing.id}>
            <p className="row wrap">
              <strong>{t(filing.kind === 'registration' ? 'file.registration' : 'file.change')}</strong>
              <span className="mono small">{filing.number}</span>
              <Tag tone={tones[filing.state]}>{code('file.state', filing.state)}</Tag>
            </p>
            <p className="small quiet row wrap">
              {filing.decidedAt && (
                <span>
                  {filing.decidedBy} {showMoment(filing.decidedAt)}
                </span>
              )}
              {filing.helper && <span>{t('cf.helper', { name: filing.helper })}</span>}
              {filing.consent && (
                <a href={`/api/filings/${filing.id}/scans/${filing.consent}`} target="_blank" rel="noreferrer">
                  {t('cf.consent')}
                </a>
              )}
            </p>
            {filing.versions.map((version, i) => (
              <Version key={version.revision} filingId={filing.id} n={i + 1} {...version} />
            ))}
          </li>
        ))}
      </ul>
      {file.rests.length > 0 && (
        <>
          <h3>{t('cf.rests')}</h3>
          <ul className="county-history">
            {file.rests.map((one) => (
              <li key={one.id}>
                {code('restAct', one.act)} · {code('restReason', one.reason)}
                <p className="small quiet">
                  {one.organName ?? t('cf.byItself')} {showMoment(one.at)} {one.note}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What one submission held, and what it made different; read when it is opened. */
function Version({ filingId, n, ...version }: { filingId: string; n: number; revision: number; submittedAt: string }) {
  const { t } = useWords();
  const words = factWords(useWords());
  const [open, setOpen] = useState(false);
  const read = useQuery({
    queryKey: ['filing-version', filingId, version.revision],
    queryFn: () =>
      bodyOf(
        api.GET('/api/filings/{id}/versions/{revision}', {
          params: { path: { id: filingId, revision: String(version.revision) } },
        }),
      ),
    enabled: open,
    staleTime: Infinity,
  });
  const facts = read.data ? factsOf(read.data.document as FilingDocument) : [];
  const changed = new Set(read.data?.changes.map(({ fact }) => fact));
  return (
    <details onToggle={(event) => setOpen((event.target as HTMLDetailsElement).open)} data-testid="county-version">
      <summary>
        {t('cf.version', { n })} <span className="small quiet">{showMoment(version.submittedAt)}</span>
      </summary>
      <ProblemNotice error={read.error} />
      {open && read.isPending && <Bones lines={2} />}
      {read.data && (
        <>
          <p className="small quiet">
            {n === 1 ? t('cf.firstVersion') : changed.size === 0 ? t('cf.sameVersion') : t('verify.changes')}
          </p>
          <dl className="facts">
            {facts
              .filter(({ fact }) => n === 1 || changed.has(fact))
              .map(({ fact, group, title, value }) => (
                <div key={fact} className="pairline">
                  <dt>{words.name(group, fact, title)}</dt>
                  <dd>{words.value(value)}</dd>
                </div>
              ))}
          </dl>
        </>
      )}
    </details>
  );
}
