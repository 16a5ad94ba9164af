import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/schema';
import { useAct } from '../api/use-act';
import { Panel } from '../approver/panel';
import type { Held } from '../approver/use-claim';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

type Ground = components['schemas']['OnsiteInput']['ground'];
const grounds = ['first_application', 'materials_flawed', 'materials_doubtful', 'other'] as const satisfies Ground[];

/** 实地核查: the officer says why and what; the case stays where it is and its clocks run on. */
export function VisitPanel({ id, held, close }: { id: string; held: Held; close: () => void }) {
  const { t, code } = useWords();
  const { message } = App.useApp();
  const store = useQueryClient();
  const [ground, setGround] = useState<Ground | null>(null);
  const [question, setQuestion] = useState('');
  const act = useAct();
  const send = () => {
    const body = { fence: held.fence, ground: ground!, question: question.trim() };
    void act.run(
      [id, body],
      (key) =>
        bodyOf(
          api.POST('/api/review/applications/{id}/onsite', {
            params: { path: { id } },
            body,
            headers: { 'idempotency-key': key },
          }),
        ),
      () => {
        void message.success(t('visit.sent'));
        void store.invalidateQueries({ queryKey: ['application', id] });
        close();
      },
    );
  };
  return (
    <Panel tone="live" title={t('visit.title')} close={close} testid="visit-panel">
      <ProblemNotice error={act.error} />
      <p className="quiet small">{t('visit.line')}</p>
      <Radio.Group
        className="reasons"
        aria-label={t('visit.ground')}
        value={ground}
        onChange={(event) => setGround(event.target.value as Ground)}
      >
        {grounds.map((one) => (
          <Radio key={one} value={one} data-testid={`visit-${one}`}>
            {code('onsiteGround', one)} {one !== 'other' && <span className="rule">办法 7、20</span>}
          </Radio>
        ))}
      </Radio.Group>
      <Input.TextArea
        rows={2}
        maxLength={1000}
        placeholder={t('visit.question')}
        aria-label={t('visit.question')}
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
        data-testid="visit-question"
      />
      <p>
        <Button
          type="primary"
          size="large"
          loading={act.busy}
          disabled={!ground || question.trim().length < 2}
          onClick={send}
          data-testid="visit-send"
        >
          {t('visit.go')}
        </Button>
      </p>
    </Panel>
  );
}
