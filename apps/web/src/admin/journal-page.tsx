import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, bodyOf } from '../api/client';
import { usePages } from '../api/queries';
import { showMoment } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { saveCsv } from '../parts/save-csv';
import { useWords } from '../words';
import { WideTable } from '../parts/wide-table';

/** The short facts in one line; all of them, as they were sealed, behind it. */
function Facts({ facts }: { facts: Record<string, unknown> }) {
  const { code } = useWords();
  const inWords = (value: string) =>
    ['state', 'effective', 'consignment', 'kind', 'decision']
      .map((family) => code(family, value))
      .find((word) => word !== value) ?? value;
  const told = ['number', 'permitNumber', 'state', 'kind'].map((name) => facts[name]);
  const short = [...new Set(told.filter((value) => typeof value === 'string').map(inWords))];
  if (Object.keys(facts).length === 0) return null;
  return (
    <details>
      <summary>{short.join(' · ') || Object.keys(facts).join(', ')}</summary>
      <pre>{JSON.stringify(facts, null, 1)}</pre>
    </details>
  );
}

/** The journal as the audit administrator reads it: ids and facts, and the seal that no one can take back. */
export function Page() {
  const { t, code } = useWords();
  const head = useQuery({ queryKey: ['audit-head'], queryFn: () => bodyOf(api.GET('/api/audit/head')), retry: false });
  const list = usePages(['journal'], (after) =>
    bodyOf(api.GET('/api/audit/journal', { params: { query: { after, limit: 50 } } })),
  );
  const save = () =>
    saveCsv('journal.csv', [
      ['seq', 'at', 'act', 'actor', 'subject', 'version', 'batch', 'request', 'facts'],
      ...(list.items ?? []).map((one) => [
        one.seq,
        one.at,
        one.act,
        `${one.actor.kind}:${one.actor.id}`,
        `${one.subject.kind}:${one.subject.id}`,
        String(one.subject.version),
        one.batch ?? '',
        one.requestId,
        JSON.stringify(one.facts),
      ]),
    ]);
  return (
    <div className="page stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('journal.title')}</h1>
          <p>{t('journal.line')}</p>
        </div>
        <div className="acts">
          <Button onClick={save} disabled={!list.items?.length}>
            {t('act.export')}
          </Button>
          <Button onClick={() => void list.refetch()}>{t('act.refresh')}</Button>
        </div>
      </div>
      {head.data && (
        <section className="card" data-testid="journal-head">
          <h2>{t('journal.head')}</h2>
          <p className="quiet">
            {t('public.batch', {
              batch: head.data.batch,
              size: head.data.size,
              time: showMoment(head.data.sealedAt),
            })}
          </p>
          <p className="mono small" style={{ overflowWrap: 'anywhere' }}>
            {head.data.head}
          </p>
        </section>
      )}
      <section className="card">
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={6} />}
        {list.items?.length === 0 && <Empty title={t('journal.empty')} todo={t('journal.emptyTodo')} />}
        {list.items && list.items.length > 0 && (
          <WideTable label={t('journal.title')}>
            <table className="lines small">
              <thead>
                <tr>
                  <th className="num">#</th>
                  <th>{t('list.time')}</th>
                  <th>{t('journal.act')}</th>
                  <th>{t('journal.actor')}</th>
                  <th>{t('journal.subject')}</th>
                  <th>{t('journal.facts')}</th>
                </tr>
              </thead>
              <tbody>
                {list.items.map((one) => (
                  <tr key={one.seq} data-testid="journal-row">
                    <td className="num">{one.seq}</td>
                    <td className="nowrap">{showMoment(one.at)}</td>
                    <td className="nowrap">
                      {code('act', one.act)}
                      <div className="mono quiet">{one.act}</div>
                    </td>
                    <td className="nowrap">
                      {code('actor', one.actor.kind)}
                      <div className="mono quiet">…{one.actor.id.slice(-6)}</div>
                    </td>
                    <td className="nowrap">
                      {code('subject', one.subject.kind)}
                      <div className="mono quiet">
                        …{one.subject.id.slice(-6)} v{one.subject.version}
                      </div>
                    </td>
                    <td className="facts-cell">
                      <Facts facts={one.facts} />
                    </td>
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
