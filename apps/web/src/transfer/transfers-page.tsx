import { divisionName } from '@yby/regulation/contract';
import { Button } from 'antd';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { usePages } from '../api/queries';
import type { components } from '../api/schema';
import { showDay } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';

type Row = components['schemas']['TransferRow'];
export const transferTones = { proposed: 'live', accepted: 'good', declined: 'stop', withdrawn: 'rest' } as const;

/** What passes from and to one's own area, or concerns one's own enterprise. */
export function Page() {
  const { t, code, lang } = useWords();
  const list = usePages<Row>(['transfers'], (after) =>
    bodyOf(api.GET('/api/transfers', { params: { query: { after, limit: 50 } } })),
  );
  return (
    <div className="page narrow stack">
      <div className="page-head">
        <div className="lead">
          <h1>{t('transfer.title')}</h1>
          <p className="quiet small">{t('transfer.line')}</p>
        </div>
      </div>
      <section className="card">
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={4} />}
        {list.items?.length === 0 && <Empty title={t('transfer.none')} todo={t('transfer.noneTodo')} />}
        <ul className="rows">
          {list.items?.map((row) => (
            <li key={row.id}>
              <Link className="item" to={`/transfers/${row.id}`} data-testid="transfer-row">
                <span className="title">
                  {code('transferKind', row.kind)} · {row.formerName && `${row.formerName} → `}
                  {row.name}
                  {row.successor && ` → ${row.successor}`}
                </span>
                <span className="side">
                  <Tag tone={row.mine ? 'due' : transferTones[row.state]}>
                    {row.mine ? t('transfer.mine') : code('transferState', row.state)}
                  </Tag>
                </span>
                <span className="meta wide">
                  {row.fromDivision !== row.toDivision && (
                    <span>
                      {divisionName(row.fromDivision, lang)} → {divisionName(row.toDivision, lang)}
                    </span>
                  )}
                  <span>{showDay(row.proposedAt)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('act.more')}</Button>}
      </section>
    </div>
  );
}
