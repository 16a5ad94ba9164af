import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { useApplication } from '../api/queries';
import type { ApplicationView } from '../api/types';
import { PausesCard } from '../course/pauses-card';
import { PageOpening } from '../frame/page-failure';
import { CaseContent, DecisionNotice, ForwardingCard, Timeline } from '../parts/case-content';
import { showMoment } from '../parts/moments';
import { ProblemNotice } from '../parts/notice';
import { NoticesCard } from '../parts/notices-card';
import { CheckLines, StateTag } from '../parts/state-tag';
import { useWords } from '../words';
import '../styles/company.css';

/** One application from its applicant's side. The buttons are exactly `acts`, plus the copy that files a new one. */
export function Page() {
  const { id } = useParams();
  const query = useApplication(id);
  if (query.isPending) return <PageOpening />;
  if (query.isError)
    return (
      <div className="page narrow">
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  return <Detail view={query.data} />;
}

function Detail({ view }: { view: ApplicationView }) {
  const { t, code } = useWords();
  const { modal } = App.useApp();
  const go = useNavigate();
  const store = useQueryClient();
  const intent = useIntent();
  const [error, setError] = useState<unknown>(null);
  const withdraw = async () => {
    setError(null);
    try {
      await intent.run(['withdraw', view.id], (key) =>
        bodyOf(
          api.POST('/api/applications/{id}/withdraw', {
            params: { path: { id: view.id } },
            headers: { 'idempotency-key': key },
          }),
        ),
      );
    } catch (refusal) {
      setError(refusal);
    }
    void store.invalidateQueries({ queryKey: ['application', view.id] });
    void store.invalidateQueries({ queryKey: ['applications'] });
  };
  const times = [
    ['app.submittedAt', view.submittedAt],
    ['app.acceptedAt', view.acceptedAt],
    ['app.promisedDueAt', view.promisedDueAt],
    ['app.statutoryDueAt', view.statutoryDueAt],
    ['app.decidedAt', view.decidedAt],
    ['app.dueAt', view.state === 'correction_required' ? view.dueAt : null],
  ] as const;
  return (
    <div className="page">
      <div className="page-head">
        <div className="lead">
          <h1>
            {code('kind', view.kind)} <StateTag state={view.state} />
          </h1>
          <p className="mono" data-testid="application-number">
            {view.number}
          </p>
        </div>
        <div className="acts">
          {view.permitId && (
            <Link className="btn primary" to={`/permits/${view.permitId}`} data-testid="open-permit">
              {t('app.permit', { number: view.permitNumber ?? '' })}
            </Link>
          )}
          {view.acts.includes('resubmit') && (
            <Link className="btn primary" to={`/apply/${view.id}`} data-testid="act-resubmit">
              {t('app.resubmit')}
            </Link>
          )}
          {view.acts.includes('withdraw') && (
            <Button
              size="large"
              onClick={() =>
                modal.confirm({ title: t('app.withdraw'), content: t('app.withdrawSure'), onOk: withdraw })
              }
              data-testid="act-withdraw"
            >
              {t('app.withdraw')}
            </Button>
          )}
          <Button size="large" onClick={() => void go(`/apply?copy=${view.id}&step=check`)} data-testid="act-copy">
            {t('app.copy')}
          </Button>
        </div>
      </div>
      <div className="columns">
        <div className="stack loose">
          <ProblemNotice error={error} />
          <PausesCard view={view} />
          <DecisionNotice view={view} />
          <ForwardingCard view={view} />
          <section className="card">
            <header>
              <h2>{t('app.content')}</h2>
            </header>
            <CaseContent view={view} />
          </section>
          {view.precheck && (
            <section className="card">
              <header>
                <h2>{t('app.precheck')}</h2>
              </header>
              <CheckLines lines={view.precheck.lines} />
              <p>
                <Link to={`/applications/${view.id}/why`} data-testid="open-why">
                  {t('why.open')}
                </Link>
              </p>
            </section>
          )}
        </div>
        <div className="stack loose">
          <section className="card">
            <dl className="facts">
              {times.map(
                ([word, at]) =>
                  at && (
                    <div key={word} style={{ display: 'contents' }}>
                      <dt>{t(word)}</dt>
                      <dd>{showMoment(at)}</dd>
                    </div>
                  ),
              )}
            </dl>
            {view.provisionalCalendar && <p className="small quiet">{t('app.provisional')}</p>}
          </section>
          <section className="card">
            <header>
              <h2>{t('app.timeline')}</h2>
            </header>
            <Timeline view={view} />
          </section>
          <NoticesCard of="application" id={view.id} archive={view.number} />
        </div>
      </div>
    </div>
  );
}
