import { Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useWords } from '../words';
import { ActDialog } from './act-dialog';
import { useLifeChanged, type PermitView } from './life-queries';

const reasons = ['mistyped', 'not_needed', 'other_seller'] as const;

/** 填错了: an unused paper goes back, and the holder goes on to file it again with only the difference to change. */
export function CancelDialog({ permit, close }: { permit: PermitView; close: () => void }) {
  const { t, code } = useWords();
  const go = useNavigate();
  const changed = useLifeChanged();
  const [reason, setReason] = useState<(typeof reasons)[number]>('mistyped');
  const send = async (key: string) => {
    await bodyOf(
      api.POST('/api/permits/{id}/cancel', {
        params: { path: { id: permit.id } },
        body: { reason },
        headers: { 'idempotency-key': key },
      }),
    );
    changed();
    if (reason !== 'not_needed') void go(`/apply?copy=${permit.applicationId}&step=check`);
  };
  return (
    <ActDialog
      title={t('life.cancelTitle')}
      go={t('life.cancelGo')}
      danger
      ready
      content={[permit.id, reason]}
      send={send}
      close={close}
      testid="cancel-dialog"
    >
      <p>{t('life.cancelLine')}</p>
      <fieldset className="plain">
        <legend>{t('life.cancelReason')}</legend>
        <Radio.Group className="reasons" value={reason} onChange={(event) => setReason(event.target.value as never)}>
          {reasons.map((one) => (
            <Radio key={one} value={one}>
              {code('cancelReason', one)}
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
    </ActDialog>
  );
}
