import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words';
import { AnswerMeasure } from './answer-measure';
import { CancelDialog } from './cancel-dialog';
import type { MeasureAct, PermitView } from './life-queries';
import { MeasureDialog } from './measure-dialog';
import { ReissueDialog } from './reissue-dialog';

const PROPOSE = 'propose-';

/** The buttons are exactly the acts that the server lists; what ends a permit stands apart and last. */
export function LifeActs({ permit }: { permit: PermitView }) {
  const { t, code } = useWords();
  const [asking, setAsking] = useState<MeasureAct | 'cancel' | 'reissue' | null>(null);
  const has = (act: string) => permit.acts.includes(act);
  const close = () => setAsking(null);
  const proposable = permit.acts
    .filter((act) => act.startsWith(PROPOSE))
    .map((act) => act.slice(PROPOSE.length) as MeasureAct);
  const { measure } = permit;
  return (
    <>
      {measure && (
        <div className="notice tone-due" role="status" data-testid="open-measure">
          <p>
            {t(measure.mine ? 'life.waitingMine' : 'life.waiting', { act: code('measure', measure.act) })}
            {measure.until && ` ${t('life.until', { day: measure.until })}`}
          </p>
          <AnswerMeasure
            id={measure.id}
            act={measure.act}
            mayConfirm={has('confirm-measure')}
            mayReject={has('reject-measure')}
          />
        </div>
      )}
      <div className="row wrap" data-testid="life-acts">
        {has('copy') && (
          <Link className="btn" to={`/apply?copy=${permit.applicationId}&step=check`} data-testid="act-copy">
            {t('life.copy')}
          </Link>
        )}
        {has('cancel') && (
          <Button onClick={() => setAsking('cancel')} data-testid="act-cancel">
            {t('life.cancel')}
          </Button>
        )}
        {has('reissue') && (
          <Button onClick={() => setAsking('reissue')} data-testid="act-reissue">
            {t('life.reissue')}
          </Button>
        )}
        {proposable.map((act) => (
          <Button key={act} danger={act !== 'restore'} onClick={() => setAsking(act)} data-testid={`act-${act}`}>
            {code('measure', act)}
          </Button>
        ))}
      </div>
      {asking === 'cancel' && <CancelDialog permit={permit} close={close} />}
      {asking === 'reissue' && <ReissueDialog permit={permit} close={close} />}
      {asking && asking !== 'cancel' && asking !== 'reissue' && (
        <MeasureDialog permit={permit} act={asking} close={close} />
      )}
    </>
  );
}
