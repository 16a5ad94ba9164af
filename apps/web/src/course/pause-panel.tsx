import { useQueryClient } from '@tanstack/react-query';
import { addDays, toPlainDate, type PlainDate } from '@yby/platform/contract';
import { Button, DatePicker, Input, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useAct } from '../api/use-act';
import { Panel } from '../approver/panel';
import type { Held } from '../approver/use-claim';
import { now } from '../clock';
import { Bones, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { usePauses } from './course-queries';
import type { components } from '../api/schema';

type Ground = components['schemas']['PauseInput']['ground'];

/** 中止计时: a ground of the law, a last day, and words for the applicant; nothing else stops a clock. */
export function PausePanel({ id, held, done, close }: { id: string; held: Held; done: () => void; close: () => void }) {
  const { t, say } = useWords();
  const store = useQueryClient();
  const pauses = usePauses(id, true);
  const tomorrow = addDays(toPlainDate(now()), 1);
  const [ground, setGround] = useState<Ground | null>(null);
  const [until, setUntil] = useState<string>(tomorrow);
  const [note, setNote] = useState('');
  const act = useAct();
  const send = () => {
    const body = { fence: held.fence, ground: ground!, until: until as PlainDate, note: note.trim() };
    void act.run(
      [id, body],
      (key) =>
        bodyOf(
          api.POST('/api/review/applications/{id}/pause', {
            params: { path: { id } },
            body,
            headers: { 'idempotency-key': key },
          }),
        ),
      () => {
        void store.invalidateQueries({ queryKey: ['application', id] });
        void store.invalidateQueries({ queryKey: ['queue'] });
        done();
      },
    );
  };
  return (
    <Panel tone="due" title={t('pause.title')} close={close} testid="pause-panel">
      <ProblemNotice error={act.error ?? pauses.error} />
      {pauses.isPending && <Bones />}
      <p className="quiet small">{t('pause.line', { n: pauses.data?.mostDays ?? 30 })}</p>
      <Radio.Group className="reasons" value={ground} onChange={(event) => setGround(event.target.value as Ground)}>
        {pauses.data?.grounds.map((one) => (
          <Radio key={one.code} value={one.code} data-testid={`pause-${one.code}`}>
            {say(one)} <span className="rule">{one.rule}</span>
          </Radio>
        ))}
      </Radio.Group>
      <label className="labelled">
        <span>{t('pause.until')}</span>
        <DatePicker
          allowClear={false}
          minDate={dayjs(tomorrow)}
          value={dayjs(until)}
          onChange={(day: Dayjs | null) => day && setUntil(day.format('YYYY-MM-DD'))}
          data-testid="pause-until"
        />
      </label>
      <Input.TextArea
        rows={2}
        maxLength={1000}
        placeholder={t('pause.note')}
        aria-label={t('pause.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        data-testid="pause-note"
      />
      <p>
        <Button
          type="primary"
          size="large"
          loading={act.busy}
          disabled={!ground || !until || note.trim().length < 2}
          onClick={send}
          data-testid="pause-send"
        >
          {t('pause.go')}
        </Button>
      </p>
    </Panel>
  );
}
