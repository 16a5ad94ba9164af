import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useApplications } from '../api/queries';
import type { ApplicationState } from '../api/types';
import { now } from '../clock';
import { showMoment, showNear } from '../parts/moments';
import { Bones, Empty, ProblemNotice } from '../parts/notice';
import { StateTag } from '../parts/state-tag';
import { useWords } from '../words';
import { DraftStrip } from './draft-strip';
import '../styles/company.css';

const states: ApplicationState[] = ['accepted', 'correction_required', 'approved', 'refused', 'withdrawn'];

/** Own applications; the filter lives in the address. */
export function Page() {
  const { t, code, lang } = useWords();
  const [params, setParams] = useSearchParams();
  const state = states.find((one) => one === params.get('state'));
  const q = params.get('q')?.toLowerCase() ?? '';
  const list = useApplications(state);
  const shown = list.items?.filter((one) =>
    [one.number, one.permitNumber, one.counterparty, one.summary].join(' ').toLowerCase().includes(q),
  );
  const pick = (value: string | undefined) => setParams(value ? { state: value } : {});
  return (
    <div className="page narrow">
      <div className="page-head">
        <h1>{t('apps.title')}</h1>
        <div className="acts">
          <Link className="btn primary" to="/apply">
            {t('nav.apply')}
          </Link>
        </div>
      </div>
      <div className="filters" role="group" aria-label={t('list.state')}>
        <button type="button" className={state || q ? 'chip' : 'chip on'} onClick={() => pick(undefined)}>
          {t('list.all')}
        </button>
        {states.map((one) => (
          <button key={one} type="button" className={one === state ? 'chip on' : 'chip'} onClick={() => pick(one)}>
            {code('state', one)}
          </button>
        ))}
        {q && (
          <button type="button" className="chip on" onClick={() => pick(state)}>
            “{q}” ✕
          </button>
        )}
      </div>
      {!state && !q && <DraftStrip />}
      <section className="card">
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        {list.isPending && <Bones lines={5} />}
        {list.items?.length === 0 && !state && (
          <Empty title={t('apps.empty')} todo={t('apps.emptyTodo')}>
            <Link className="btn primary" to="/apply">
              {t('nav.apply')}
            </Link>
          </Empty>
        )}
        {shown?.length === 0 && (state || q) && <Empty title={t('apps.none')} />}
        <ul className="rows">
          {shown?.map((one) => (
            <li key={one.id}>
              <Link className="item" to={`/applications/${one.id}`} data-testid="application-row">
                <span className="title">
                  {code('kind', one.kind)} · {one.summary}
                </span>
                <span className="side">
                  <StateTag state={one.state} />
                </span>
                <span className="meta wide">
                  <span className="mono">{one.number}</span>
                  <span>{one.counterparty}</span>
                  <span>{showMoment(one.submittedAt)}</span>
                  {one.state === 'accepted' && one.dueAt && (
                    <span>{t('home.promise', { when: showNear(one.dueAt, now(), lang) })}</span>
                  )}
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
