import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useWords } from '../words';
import { ActDialog } from './act-dialog';
import { useLifeChanged, type MeasureAct } from './life-queries';

/** The second officer's two answers to a proposal. */
export function AnswerMeasure({
  id,
  act,
  mayConfirm,
  mayReject,
}: {
  id: string;
  act: MeasureAct;
  mayConfirm: boolean;
  mayReject: boolean;
}) {
  const { t, code } = useWords();
  const changed = useLifeChanged();
  const [asking, setAsking] = useState<'confirm' | 'reject' | null>(null);
  const [note, setNote] = useState('');
  const send = async (key: string) => {
    const params = { path: { id } };
    const headers = { 'idempotency-key': key };
    if (asking === 'confirm') await bodyOf(api.POST('/api/measures/{id}/confirm', { params, headers }));
    else await bodyOf(api.POST('/api/measures/{id}/reject', { params, headers, body: { note: note.trim() } }));
    changed();
  };
  return (
    <span className="row wrap">
      {mayConfirm && (
        <Button type="primary" onClick={() => setAsking('confirm')} data-testid="act-confirm-measure">
          {t('life.confirm')}
        </Button>
      )}
      {mayReject && (
        <Button onClick={() => setAsking('reject')} data-testid="act-reject-measure">
          {t('life.reject')}
        </Button>
      )}
      {asking && (
        <ActDialog
          title={`${t(`life.${asking}`)} · ${code('measure', act)}`}
          go={t(`life.${asking}`)}
          ready={asking === 'confirm' || note.trim().length >= 2}
          content={[id, asking, note]}
          send={send}
          close={() => setAsking(null)}
          testid={`${asking}-dialog`}
        >
          {asking === 'confirm' ? (
            <p>{t('life.confirmSure', { act: code('measure', act) })}</p>
          ) : (
            <label className="stack tight">
              {t('life.rejectNote')}
              <Input.TextArea
                rows={3}
                maxLength={1000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
                data-testid="reject-note"
              />
            </label>
          )}
        </ActDialog>
      )}
    </span>
  );
}
