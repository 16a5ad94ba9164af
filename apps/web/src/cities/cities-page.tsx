import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { usePages } from '../api/queries';
import type { components } from '../api/schema';
import { showDay, showMoment } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { WideTable } from '../parts/wide-table';
import { useWords } from '../words';
import '../styles/keys.css';
import '../styles/cities.css';

type Proposal = components['schemas']['ProposalView'];

/** 城市: which work here, and what about them waits for its second person. */
export function Page() {
  const { t } = useWords();
  const first = useQuery({
    queryKey: ['cities', 'acts'],
    queryFn: () => bodyOf(api.GET('/api/cities', { params: { query: { limit: 1 } } })),
  });
  const list = usePages(['cities'], (after) =>
    bodyOf(api.GET('/api/cities', { params: { query: { after, limit: 50 } } })),
  );
  return (
    <div className="page stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('cities.title')}</h1>
          <p>{t('cities.line')}</p>
        </div>
        {first.data?.acts.includes('enter') && (
          <div className="acts">
            <Link className="btn primary" to="/cities/new" data-testid="city-new">
              {t('cities.new')}
            </Link>
          </div>
        )}
      </div>
      <Waiting />
      <section className="card" aria-label={t('cities.title')}>
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={4} />}
        {list.items?.length === 0 && <Empty title={t('cities.empty')} todo={t('cities.emptyTodo')} />}
        {list.items && list.items.length > 0 && (
          <WideTable label={t('cities.title')}>
            <table className="lines">
              <thead>
                <tr>
                  <th>{t('city.name')}</th>
                  <th>{t('city.organ')}</th>
                  <th className="num">{t('city.counties')}</th>
                  <th>{t('city.cutOff')}</th>
                  <th>{t('cities.since')}</th>
                </tr>
              </thead>
              <tbody>
                {list.items.map((one) => (
                  <tr key={one.stem} data-testid="city-row">
                    <td className="nowrap">
                      <Link to={`/cities/${one.stem}`}>{one.name}</Link>
                    </td>
                    <td>{one.organName}</td>
                    <td className="num">{one.counties}</td>
                    <td className="nowrap">{one.settings.cutOff}</td>
                    <td className="nowrap">{showDay(one.since)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        )}
        {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>}
      </section>
    </div>
  );
}

function Waiting() {
  const { t } = useWords();
  const waiting = useQuery({
    queryKey: ['cities', 'waiting'],
    queryFn: () =>
      bodyOf(api.GET('/api/proposals', { params: { query: { state: 'proposed', limit: 100 } } })).then(({ items }) =>
        items.filter(({ kind }) => kind !== 'offices'),
      ),
  });
  if (!waiting.data?.length) return <ProblemNotice error={waiting.error} />;
  return (
    <section className="card" aria-label={t('cities.waiting')}>
      <h2>{t('cities.waiting')}</h2>
      <ul className="rows">
        {waiting.data.map((one) => (
          <WaitingRow key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
}

function WaitingRow({ one }: { one: Proposal }) {
  const { t } = useWords();
  const { name } = one.payload as { name?: string };
  return (
    <li className="key-item key-head" data-testid="city-waiting">
      <div>
        <Link to={`/cities/proposals/${one.id}`}>{name ? t('cities.enterOf', { name }) : t('cities.settingsOf')}</Link>
        <p className="quiet small">{t('cities.proposed', { by: one.proposedBy, at: showMoment(one.proposedAt) })}</p>
      </div>
      <Tag tone="due">{t('proposal.proposed')}</Tag>
    </li>
  );
}
