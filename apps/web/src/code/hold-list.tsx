import {
  holdReasons,
  releaseReasonCodes,
  releaseReasons,
  scopeWords,
  type ReleaseReasonCode,
} from '@yby/enterprise/contract';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import type { components } from '../api/schema';
import { showMoment } from '../parts/moments';
import { ProblemNotice } from '../parts/notice';
import type { Tone } from '../parts/shapes';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import { Radios } from './radios';

type Standing = components['schemas']['StandingView'];
type Hold = components['schemas']['HoldView'];

const tones: Record<Hold['phase'], Tone> = { in_force: 'stop', to_come: 'due', released: 'rest', ended: 'rest' };

interface Props {
  standing: Standing;
  mayRelease: boolean;
  done: () => void;
}

/** Holds of an enterprise, newest first; those that are over stay to be seen. */
export function HoldList({ standing, mayRelease, done }: Props) {
  const { t } = useWords();
  if (!standing.holds.length) return <p className="quiet">{t('file.noHolds')}</p>;
  return (
    <ul className="rows holds">
      {standing.holds.map((hold) => (
        <HoldRow key={hold.id} hold={hold} enterpriseId={standing.enterpriseId} mayRelease={mayRelease} done={done} />
      ))}
    </ul>
  );
}

interface RowProps {
  hold: Hold;
  enterpriseId: string;
  mayRelease: boolean;
  done: () => void;
}

function HoldRow({ hold, enterpriseId, mayRelease, done }: RowProps) {
  const { t, say, code } = useWords();
  const [open, setOpen] = useState(false);
  const over = hold.phase === 'released' || hold.phase === 'ended';
  return (
    <li className="hold" data-testid="hold" data-phase={hold.phase}>
      <div className="row wrap">
        <Tag tone={tones[hold.phase]}>{code('holdPhase', hold.phase)}</Tag>
        <strong>{say(scopeWords[hold.scope])}</strong>
        <span className="quiet small">
          {t('hold.from', { from: hold.from })} {hold.until ? t('hold.to', { until: hold.until }) : t('hold.open')}
        </span>
      </div>
      <p>
        {say(holdReasons[hold.reason])} <span className="rule">{hold.article}</span>
      </p>
      <p className="quiet small">
        {[hold.organName, hold.decisionNo, showMoment(hold.heldAt)].filter(Boolean).join(' · ')}
        {hold.releaseReason && ` → ${say(releaseReasons[hold.releaseReason])}，${showMoment(hold.releasedAt)}`}
      </p>
      {mayRelease && !over && !open && (
        <button type="button" className="btn" onClick={() => setOpen(true)} data-testid="release">
          {t('hold.release')}
        </button>
      )}
      {open && <ReleaseForm holdId={hold.id} enterpriseId={enterpriseId} done={done} close={() => setOpen(false)} />}
    </li>
  );
}

interface FormProps {
  holdId: string;
  enterpriseId: string;
  done: () => void;
  close: () => void;
}

function ReleaseForm({ holdId, enterpriseId, done, close }: FormProps) {
  const { t, say } = useWords();
  const intent = useIntent();
  const [reason, setReason] = useState<ReleaseReasonCode | ''>('');
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    if (!reason) return;
    setError(null);
    const body = { holdId, reason };
    try {
      await intent.run([enterpriseId, body], (key) =>
        bodyOf(
          api.POST('/api/enterprises/{id}/releases', {
            params: { path: { id: enterpriseId } },
            body,
            headers: { 'idempotency-key': key },
          }),
        ),
      );
      done();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <form
      className="stack hold-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Radios
        label={t('hold.releaseReason')}
        value={reason}
        onChange={setReason}
        options={releaseReasonCodes.map((key) => ({ key, text: say(releaseReasons[key]) }))}
        testid="release-reason"
      />
      <ProblemNotice error={error} onResend={() => void send()} />
      <div className="row wrap">
        <button className="btn primary" disabled={!reason} data-testid="release-go">
          {t('hold.releaseGo')}
        </button>
        <button type="button" className="btn" onClick={close}>
          {t('act.cancel')}
        </button>
      </div>
    </form>
  );
}
