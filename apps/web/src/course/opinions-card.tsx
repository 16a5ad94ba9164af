import { DefectList } from '../applicant/defect-list';
import type { ApplicationView } from '../api/types';
import { showMoment } from '../parts/moments';
import { Notice, ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { useOpinions } from './course-queries';

const tones = { approve: 'good', return: 'due', refuse: 'stop' } as const;

/** Whose turn it is where two officers decide, and what may already be read of their opinions. */
export function OpinionsCard({ view }: { view: Pick<ApplicationView, 'id' | 'officers' | 'stage'> }) {
  const { t, say, code } = useWords();
  const opinions = useOpinions(view.id, view.officers === 2);
  if (view.officers !== 2) return null;
  return (
    <section className="card" data-testid="opinions">
      <header>
        <h2>{t('two.title')}</h2>
      </header>
      {view.stage && (
        <Notice tone={view.stage === 'differing' ? 'due' : 'live'} title={code('stage', view.stage)}>
          <p>{t(`two.line.${view.stage}`)}</p>
        </Notice>
      )}
      <ProblemNotice error={opinions.error} onRetry={() => void opinions.refetch()} />
      <ul className="rows">
        {opinions.data?.map((one) => (
          <li key={one.position}>
            <div className="item">
              <span className="title">
                {t(one.position === 1 ? 'two.position.1' : 'two.position.2')} · {one.by}
              </span>
              <span className="side">
                {one.outcome ? (
                  <Tag tone={tones[one.outcome]}>{code('opinion', one.outcome)}</Tag>
                ) : (
                  <span className="quiet small">{t('two.hidden')}</span>
                )}
              </span>
              {one.reason && <span className="wide">{say(one.reason)}</span>}
              {one.defects.length > 0 && (
                <span className="wide">
                  <DefectList defects={one.defects} />
                </span>
              )}
              {one.note && <span className="wide">「{one.note}」</span>}
              <span className="meta wide">{showMoment(one.at)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
