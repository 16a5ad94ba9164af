import type { ApplicationView } from '../api/types';
import { durationWords, showMoment } from '../parts/moments';
import { Notice, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { pausable, usePauses } from './course-queries';

/** That the clock stands still, why and until when, as both sides read it; and what earlier pauses took. */
export function PausesCard({ view }: { view: Pick<ApplicationView, 'id' | 'kind' | 'state'> }) {
  const { t, lang, say } = useWords();
  const pauses = usePauses(view.id, pausable(view.kind));
  const items = pauses.data?.items ?? [];
  const open = items.find(({ endedAt }) => endedAt === null);
  const past = items.filter(({ endedAt }) => endedAt !== null);
  return (
    <>
      <ProblemNotice error={pauses.error} />
      {open && (
        <div data-testid="paused">
          <Notice tone="due" title={t('pause.now')}>
            <p>
              {say(open.ground)} <span className="rule">{open.ground.rule}</span>
            </p>
            <p>「{open.note}」</p>
            <p>{t('pause.nowLine', { from: showMoment(open.from), until: showMoment(open.until) })}</p>
            <p className="meta">{open.by}</p>
          </Notice>
        </div>
      )}
      {past.length > 0 && (
        <section className="card" data-testid="pauses">
          <header>
            <h2>{t('pause.past')}</h2>
            <span className="count">{past.length}</span>
          </header>
          <ul className="rows">
            {past.map((one) => (
              <li key={one.from}>
                <div className="item">
                  <span className="title">{say(one.ground)}</span>
                  <span className="side small">
                    {t('pause.took', { time: durationWords((one.minutes ?? 0) * 60_000, lang) })}
                  </span>
                  <span className="meta wide">
                    {showMoment(one.from)} – {showMoment(one.endedAt)}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
