import { showMoment } from '../parts/moments';
import { Bones, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { usePermitHistory } from './life-queries';

const tones = { proposed: 'due', confirmed: 'good', rejected: 'rest', lapsed: 'rest' } as const;

/** What has happened to a permit, the papers that were replaced, and the organ's measures. */
export function HistoryCard({ id }: { id: string }) {
  const { t, say, code } = useWords();
  const { data, error, isPending } = usePermitHistory(id);
  return (
    <section className="card history-card" data-testid="history">
      <header>
        <h2>{t('life.history')}</h2>
      </header>
      <ProblemNotice error={error} />
      {isPending && <Bones />}
      <ol className="timeline">
        {data?.events.map((event) => (
          <li key={event.at + event.event}>
            {say(event)}
            <div className="quiet small">
              {showMoment(event.at)} · {event.by}
            </div>
          </li>
        ))}
      </ol>
      {data && data.replaced.length > 0 && (
        <>
          <h3>{t('life.replaced')}</h3>
          <ul className="rows">
            {data.replaced.map((one) => (
              <li key={one.edition}>
                <div className="item">
                  <span className="title">
                    {t('life.replacedLine', { n: one.edition, reason: code('reissueReason', one.reason) })}
                  </span>
                  <span className="side quiet small">{showMoment(one.replacedAt)}</span>
                  {one.note && <span className="quiet small whole">{one.note}</span>}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {data && data.measures.length > 0 && (
        <>
          <h3>{t('life.measures')}</h3>
          <ul className="rows">
            {data.measures.map((one) => (
              <li key={one.id}>
                <div className="item">
                  <span className="title">
                    {code('measure', one.act)} <Tag tone={tones[one.state]}>{code('measureState', one.state)}</Tag>
                  </span>
                  <span className="side quiet small">{showMoment(one.closedAt ?? one.at)}</span>
                  <span className="small whole">
                    {say(one.ground)} <span className="rule">{one.ground.rule}</span>
                  </span>
                  <span className="quiet small whole">
                    {one.note} · {t('life.by', { by: one.by })}
                    {one.closedBy && ` · ${t('life.closedBy', { by: one.closedBy })}`}
                    {one.closingNote && ` · ${one.closingNote}`}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
