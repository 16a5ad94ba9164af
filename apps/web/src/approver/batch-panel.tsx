import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Popconfirm } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { newIntentKey, useIntent } from '../api/intent';
import { showMoment } from '../parts/moments';
import { Bones, Empty, Notice, ProblemNotice } from '../parts/notice';
import { useLineWords } from '../parts/remaining';
import { useWords } from '../words';
import { Panel } from './panel';
import '../styles/review.css';

const MOST = 20;

/** Clean filings, claimed together, looked at line by line, approved with one press; each is issued and recorded for itself. */
export function BatchPanel({ close }: { close: () => void }) {
  const { t, code, say } = useWords();
  const words = useLineWords();
  const store = useQueryClient();
  const intent = useIntent();
  const [left, setLeft] = useState<string[]>([]);
  const claim = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/review/claim-batch', {
          body: { most: MOST },
          headers: { 'idempotency-key': newIntentKey() },
        }),
      ),
  });
  const { mutate } = claim;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate();
  }, [mutate]);
  const items = claim.data?.items ?? [];
  const chosen = items.filter(({ application }) => !left.includes(application.id));
  const approve = useMutation({
    mutationFn: () => {
      const body = { cases: chosen.map(({ application, fence }) => ({ id: application.id, fence })) };
      return intent.run(body, (key) =>
        bodyOf(api.POST('/api/review/approve-batch', { body, headers: { 'idempotency-key': key } })),
      );
    },
    onSettled: () => store.invalidateQueries({ queryKey: ['queue'] }),
  });
  const outcomes = approve.data?.items;
  const finish = () => {
    const decided = new Set(outcomes?.filter(({ permitNumber }) => permitNumber).map(({ id }) => id));
    for (const { application, fence } of items)
      if (!decided.has(application.id))
        void api
          .POST('/api/review/applications/{id}/release', {
            params: { path: { id: application.id } },
            body: { fence },
            headers: { 'idempotency-key': newIntentKey() },
          })
          .catch(() => undefined)
          .then(() => store.invalidateQueries({ queryKey: ['queue'] }));
    close();
  };
  const n = chosen.length;
  const issued = outcomes?.filter(({ permitNumber }) => permitNumber) ?? [];
  const stayed = outcomes?.filter(({ problem }) => problem) ?? [];
  return (
    <Panel tone="live" title={t('batch.title')} close={finish} testid="batch-panel">
      <ProblemNotice error={claim.error ?? approve.error} onResend={() => approve.mutate()} />
      {claim.isPending && <Bones lines={4} />}
      {claim.data && items.length === 0 && <Empty title={t('batch.empty')} todo={t('batch.emptyTodo')} />}
      {items.length > 0 && !outcomes && (
        <>
          <p className="quiet">
            {t('batch.line', { n: items.length, time: showMoment(claim.data?.leaseUntil).slice(11) })}
          </p>
          <Checkbox
            checked={left.length === 0}
            indeterminate={left.length > 0 && n > 0}
            onChange={({ target }) => setLeft(target.checked ? [] : items.map(({ application }) => application.id))}
          >
            {t('batch.all')}
          </Checkbox>
          <ul className="batch">
            {items.map(({ application }) => (
              <li key={application.id} data-testid="batch-row">
                <Checkbox
                  checked={!left.includes(application.id)}
                  onChange={({ target }) =>
                    setLeft(target.checked ? left.filter((id) => id !== application.id) : [...left, application.id])
                  }
                >
                  <b>{application.enterprise.name}</b> · {code('kind', application.kind)} · {words(application.lines)}
                  {application.seller && <span className="quiet"> ← {application.seller.name}</span>}{' '}
                  <span className="mono quiet small">{application.number}</span>
                </Checkbox>
              </li>
            ))}
          </ul>
          <div className="row wrap acts">
            <Popconfirm
              title={t('batch.sure', { n })}
              okText={t('batch.yes')}
              cancelText={t('batch.no')}
              onConfirm={() => approve.mutate()}
            >
              <Button type="primary" disabled={n === 0} loading={approve.isPending} data-testid="batch-go">
                {t('batch.go', { n })}
              </Button>
            </Popconfirm>
            <Button onClick={finish}>{t('batch.close')}</Button>
          </div>
        </>
      )}
      {outcomes && (
        <>
          {issued.length > 0 && <Notice tone="good" title={t('batch.done', { n: issued.length })} />}
          {stayed.length > 0 && (
            <Notice tone="due" title={t('batch.stayed', { n: stayed.length })}>
              <ul>
                {stayed.map(({ id, problem }) => (
                  <li key={id}>
                    {items.find(({ application }) => application.id === id)?.application.enterprise.name}
                    {t('text.colon')}
                    {problem && say({ zh: problem.zh.title, en: problem.en.title })}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <Button onClick={finish} data-testid="batch-close">
            {t('batch.close')}
          </Button>
        </>
      )}
    </Panel>
  );
}
