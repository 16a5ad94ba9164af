import { useQuery } from '@tanstack/react-query';
import { substanceOf } from '@yby/regulation/contract';
import { api, bodyOf } from '../api/client';
import type { ApplicationView } from '../api/types';
import { Bones, Notice, ProblemNotice } from '../parts/notice';
import { checkTone } from '../parts/state-tag';
import { useWords } from '../words';
import '../styles/review.css';

type Line = { zh: string; en: string };

/** What an officer cannot see from the snapshot alone: what has changed since it was taken, and since the last paper. */
export function AfreshCard({ view }: { view: ApplicationView }) {
  const { t, say, name, code } = useWords();
  const afresh = useQuery({
    queryKey: ['afresh', view.id, view.version],
    queryFn: () => bodyOf(api.GET('/api/review/applications/{id}/afresh', { params: { path: { id: view.id } } })),
  });
  const outcome = (which: 'pass' | 'warning' | 'stop' | null) =>
    which === null ? t('afresh.none') : code('outcome', which);
  const shown = (text: Line) => say(text) || t('since.empty');
  const { data } = afresh;
  const n = data?.differences.length ?? 0;
  const last = data?.sinceLast;
  return (
    <section className="card afresh-card" data-testid="afresh">
      <header>
        <h2>{t('since.title')}</h2>
      </header>
      <ProblemNotice error={afresh.error} onRetry={() => void afresh.refetch()} />
      {afresh.isPending && <Bones />}
      {data && !last && <p className="quiet">{t('since.first')}</p>}
      {last && last.changes.length === 0 && (
        <p className="quiet">{t('since.nothing', { number: last.number, day: last.decidedOn })}</p>
      )}
      {last && last.changes.length > 0 && (
        <>
          <p className="quiet small">{t('since.last', { number: last.number, day: last.decidedOn })}</p>
          <dl className="changes" data-testid="since-last">
            {last.changes.map((change) => (
              <div key={change.member + (change.substance ?? '')}>
                <dt>
                  {change.substance && `${name(substanceOf(change.substance))} · `}
                  {code('member', change.member)}
                </dt>
                <dd>
                  <del>{shown(change.before)}</del> <span aria-hidden>→</span> <ins>{shown(change.now)}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {data && (
        <Notice
          tone={n === 0 ? 'good' : data.precheck.outcome === 'stop' ? 'stop' : checkTone[data.precheck.outcome]}
          title={n === 0 ? t('afresh.same') : t('afresh.differs', { n })}
        >
          {n > 0 && (
            <ul data-testid="afresh-differences">
              {data.differences.map((one) => (
                <li key={one.check}>
                  {say(one)} <span className="rule">{one.rule}</span>{' '}
                  <span className="small">
                    {t('afresh.was')} {outcome(one.before)} → {t('afresh.is')} <b>{outcome(one.now)}</b>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </section>
  );
}
