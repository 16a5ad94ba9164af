import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { Bones, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { Panel } from './panel';
import { useReasons, type PanelProps } from './return-panel';

/** Refusing a filing without a coded reason of the law would itself be an offence (条例 43): code and facts are required. */
export function RefusePanel({ view, held, done, close }: PanelProps) {
  const { t, say } = useWords();
  const reasons = useReasons();
  const intent = useIntent();
  const store = useQueryClient();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setError(null);
    const body = { fence: held.fence, reason, note: note.trim() };
    try {
      await intent.run([view.id, body], (key) =>
        bodyOf(
          api.POST('/api/review/applications/{id}/refuse', {
            params: { path: { id: view.id } },
            body,
            headers: { 'idempotency-key': key },
          }),
        ),
      );
      void store.invalidateQueries({ queryKey: ['application', view.id] });
      done();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };
  return (
    <Panel tone="stop" title={t('desk.refuseTitle')} close={close} testid="refuse-panel">
      <ProblemNotice error={error ?? reasons.error} />
      {reasons.isPending && <Bones />}
      <Radio.Group className="reasons" value={reason} onChange={(event) => setReason(event.target.value as string)}>
        {reasons.data?.refusals.map((one) => (
          <Radio key={one.code} value={one.code} data-testid={`refusal-${one.code}`}>
            {say(one)} <span className="rule">{one.rule}</span>
          </Radio>
        ))}
      </Radio.Group>
      <Input.TextArea
        rows={3}
        maxLength={1000}
        placeholder={t('desk.refuseNote')}
        aria-label={t('desk.refuseNote')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        data-testid="refuse-note"
      />
      <p>
        <Button
          danger
          type="primary"
          size="large"
          loading={busy}
          disabled={!reason || note.trim().length < 2}
          onClick={() => void send()}
          data-testid="refuse-send"
        >
          {t('desk.refuseGo')}
        </Button>
      </p>
    </Panel>
  );
}
