import { Button } from 'antd';
import { Link } from 'react-router';
import { now } from '../clock';
import { showNear } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { useVisits } from './course-queries';

/** Where an inspector has to go: whose, what is to be looked at, and until when the case is promised. */
export function Page() {
  const { t, lang, code } = useWords();
  const { items, error, isPending, hasNextPage, fetchNextPage, refetch } = useVisits();
  return (
    <div className="page narrow">
      <div className="page-head">
        <h1>{t('visits.title')}</h1>
      </div>
      <section className="card">
        <ProblemNotice error={error} onRetry={() => void refetch()} />
        {isPending && <Bones lines={4} />}
        {items?.length === 0 && <Empty title={t('visits.none')} todo={t('visits.noneTodo')} />}
        <ul className="rows">
          {items?.map((one) => (
            <li key={one.id}>
              <Link className="item" to={`/visits/${one.applicationId}`} data-testid="visit-row">
                <span className="title">{one.enterpriseName}</span>
                <span className="side">
                  <Tag tone="due">{code('onsiteGround', one.ground)}</Tag>
                </span>
                <span className="wide">{one.address}</span>
                <span className="wide quiet">{one.question}</span>
                <span className="meta wide">
                  <span>{one.summary}</span>
                  {one.dueAt && <span>{t('visits.due', { when: showNear(one.dueAt, now(), lang) })}</span>}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {hasNextPage && (
          <p>
            <Button onClick={() => void fetchNextPage()}>{t('act.more')}</Button>
          </p>
        )}
      </section>
    </div>
  );
}
