import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { usePermits } from '../api/queries';
import { showDay } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { Remaining } from '../parts/remaining';
import { EffectiveTag } from '../parts/state-tag';
import { useWords } from '../words';
import '../styles/company.css';

/** Permits held or carried; what is in force stands first. */
export function Page() {
  const { t, code } = useWords();
  const [params, setParams] = useSearchParams();
  const side = params.get('side') === 'carrier' ? 'carrier' : 'holder';
  const list = usePermits(side);
  const sorted =
    list.items &&
    [...list.items].sort((a, b) => Number(b.effective === 'in_force') - Number(a.effective === 'in_force'));
  return (
    <div className="page narrow">
      <div className="page-head">
        <h1>{t('permits.title')}</h1>
      </div>
      <div className="filters">
        {(['holder', 'carrier'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={one === side ? 'chip on' : 'chip'}
            onClick={() => setParams(one === 'holder' ? {} : { side: one })}
          >
            {t(`permits.${one}`)}
          </button>
        ))}
      </div>
      <section className="card">
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={5} />}
        {sorted?.length === 0 && (
          <Empty title={t('permits.empty')} todo={t('permits.emptyTodo')}>
            <Link className="btn primary" to="/apply">
              {t('nav.apply')}
            </Link>
          </Empty>
        )}
        <ul className="rows">
          {sorted?.map((one) => (
            <li key={one.id}>
              <Link className="item" to={`/permits/${one.id}`} data-testid="permit-row">
                <span className="title">{code('permitKind', one.kind)}</span>
                <span className="side">
                  <EffectiveTag effective={one.effective} />
                </span>
                <span className="meta wide">
                  <span className="mono">{one.number}</span>
                  <span>{t('home.until', { day: showDay(one.validTo) })}</span>
                  {side === 'carrier' && <span>{one.holder.name}</span>}
                </span>
                <span className="stack wide">
                  {one.lines.map((line) => (
                    <Remaining key={line.substance} line={line} />
                  ))}
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
