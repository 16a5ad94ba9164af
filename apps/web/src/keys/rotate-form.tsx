import { MOST_KEY_DAYS, MOST_OVERLAP_HOURS } from '@yby/identity/contract';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { Field } from '../applicant/field';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

interface Props {
  id: string;
  issued: (secret: string | null) => void;
  close: () => void;
}

export function RotateForm({ id, issued, close }: Props) {
  const { t } = useWords();
  const intent = useIntent();
  const [days, setDays] = useState<number | null>(180);
  const [overlapHours, setOverlap] = useState<number | null>(24);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const rotate = async () => {
    setBusy(true);
    setError(null);
    const body = { days: days!, overlapHours: overlapHours! };
    try {
      const made = await intent.run([id, body], (key) =>
        bodyOf(
          api.POST('/api/keys/{id}/rotate', { params: { path: { id } }, body, headers: { 'idempotency-key': key } }),
        ),
      );
      issued(made.secret);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack" data-testid="key-rotate-form">
      <strong>{t('keys.rotateTitle')}</strong>
      <p className="quiet">{t('keys.rotateLine')}</p>
      <Field field={`days-${id}`} label={t('keys.days')} hint={t('keys.daysHint')}>
        {(input) => (
          <InputNumber id={input} value={days} min={1} max={MOST_KEY_DAYS} precision={0} onChange={setDays} />
        )}
      </Field>
      <Field field={`overlap-${id}`} label={t('keys.overlap')} hint={t('keys.overlapHint')}>
        {(input) => (
          <InputNumber
            id={input}
            value={overlapHours}
            min={0}
            max={MOST_OVERLAP_HOURS}
            precision={0}
            onChange={setOverlap}
          />
        )}
      </Field>
      <ProblemNotice error={error} onResend={() => void rotate()} />
      <div className="acts">
        <Button onClick={close}>{t('act.cancel')}</Button>
        <Button
          type="primary"
          loading={busy}
          disabled={days === null || overlapHours === null}
          onClick={() => void rotate()}
          data-testid="key-rotate-confirm"
        >
          {t('keys.rotate')}
        </Button>
      </div>
    </div>
  );
}
