import { useQuery } from '@tanstack/react-query';
import { divisionName } from '@yby/regulation/contract';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { now } from '../clock';
import { showNear } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';

/** Registrations and changes that wait for the county, the oldest promise first. */
export function Page() {
  const { t, lang } = useWords();
  const queue = useQuery({
    queryKey: ['verification'],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/verification/queue', { params: { query: { limit: 100 } } }))).items,
    refetchInterval: 30_000,
  });
  return (
    <div className="page narrow">
      <div className="page-head">
        <h1>{t('verify.title')}</h1>
      </div>
      <section className="card">
        <ProblemNotice error={queue.error} onRetry={() => void queue.refetch()} />
        {queue.isPending && <Bones lines={4} />}
        {queue.data?.length === 0 && <Empty title={t('verify.empty')} todo={t('verify.emptyTodo')} />}
        <ul className="rows">
          {queue.data?.map((row) => (
            <li key={row.id}>
              <Link className="item" to={`/verification/${row.id}`} data-testid="verification-row">
                <span className="title">
                  {row.name} · {t(row.kind === 'registration' ? 'file.registration' : 'file.change')}
                </span>
                <span className="side">
                  {row.overdue ? (
                    <Tag tone="stop">{t('verify.overdue')}</Tag>
                  ) : (
                    <Tag tone="live">{t('verify.due', { when: showNear(row.dueAt, now(), lang) })}</Tag>
                  )}
                </span>
                <span className="meta wide">
                  <span className="mono">{row.number}</span>
                  <span>{divisionName(row.division, lang)}</span>
                  {row.corrections > 0 && <span>{t('verify.corrected', { n: row.corrections })}</span>}
                  {row.helpedByMe && <span>{t('verify.helped')}</span>}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
