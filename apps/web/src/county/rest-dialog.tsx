import type { StoredScan } from '@yby/enterprise/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import type { components } from '../api/schema';
import { ActDialog } from '../permit/act-dialog';
import { useWords } from '../words';
import { PaperField } from './paper-field';

export type RestAct = components['schemas']['RestAct'];

interface Props {
  id: string;
  version: number;
  act: RestAct;
  close: () => void;
  done: () => void;
}

/** 停业、复业、注销 by the county: a reason of the list, its paper, a word. */
export function RestDialog({ id, version, act, close, done }: Props) {
  const { t, say } = useWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [papers, setPapers] = useState<StoredScan[]>([]);
  const [note, setNote] = useState('');
  const reasons = useQuery({
    queryKey: ['rest-reasons'],
    queryFn: async () => (await bodyOf(api.GET('/api/enterprises/rest-reasons'))).items,
    staleTime: Infinity,
  });
  const fit = reasons.data?.filter(({ acts }) => acts.includes(act)) ?? [];
  const body = { act, reason: reason as never, paper: papers[0] ?? null, note };
  return (
    <ActDialog
      title={t(`cfact.${act}`)}
      go={t(`cfact.${act}`)}
      danger={act === 'close'}
      ready={reason !== ''}
      content={body}
      send={async (key) => {
        await bodyOf(
          api.POST('/api/enterprises/{id}/rest', {
            params: { path: { id } },
            body,
            headers: { 'idempotency-key': key, 'if-match': `"${version}"` },
          }),
        );
        void message.success(t('rest.done'));
        done();
      }}
      close={close}
      testid="rest"
    >
      <p>{t('rest.line')}</p>
      <label className="labelled">
        {t('rest.reason')}
        <select
          className="field"
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          data-testid="rest-reason"
        >
          <option value="">—</option>
          {fit.map((one) => (
            <option key={one.code} value={one.code}>
              {say(one)}（{one.rule}）
            </option>
          ))}
        </select>
      </label>
      {fit.find(({ code }) => code === reason)?.mark === 'from memory' && (
        <p className="small quiet">{t('hold.memory')}</p>
      )}
      <PaperField label={t('rest.paper')} papers={papers} put={setPapers} testid="rest-paper" />
      <label className="labelled">
        {t('rest.note')}
        <textarea
          className="field"
          rows={2}
          maxLength={500}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
    </ActDialog>
  );
}
