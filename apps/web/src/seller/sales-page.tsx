import { Link } from 'react-router';
import { useConsignments, usePermits } from '../api/queries';
import { showDay, showMoment } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Remaining, useLineWords } from '../parts/remaining';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import '../styles/company.css';

/** The seller's desk: under which permits may I deliver, and what is still on the road. */
export function Page() {
  const { t, code } = useWords();
  const words = useLineWords();
  const permits = usePermits('seller', 'valid');
  const transit = useConsignments('seller', 'in_transit');
  const open = permits.items?.filter(({ effective }) => effective === 'in_force');
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{t('sales.title')}</h1>
          <p>{t('sales.line')}</p>
        </div>
        <div className="acts">
          <Link className="btn primary" to="/scan">
            {t('sales.scan')}
          </Link>
        </div>
      </div>
      <section className="card">
        <header>
          <h2>{t('sales.open')}</h2>
          <span className="count">{open?.length}</span>
        </header>
        <ProblemNotice error={permits.error} onRetry={() => void permits.refetch()} />
        {permits.isPending && <Bones />}
        {open?.length === 0 && <Empty title={t('sales.none')} todo={t('sales.noneTodo')} />}
        <ul className="rows">
          {open?.map((permit) => (
            <li key={permit.id}>
              <Link className="item" to={`/sales/${permit.id}`} data-testid="sales-row">
                <span className="title">{permit.holder.name}</span>
                <span className="side">
                  <Tag tone="rest">{t(`permit.deliveries.${permit.deliveries}`)}</Tag>
                </span>
                <span className="meta wide">
                  <span className="mono">{permit.number}</span>
                  <span>{t('home.until', { day: showDay(permit.validTo) })}</span>
                </span>
                <span className="stack wide">
                  {permit.lines.map((line) => (
                    <Remaining key={line.substance} line={line} />
                  ))}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <header>
          <h2>{t('sales.transit')}</h2>
          <span className="count">{transit.items?.length}</span>
        </header>
        <ProblemNotice error={transit.error} />
        {transit.isPending && <Bones />}
        {transit.items?.length === 0 && <p className="quiet">{t('sales.noTransit')}</p>}
        <ul className="rows">
          {transit.items?.map((one) => (
            <li key={one.id}>
              <div className="item">
                <span className="title">{words(one.lines.map((line) => ({ ...line, quantity: line.sent })))}</span>
                <span className="side">
                  <Tag tone="live">{code('consignment', one.state)}</Tag>
                </span>
                <span className="meta wide">
                  <span>{one.buyer.name}</span>
                  <span className="mono">{one.permitNumber}</span>
                  <span>{showMoment(one.sentAt)}</span>
                </span>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
