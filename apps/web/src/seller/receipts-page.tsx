import { useSearchParams } from 'react-router';
import { useConsignments } from '../api/queries';
import { showMoment } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { showQuantity } from '../parts/quantity-words';
import { useLineWords } from '../parts/remaining';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { ReceiptForm } from './receipt-form';
import '../styles/apply.css';
import '../styles/company.css';

/** The buyer's side of a delivery: what arrived, and why it differs when it does. */
export function Page() {
  const { t, lang, name } = useWords();
  const words = useLineWords();
  const [params, setParams] = useSearchParams();
  const waiting = useConsignments('buyer', 'in_transit');
  const done = useConsignments('buyer', 'received');
  const first = waiting.items?.[0]?.id;
  const open = params.get('open') ?? first;
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <h1>{t('receipts.title')}</h1>
      </div>
      <section className="stack">
        <ProblemNotice error={waiting.error} onRetry={() => void waiting.refetch()} />
        {waiting.isPending && (
          <div className="card">
            <Bones />
          </div>
        )}
        {waiting.items?.length === 0 && (
          <div className="card">
            <Empty title={t('receipts.none')} todo={t('receipts.noneTodo')} />
          </div>
        )}
        {waiting.items?.map((one) => (
          <ReceiptForm
            key={one.id}
            consignment={one}
            open={one.id === open}
            toggle={() => setParams({ open: one.id }, { replace: true, preventScrollReset: true })}
          />
        ))}
      </section>
      {done.items && done.items.length > 0 && (
        <section className="card">
          <header>
            <h2>{t('receipts.done')}</h2>
            <span className="count">{done.items.length}</span>
          </header>
          <ul className="rows">
            {done.items.map((one) => (
              <li key={one.id}>
                <div className="item">
                  <span className="title">
                    {words(one.lines.map((line) => ({ ...line, quantity: line.received ?? line.sent })))}
                  </span>
                  <span className="side">
                    {one.lines.some((line) => line.different) ? (
                      <Tag tone="due">{t('receipts.differs')}</Tag>
                    ) : (
                      <Tag tone="good">{t('receipts.asSent')}</Tag>
                    )}
                  </span>
                  {one.lines
                    .filter((line) => line.different)
                    .map((line) => (
                      <span key={line.substance} className="amber small wide" data-testid="receipt-difference">
                        {name(line)} {t('receipts.sent', { quantity: showQuantity(line.sent, lang) })} · {line.reason}
                      </span>
                    ))}
                  <span className="meta wide">
                    <span>{one.seller.name}</span>
                    <span className="mono">{one.permitNumber}</span>
                    <span>{showMoment(one.receivedAt)}</span>
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
