import { useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/schema';
import { useAct } from '../api/use-act';
import { showMoment } from '../parts/moments';
import { ProblemNotice } from '../parts/notice';
import type { Tone } from '../parts/shapes';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { useVisitsOf } from './course-queries';

type Visit = components['schemas']['OnsiteView'];
export const visitTone = ({ state, outcome }: Pick<Visit, 'state' | 'outcome'>): Tone =>
  state === 'asked' ? 'due' : state === 'cancelled' ? 'rest' : outcome === 'matches' ? 'good' : 'stop';

/**
 * Visits of this case with what was found; nothing while nobody has asked for one.
 * @param but the one that already stands elsewhere on the page
 */
export function VisitsCard({ id, but }: { id: string; but?: string | undefined }) {
  const { t, code } = useWords();
  const visits = useVisitsOf(id);
  const items = (visits.data ?? []).filter((one) => one.id !== but);
  if (visits.error) return <ProblemNotice error={visits.error} onRetry={() => void visits.refetch()} />;
  if (items.length === 0) return null;
  return (
    <section className="card" data-testid="case-visits">
      <header>
        <h2>{t('visit.case')}</h2>
        <span className="count">{items.length}</span>
      </header>
      <ul className="rows">
        {items.map((one) => (
          <li key={one.id}>
            <div className="item">
              <span className="title">{code('onsiteGround', one.ground)}</span>
              <span className="side">
                <Tag tone={visitTone(one)}>
                  {one.outcome ? code('onsiteOutcome', one.outcome) : code('onsiteState', one.state)}
                </Tag>
              </span>
              <span className="wide">{one.question}</span>
              <span className="meta wide">{t('visit.asked', { by: one.by, when: showMoment(one.at) })}</span>
              {one.finding && (
                <span className="wide">
                  「{one.finding}」
                  <span className="quiet small">
                    {t('visit.closed', { by: one.closedBy ?? '', day: one.visitedOn ?? '' })}
                  </span>
                </span>
              )}
              {one.acts.includes('cancel') && <Cancel id={one.id} applicationId={id} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Cancel({ id, applicationId }: { id: string; applicationId: string }) {
  const { t } = useWords();
  const store = useQueryClient();
  const act = useAct();
  const cancel = () =>
    act.run(
      id,
      (key) =>
        bodyOf(
          api.POST('/api/review/onsite/{id}/cancel', {
            params: { path: { id } },
            headers: { 'idempotency-key': key },
          }),
        ),
      () => void store.invalidateQueries({ queryKey: ['application', applicationId] }),
    );
  return (
    <span className="wide">
      <ProblemNotice error={act.error} />
      <Popconfirm
        title={t('visit.cancelSure')}
        okText={t('visit.cancel')}
        cancelText={t('act.cancel')}
        onConfirm={() => void cancel()}
      >
        <Button loading={act.busy} data-testid="visit-cancel">
          {t('visit.cancel')}
        </Button>
      </Popconfirm>
    </span>
  );
}
