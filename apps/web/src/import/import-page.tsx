import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { showMoment } from '../parts/moments';
import { Bones, Notice, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { FaultTable } from './fault-table';
import { ImportBar } from './import-bar';
import { importTone, isWorking, type ImportView } from './import-types';
import { UploadButton } from './upload-button';
import '../styles/import.css';

const sheets = ['unit', 'site', 'licence', 'need'] as const;

/** One import: how far it is, what is wrong with it, and the word to carry it out. */
export function Page() {
  const { id = '' } = useParams();
  const { t, code } = useWords();
  const store = useQueryClient();
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const query = useQuery({
    queryKey: ['import', id],
    queryFn: () => bodyOf(api.GET('/api/enterprises/imports/{id}', { params: { path: { id } } })),
    // Until the work is done the page looks again by itself.
    refetchInterval: ({ state }) => (state.data && isWorking(state.data.state) ? 700 : false),
  });
  const view = query.data;
  const act = async (name: 'carry-out' | 'cancel') => {
    setBusy(true);
    setError(null);
    const sent = { params: { path: { id } } };
    try {
      const next = await intent.run({ id, name }, (key) => {
        const headers = { 'idempotency-key': key } as never;
        return name === 'cancel'
          ? bodyOf(api.POST('/api/enterprises/imports/{id}/cancel', { ...sent, headers }))
          : bodyOf(api.POST('/api/enterprises/imports/{id}/carry-out', { ...sent, headers }));
      });
      store.setQueryData(['import', id], next);
      await store.invalidateQueries({ queryKey: ['imports'] });
    } catch (refusal) {
      setError(refusal);
      await query.refetch();
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="page stack">
      <p>
        <Link to="/imports">← {t('import.back')}</Link>
      </p>
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Bones lines={5} />}
      {view && (
        <>
          <div className="page-head">
            <div className="lead">
              <h1 className="file-name">{view.fileName}</h1>
              <p>
                <Tag tone={importTone[view.state]}>{code('importState', view.state)}</Tag>{' '}
                {[view.uploadedBy, showMoment(view.uploadedAt)].filter(Boolean).join(' · ')}
              </p>
            </div>
            <div className="acts">
              {view.acts.includes('cancel') && (
                <Button disabled={busy} onClick={() => void act('cancel')} data-testid="import-cancel">
                  {t('import.cancel')}
                </Button>
              )}
              {view.state === 'checked' && <UploadButton word="import.again" onError={setError} />}
              {view.acts.includes('order') && (
                <Button type="primary" loading={busy} onClick={() => void act('carry-out')} data-testid="import-order">
                  {t('import.order')}
                </Button>
              )}
            </div>
          </div>
          <ProblemNotice error={error} />
          <Outcome view={view} />
          {view.rows && (
            <dl className="import-counts" data-testid="import-counts">
              {sheets.map((sheet) => (
                <div key={sheet}>
                  <dt>{code('importSheet', sheet)}</dt>
                  <dd>{view.rows![sheet].toLocaleString('zh-CN')}</dd>
                </div>
              ))}
            </dl>
          )}
          {view.state === 'checked' && <FaultTable id={id} fileName={view.fileName} total={view.faults ?? 0} />}
        </>
      )}
    </div>
  );
}

function Outcome({ view }: { view: ImportView }) {
  const { t } = useWords();
  switch (view.state) {
    case 'uploaded':
    case 'ordered':
      return <ImportBar state={view.state} progress={view.progress} />;
    case 'ready':
      return (
        <Notice tone="due" title={t('import.readyTitle')}>
          <p>{t('import.readyLine', { n: view.rows?.unit ?? 0 })}</p>
        </Notice>
      );
    case 'checked':
      return (
        <Notice tone="stop" title={t('import.faultsTitle', { n: view.faults ?? 0 })}>
          <p>{t('import.faultsLine')}</p>
        </Notice>
      );
    case 'carried_out':
      return (
        <Notice tone="good" title={t('import.doneTitle', { n: view.enterprises ?? 0 })}>
          <p>{t('import.doneLine')}</p>
        </Notice>
      );
    case 'cancelled':
      return <Notice tone="rest" title={t('import.cancelledTitle')} />;
  }
}
