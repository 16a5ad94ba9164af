import { Input, Radio } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { Bones, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { ActDialog } from './act-dialog';
import { useGrounds, useLifeChanged, type MeasureAct, type PermitView } from './life-queries';

/** 提出处置: a ground of the law's list, the facts in words, and for a suspension its last day. */
export function MeasureDialog({ permit, act, close }: { permit: PermitView; act: MeasureAct; close: () => void }) {
  const { t, say, code } = useWords();
  const grounds = useGrounds();
  const changed = useLifeChanged();
  const [ground, setGround] = useState('');
  const [note, setNote] = useState('');
  const [until, setUntil] = useState('');
  const suspends = act === 'suspend';
  const body = { act, ground, note: note.trim(), ...(suspends ? { until } : {}) };
  const send = async (key: string) => {
    await bodyOf(
      api.POST('/api/permits/{id}/measures', {
        params: { path: { id: permit.id } },
        body,
        headers: { 'idempotency-key': key },
      }),
    );
    changed();
  };
  const open = grounds.data?.filter((one) => one.act === act && (!one.only || one.only.includes(permit.effective)));
  return (
    <ActDialog
      title={`${code('measure', act)} · ${permit.number}`}
      go={t('life.propose')}
      danger={act !== 'restore'}
      ready={ground !== '' && body.note.length >= 2 && (!suspends || until !== '')}
      content={[permit.id, body]}
      send={send}
      close={close}
      testid="measure-dialog"
    >
      <p className="quiet">{t('life.proposeLine')}</p>
      <ProblemNotice error={grounds.error} />
      {grounds.isPending && <Bones />}
      <fieldset className="plain">
        <legend>{t('life.ground')}</legend>
        <Radio.Group className="reasons" value={ground} onChange={(event) => setGround(event.target.value as string)}>
          {open?.map((one) => (
            <Radio key={one.code} value={one.code} data-testid={`ground-${one.code}`}>
              {say(one)} <span className="rule">{one.rule}</span>
              {one.mark !== 'verified' && <span className="quiet small"> {code('mark', one.mark)}</span>}
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      {suspends && (
        <label className="stack tight">
          {t('life.lastDay')}
          <Input
            type="date"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
            data-testid="measure-until"
          />
        </label>
      )}
      <label className="stack tight">
        {t('life.note')}
        <Input.TextArea
          rows={3}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          data-testid="measure-note"
        />
      </label>
    </ActDialog>
  );
}
