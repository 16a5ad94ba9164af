import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { Bones, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { Panel } from './panel';
import { useReasons, type PanelProps } from './return-panel';

/** Refusing a filing without a coded reason of the law would itself be an offence (条例 43): code and facts are required. */
export function RefusePanel({ held, again, decide, close }: PanelProps) {
  const { t, say } = useWords();
  const reasons = useReasons();
  const before = again?.act === 'refuse' ? again.body : undefined;
  const [reason, setReason] = useState(before?.reason ?? '');
  const [note, setNote] = useState(before?.note ?? '');
  const send = () => decide({ act: 'refuse', body: { fence: held.fence, reason, note: note.trim() } });
  return (
    <Panel tone="stop" title={t('desk.refuseTitle')} close={close} testid="refuse-panel">
      <ProblemNotice error={reasons.error} />
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
          disabled={!reason || note.trim().length < 2}
          onClick={send}
          data-testid="refuse-send"
        >
          {t('desk.refuseGo')}
        </Button>
      </p>
    </Panel>
  );
}
