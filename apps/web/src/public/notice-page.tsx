import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { RefusedError } from '../api/refused-error';
import { PageOpening } from '../frame/page-failure';
import { showMoment } from '../parts/moments';
import { ProblemNotice } from '../parts/notice';
import { Shape } from '../parts/shapes';
import { useWords } from '../words';
import '../styles/permit-life.css';

/** Where the code on a notice leads: whether it is ours, and what it is. */
export function Page() {
  const { t, say } = useWords();
  const { code = '' } = useParams();
  const query = useQuery({
    queryKey: ['notice-check', code],
    queryFn: () => bodyOf(api.GET('/api/notices/check/{code}', { params: { path: { code: code.toUpperCase() } } })),
    retry: false,
  });
  if (query.isPending) return <PageOpening />;
  const unknown = query.error instanceof RefusedError && (query.error.status === 404 || query.error.status === 400);
  return (
    <div className="page narrow stack loose">
      <h1>{t('noticeCheck.title')}</h1>
      {query.isError && !unknown && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {unknown && (
        <section className="card notice-check tone-stop" data-testid="notice-unknown">
          <h2>
            <Shape tone="stop" /> {t('noticeCheck.unknown')}
          </h2>
          <p>{t('noticeCheck.unknownLine')}</p>
        </section>
      )}
      {query.data && (
        <section className="card notice-check tone-good" data-testid="notice-genuine">
          <h2>
            <Shape tone="good" /> {t('noticeCheck.genuine')}
          </h2>
          <p className="notice-title">{say(query.data.title)}</p>
          <dl className="facts">
            <dt>{t('noticeCheck.number')}</dt>
            <dd>{query.data.number}</dd>
            <dt>{t('noticeCheck.addressee')}</dt>
            <dd>{query.data.addressee}</dd>
            <dt>{t('noticeCheck.organ')}</dt>
            <dd>{query.data.organ}</dd>
            <dt>{t('noticeCheck.day')}</dt>
            <dd>{showMoment(query.data.issuedAt)}</dd>
          </dl>
          <p className="quiet">{t('noticeCheck.compare')}</p>
        </section>
      )}
    </div>
  );
}
