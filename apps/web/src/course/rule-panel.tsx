import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/schema';
import type { ApplicationView } from '../api/types';
import { useAct } from '../api/use-act';
import { Panel } from '../approver/panel';
import { useReasons } from '../approver/return-panel';
import { Bones, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

type Outcome = components['schemas']['RulingInput']['outcome'];

/** 裁定: a supervisor decides where two officers differ, with both opinions in sight below. */
export function RulePanel({ view, done, close }: { view: ApplicationView; done: () => void; close: () => void }) {
  const { t, say, code } = useWords();
  const store = useQueryClient();
  const reasons = useReasons();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reason, setReason] = useState('');
  const [ticked, setTicked] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const act = useAct();
  const matter = view.kind === 'purchase_filing' ? 'purchase' : 'transport';
  const whole = outcome === 'approve' || (outcome === 'refuse' && reason) || (outcome === 'return' && ticked.length);
  const send = () => {
    const body = {
      outcome: outcome!,
      note: note.trim(),
      ...(outcome === 'refuse' ? { reason } : {}),
      ...(outcome === 'return' ? { defects: ticked.map((defect) => ({ code: defect })) } : {}),
    };
    void act.run(
      [view.id, body],
      (key) =>
        bodyOf(
          api.POST('/api/review/applications/{id}/rule', {
            params: { path: { id: view.id } },
            body,
            headers: { 'idempotency-key': key },
          }),
        ),
      () => {
        void store.invalidateQueries({ queryKey: ['application', view.id] });
        void store.invalidateQueries({ queryKey: ['queue'] });
        done();
      },
    );
  };
  return (
    <Panel tone="due" title={t('rule.title')} close={close} testid="rule-panel">
      <ProblemNotice error={act.error ?? reasons.error} />
      {reasons.isPending && <Bones />}
      <Radio.Group
        aria-label={t('rule.outcome')}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as Outcome)}
      >
        {(['approve', 'return', 'refuse'] as const).map((one) => (
          <Radio key={one} value={one} data-testid={`rule-${one}`}>
            {code('opinion', one)}
          </Radio>
        ))}
      </Radio.Group>
      {outcome === 'refuse' && (
        <Radio.Group className="reasons" value={reason} onChange={(event) => setReason(event.target.value as string)}>
          {reasons.data?.refusals.map((one) => (
            <Radio key={one.code} value={one.code}>
              {say(one)} <span className="rule">{one.rule}</span>
            </Radio>
          ))}
        </Radio.Group>
      )}
      {outcome === 'return' && (
        <Checkbox.Group
          className="reasons"
          value={ticked}
          onChange={(codes) => setTicked(codes)}
          options={(reasons.data?.defects ?? [])
            .filter(({ applies }) => applies.includes(matter))
            .map((one) => ({ value: one.code, label: say(one) }))}
        />
      )}
      <Input.TextArea
        rows={2}
        maxLength={1000}
        placeholder={t('rule.note')}
        aria-label={t('rule.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        data-testid="rule-note"
      />
      <p>
        <Button
          type="primary"
          size="large"
          loading={act.busy}
          disabled={!whole || note.trim().length < 2}
          onClick={send}
          data-testid="rule-send"
        >
          {t('rule.go')}
        </Button>
      </p>
    </Panel>
  );
}
