import { Button } from 'antd';
import { Link } from 'react-router';
import { useMe } from '../api/queries';
import { showMoment } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { AnswerMeasure } from './answer-measure';
import { useMeasures } from './life-queries';
import '../styles/company.css';
import '../styles/permit-life.css';

/** What waits for a second officer in one's own area, oldest first. */
export function Page() {
  const { t, say, code } = useWords();
  const { items, error, isPending, hasNextPage, fetchNextPage, refetch } = useMeasures();
  const isHead = useMe().data?.roles.includes('supervisor') ?? false;
  return (
    <div className="page narrow stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{t('measures.title')}</h1>
          <p className="quiet">{t('measures.line')}</p>
        </div>
      </div>
      <ProblemNotice error={error} onRetry={() => void refetch()} />
      {isPending && <Bones />}
      {items?.length === 0 && <Empty title={t('measures.none')} todo={t('measures.noneLine')} />}
      {items && items.length > 0 && (
        <section className="card">
          <ul className="rows">
            {items.map((one) => (
              <li key={one.id} data-testid="measure-row">
                <div className="item">
                  <span className="title">
                    <Tag tone="due">{code('measure', one.act)}</Tag>{' '}
                    <Link to={`/permits/${one.permitId}`}>{one.permitNumber}</Link>
                  </span>
                  <span className="side quiet small">{showMoment(one.at)}</span>
                  <span className="whole">
                    {one.holderName}
                    {one.until && ` · ${t('life.until', { day: one.until })}`}
                  </span>
                  <span className="small whole">
                    {say(one.ground)} <span className="rule">{one.ground.rule}</span> · {t('life.by', { by: one.by })}
                  </span>
                  <div className="whole">
                    <AnswerMeasure id={one.id} act={one.act} mayConfirm={isHead && !one.mine} mayReject={isHead} />
                  </div>
                </div>
              </li>
            ))}
          </ul>
          {hasNextPage && (
            <p>
              <Button onClick={() => void fetchNextPage()}>{t('measures.more')}</Button>
            </p>
          )}
        </section>
      )}
    </div>
  );
}
