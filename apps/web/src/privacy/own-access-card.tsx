import { Button } from 'antd';
import { api, bodyOf } from '../api/client';
import { usePages } from '../api/queries';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { AccessTable } from './access-table';

/** Who has looked at data of my account and of my enterprise's matters. */
export function OwnAccessCard() {
  const { t } = useWords();
  const list = usePages(['own-access'], (after) =>
    bodyOf(api.GET('/api/privacy/access', { params: { query: { after, limit: 20 } } })),
  );
  return (
    <section className="card stack" data-testid="own-access">
      <header>
        <h2>{t('mine.looked')}</h2>
      </header>
      <p className="quiet small">{t('mine.lookedLine')}</p>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Bones lines={3} />}
      {list.items?.length === 0 && <Empty title={t('mine.nobody')} todo={t('mine.nobodyTodo')} />}
      {list.items && list.items.length > 0 && <AccessTable items={list.items} label={t('mine.looked')} />}
      {list.hasNextPage && (
        <p>
          <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>
        </p>
      )}
    </section>
  );
}
