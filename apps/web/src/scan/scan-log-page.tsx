import { api, bodyOf } from '../api/client';
import { useMe, usePages } from '../api/queries';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { OutboxStrip } from './outbox-strip';
import { ScanRowsList } from './scan-rows';
import '../styles/company.css';

/** Own scans with time and place; on top what this device still holds. */
export function Page() {
  const { t } = useWords();
  const { data: me } = useMe();
  const { items, error, isPending, hasNextPage, fetchNextPage, refetch } = usePages(['scans'], (after) =>
    bodyOf(api.GET('/api/scans', { params: { query: { after, limit: 50 } } })),
  );
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{t('scans.title')}</h1>
        </div>
      </div>
      {me && <OutboxStrip account={me.id} />}
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {isPending && <Bones />}
      {items?.length === 0 && <Empty title={t('scans.none')} todo={t('scans.noneTodo')} />}
      {items && items.length > 0 && (
        <section className="card">
          <ScanRowsList items={items} linked />
          {hasNextPage && (
            <p>
              <button type="button" className="btn" onClick={() => void fetchNextPage()}>
                {t('scans.more')}
              </button>
            </p>
          )}
        </section>
      )}
    </div>
  );
}
