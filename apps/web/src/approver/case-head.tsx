import { instantOf } from '@yby/platform/contract';
import { Button } from 'antd';
import { Link } from 'react-router';
import { RefusedError } from '../api/refused-error';
import type { ApplicationView } from '../api/types';
import { pausable } from '../course/course-queries';
import { ResumeButton } from '../course/resume-button';
import { durationWords, leaseClock, showMoment } from '../parts/moments';
import { Bones, Notice, ProblemNotice } from '../parts/notice';
import { useLineWords } from '../parts/remaining';
import { StateTag, Tag } from '../parts/state-tag';
import { useNow } from '../parts/use-now';
import { useWords } from '../words';
import { HandOver } from './hand-over';
import type { useClaim } from './use-claim';

/** What may be written above the facts. */
export type PanelName = 'return' | 'refuse' | 'forward' | 'pause' | 'visit' | 'rule';

interface Props {
  view: ApplicationView | undefined;
  claim: ReturnType<typeof useClaim>;
  approver: boolean;
  panel: PanelName | null;
  approve: () => void;
  choose: (panel: PanelName | null) => void;
  back: () => void;
  handedOver: () => void;
}

/** Whose case, what, how long is left, who holds it, and the three decisions. */
export function CaseHead({ view, claim, approver, panel, approve, choose, back, handedOver }: Props) {
  const { t, lang, code } = useWords();
  const words = useLineWords();
  const at = useNow(1_000);
  if (!view)
    return (
      <header className="case-head">
        <Bones lines={2} />
      </header>
    );
  const left = view.dueAt ? instantOf(view.dueAt) - at : null;
  const openCase = view.state === 'accepted';
  // The province decides it; here it is checked, handed on or returned (条例 15).
  const forwards = view.kind === 'purchase_permit';
  const may = claim.held !== null || view.acts.includes('claim') || view.acts.includes('release');
  return (
    <header className="case-head">
      <div className="row spread">
        <button type="button" className="back" onClick={back}>
          ← {t('act.back')}
        </button>
        <h2>
          {view.enterprise.name} <span className="quiet">·</span> {code('kind', view.kind)}{' '}
          {view.stage && <Tag tone={view.stage === 'differing' ? 'due' : 'live'}>{code('stage', view.stage)}</Tag>}
        </h2>
        {openCase && left !== null ? (
          <span className={left < 0 ? 'due over' : 'due'}>
            {t(left < 0 ? 'desk.over' : 'desk.left', { time: durationWords(left, lang) })}
          </span>
        ) : (
          <StateTag state={view.state} />
        )}
      </div>
      <p className="what">
        {words(view.lines)} <span className="mono quiet small">{view.number}</span>{' '}
        <Link className="small" to={`/enterprises/${view.enterprise.id}/standing`} data-testid="case-standing">
          {t('standing.title')}
        </Link>
      </p>
      {openCase && approver && (
        <div className="row wrap acts">
          {forwards ? (
            <Button
              type="primary"
              size="large"
              disabled={!may}
              aria-expanded={panel === 'forward'}
              onClick={() => choose('forward')}
              data-testid="forward"
            >
              {t('desk.forward')}
            </Button>
          ) : (
            <Button
              type="primary"
              size="large"
              disabled={panel !== null || !may}
              onClick={approve}
              data-testid="approve"
            >
              {t('desk.approve')} <kbd>A</kbd>
            </Button>
          )}
          <Button
            size="large"
            disabled={!may}
            aria-expanded={panel === 'return'}
            onClick={() => choose('return')}
            data-testid="return"
          >
            {t('desk.return')} <kbd>R</kbd>
          </Button>
          {!forwards && (
            <Button
              size="large"
              danger
              disabled={!may}
              aria-expanded={panel === 'refuse'}
              onClick={() => choose('refuse')}
              data-testid="refuse"
            >
              {t('desk.refuse')} <kbd>X</kbd>
            </Button>
          )}
          <span className="row wrap more-acts">
            <Button
              disabled={!may}
              aria-expanded={panel === 'visit'}
              onClick={() => choose('visit')}
              data-testid="ask-visit"
            >
              {t('visit.act')}
            </Button>
            {pausable(view.kind) && (
              <Button
                disabled={!may}
                aria-expanded={panel === 'pause'}
                onClick={() => choose('pause')}
                data-testid="pause"
              >
                {t('pause.act')}
              </Button>
            )}
          </span>
          <span className="lease" data-testid="lease">
            {claim.held ? (
              <>
                {t('desk.claimed', { time: leaseClock(instantOf(claim.held.leaseUntil) - at) })}
                <Button type="link" size="small" onClick={() => void claim.extend()}>
                  {t('desk.extend')}
                </Button>
              </>
            ) : (
              claim.claiming && t('desk.claiming')
            )}
          </span>
          {claim.held && <HandOver held={claim.held} done={handedOver} />}
        </div>
      )}
      {view.acts.includes('rule') && (
        <div className="row wrap acts">
          <Button
            type="primary"
            size="large"
            aria-expanded={panel === 'rule'}
            onClick={() => choose('rule')}
            data-testid="rule"
          >
            {t('rule.act')}
          </Button>
        </div>
      )}
      {view.acts.includes('resume') && <ResumeButton id={view.id} />}
      <ClaimTrouble view={view} claim={claim} approver={approver} />
    </header>
  );
}

/** A claim that is someone else's, or that was ours and is no more: said plainly, with the way on. */
function ClaimTrouble({ view, claim, approver }: Pick<Props, 'claim' | 'approver'> & { view: ApplicationView }) {
  const { t } = useWords();
  const other = view.claim && !view.claim.mine ? view.claim : null;
  if (claim.held || view.state !== 'accepted') return null;
  if (claim.lost)
    return (
      <div data-testid="claim-lost">
        <Notice tone="due" title={t('desk.lost')}>
          <p>{t('desk.lostTodo')}</p>
          {other ? (
            <p>{t('desk.takenBy', { name: other.by, time: showMoment(other.leaseUntil).slice(11) })}</p>
          ) : (
            <p>
              <Button onClick={() => void claim.claim(view.id)} data-testid="reclaim">
                {t('desk.reclaim')}
              </Button>
            </p>
          )}
        </Notice>
      </div>
    );
  if (other)
    return (
      <Notice tone="rest" title={t('desk.takenBy', { name: other.by, time: showMoment(other.leaseUntil).slice(11) })}>
        {approver && <p>{t('desk.takenTodo')}</p>}
      </Notice>
    );
  if (claim.error instanceof RefusedError) return <ProblemNotice error={claim.error} tone="due" />;
  return null;
}
