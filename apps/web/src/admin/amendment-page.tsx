import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { askLawAgain } from '../api/law-in-use';
import { PageOpening } from '../frame/page-failure';
import { showMoment } from '../parts/moments';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { AmendmentTag } from './amendment-tag';
import { ChangeTable } from './change-table';
import { changeRows } from './change-rows';
import { ImpactList } from './impact-list';
import '../styles/apply.css';
import '../styles/ask.css';

/** One amendment: what takes force when, whom it concerns, and the second person's decision. */
export function Page() {
  const { t, lang, say, code } = useWords();
  const { id } = useParams();
  const { modal, message } = App.useApp();
  const store = useQueryClient();
  const intent = useIntent();
  const [error, setError] = useState<unknown>(null);
  const query = useQuery({
    queryKey: ['law', 'amendment', id],
    queryFn: () => bodyOf(api.GET('/api/law/amendments/{id}', { params: { path: { id: id! } } })),
    staleTime: 0,
  });
  if (query.isPending) return <PageOpening />;
  if (query.isError)
    return (
      <div className="page narrow">
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  const view = query.data;
  const act = async (what: 'confirm' | 'reject') => {
    setError(null);
    const path = { params: { path: { id: view.id } } };
    try {
      const done = await intent.run([what, view.id], (key) => {
        const headers = { 'idempotency-key': key, 'if-match': `"${view.version}"` } as never;
        return bodyOf(
          what === 'confirm'
            ? api.POST('/api/law/amendments/{id}/confirm', { ...path, headers })
            : api.POST('/api/law/amendments/{id}/reject', { ...path, headers }),
        );
      });
      if (done.edition !== null) void message.success(t('law.confirmed', { edition: done.edition }));
      await askLawAgain();
    } catch (refusal) {
      setError(refusal);
    }
    await store.invalidateQueries({ queryKey: ['law'] });
  };
  const sure = (what: 'confirm' | 'reject') =>
    modal.confirm({
      title: t(`law.${what}Sure`),
      width: 560,
      content:
        what === 'reject' ? (
          t('law.rejectSays')
        ) : (
          <div className="stack" data-testid="confirm-says">
            <strong>{say({ zh: view.titleZh, en: view.titleEn })}</strong>
            <p>{t('law.confirmSays', { day: view.takesForceOn ?? '—' })}</p>
            <ul className="plain">
              {changeRows(view.changes, lang).map((row) => (
                <li key={row.path}>
                  {code('law.kind', row.kind)} {row.about} {row.from && t('law.from', { day: row.from })}{' '}
                  {row.to && t('law.to', { day: row.to })}
                </li>
              ))}
            </ul>
            <p className="small">{view.source}</p>
          </div>
        ),
      okText: t(`law.${what}`),
      okButtonProps: { danger: what === 'reject', 'data-testid': `sure-${what}` } as never,
      onOk: () => act(what),
    });
  return (
    <div className="page stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>
            {say({ zh: view.titleZh, en: view.titleEn })} <AmendmentTag state={view.state} />
          </h1>
          <p>{view.source}</p>
        </div>
        <div className="acts">
          {view.acts.includes('confirm') && (
            <Button type="primary" size="large" onClick={() => sure('confirm')} data-testid="amendment-confirm">
              {t('law.confirm')}
            </Button>
          )}
          {view.acts.includes('reject') && (
            <Button danger size="large" onClick={() => sure('reject')} data-testid="amendment-reject">
              {t('law.reject')}
            </Button>
          )}
        </div>
      </div>
      <ProblemNotice error={error} />
      <section className="card stack">
        <dl className="facts">
          <dt>{t('law.takesForce')}</dt>
          <dd>{view.takesForceOn ?? '—'}</dd>
          <dt>{t('law.import')}</dt>
          <dd>{t('law.proposedBy', { name: view.proposedBy, time: showMoment(view.proposedAt) })}</dd>
          {view.closedBy && (
            <>
              <dt>{code('law.state', view.state)}</dt>
              <dd>{t('law.closedBy', { name: view.closedBy, time: showMoment(view.closedAt) })}</dd>
            </>
          )}
          {view.edition !== null && (
            <>
              <dt>{t('law.editions')}</dt>
              <dd>{t('law.edition', { n: view.edition })}</dd>
            </>
          )}
        </dl>
        {view.correction && <p className="small">{t('law.correction')}</p>}
        <ChangeTable changes={view.changes} />
      </section>
      <ImpactList id={view.id} />
    </div>
  );
}
