import { useSearchParams } from 'react-router';
import { useConsignments } from '../api/queries';
import { showMoment } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { showQuantity } from '../parts/quantity-words';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { ReceiptForm } from './receipt-form';
import '../styles/apply.css';
import '../styles/company.css';

/** The buyer's side of a delivery: what arrived, and why it differs when it does. */
export function Page() {
  const { t, lang, name } = useWords();
  const [params, setParams] = useSearchParams();
  const waiting = useConsignments('buyer', 'in_transit');
  const done = useConsignments('buyer', 'received');
  const first = waiting.items?.[0]?.id;
  const open = params.get('open') ?? first;
  return (
    <main id="main" className="page narrow stack loose">
      <div className="page-head" style={{ marginBottom: 0 }}>
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
            toggle={() => setParams({ open: one.id }, { replace: true })}
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
                  <span className="stack" style={{ gap: 2 }}>
                    {one.lines.map((line) => (
                      <span key={line.substance}>
                        <span className="title">
                          {name(line)} {showQuantity(line.received ?? line.sent, lang)}
                        </span>{' '}
                        {line.different && (
                          <span className="amber small">
                            ! {t('receipts.sent', { quantity: showQuantity(line.sent, lang) })} {line.reason}
                          </span>
                        )}
                      </span>
                    ))}
                    <span className="quiet small">
                      {one.seller.name} · <span className="mono">{one.permitNumber}</span>
                    </span>
                  </span>
                  <span className="side">
                    <Tag tone={one.lines.some((line) => line.different) ? 'due' : 'good'}>{t('receipts.done')}</Tag>
                    <span className="quiet small">{showMoment(one.receivedAt)}</span>
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
