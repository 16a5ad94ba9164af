import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, bodyOf } from '../api/client';
import { newIntentKey } from '../api/intent';
import { showDay } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';

const tones = { draft: 'live', submitted: 'live', returned: 'due', approved: 'good', withdrawn: 'rest' } as const;

/** What this enterprise has declared, and the way to declare a change. */
export function Page() {
  const { t, code } = useWords();
  const go = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const filings = useQuery({
    queryKey: ['filings'],
    queryFn: async () => (await bodyOf(api.GET('/api/filings', { params: { query: { limit: 50 } } }))).items,
  });
  const open = filings.data?.some(({ state }) => ['draft', 'submitted', 'returned'].includes(state)) ?? true;
  const change = async () => {
    setError(null);
    try {
      const made = await bodyOf(api.POST('/api/filings', { headers: { 'idempotency-key': newIntentKey() } }));
      void go(`/file/${made.filingId}`);
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <div className="page narrow stack">
      <div className="page-head">
        <h1>{t('file.title')}</h1>
        <div className="acts">
          <Link className="btn" to="/transfers" data-testid="to-transfers">
            {t('nav.transfers')}
          </Link>
          <Button type="primary" disabled={open} onClick={() => void change()} data-testid="open-change">
            {t('file.openChange')}
          </Button>
        </div>
      </div>
      <ProblemNotice error={error ?? filings.error} />
      <section className="card">
        {filings.isPending && <Bones />}
        {filings.data?.length === 0 && <Empty title={t('file.none')} todo={t('file.noneTodo')} />}
        <ul className="rows">
          {filings.data?.map((one) => (
            <li key={one.id}>
              <Link className="item" to={`/file/${one.id}`} data-testid="filing-row">
                <span className="title">
                  {t(one.kind === 'registration' ? 'file.registration' : 'file.change')} · {one.name}
                </span>
                <span className="side">
                  <Tag tone={tones[one.state]}>{code('file.state', one.state)}</Tag>
                </span>
                <span className="meta wide">
                  <span className="mono">{one.number}</span>
                  <span>{showDay(one.openedAt)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
