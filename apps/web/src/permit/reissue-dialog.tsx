import { Input, Radio } from 'antd';
import { useState } from 'react';
import { kilogramsToMg } from '@yby/platform/contract';
import { api, bodyOf } from '../api/client';
import { useWords } from '../words';
import { ActDialog } from './act-dialog';
import { useLifeChanged, type PermitView } from './life-queries';

const reasons = ['clerical_error', 'party_changed', 'paper_lost'] as const;
const inKilograms = (amount: string) => {
  const digits = amount.padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
};
const milligrams = (text: string): string | null => {
  try {
    return kilogramsToMg(text.trim()).toString();
  } catch {
    return null;
  }
};

/** 换发: what was wrong is typed over; everything else stays as it is. */
export function ReissueDialog({ permit, close }: { permit: PermitView; close: () => void }) {
  const { t, name, code } = useWords();
  const changed = useLifeChanged();
  const [reason, setReason] = useState<(typeof reasons)[number]>('clerical_error');
  const [note, setNote] = useState('');
  const [uses, setUses] = useState<Record<string, string>>({});
  const [amounts, setAmounts] = useState<Record<string, string>>({});
  const weighed = permit.lines.filter(({ granted }) => granted.unit === 'mg');
  const isReadable = Object.values(amounts).every((text) => milligrams(text) !== null);
  const lines = permit.lines.flatMap(({ substance, granted, use }) => {
    const amount = amounts[substance] === undefined ? null : milligrams(amounts[substance]);
    const quantity = amount === null || amount === granted.amount ? null : { unit: granted.unit, amount };
    const other = uses[substance]?.trim();
    if (!quantity && (!other || other === use)) return [];
    return [{ substance, ...(quantity ? { quantity } : {}), ...(other && other !== use ? { use: other } : {}) }];
  });
  const body = {
    reason,
    note: note.trim(),
    ...(reason === 'clerical_error' && lines.length ? { lines } : {}),
    ...(reason === 'party_changed' ? { parties: true } : {}),
  };
  const send = async (key: string) => {
    await bodyOf(
      api.POST('/api/permits/{id}/reissue', {
        params: { path: { id: permit.id } },
        body: body as never,
        headers: { 'idempotency-key': key },
      }),
    );
    changed();
  };
  return (
    <ActDialog
      title={t('life.reissueTitle')}
      go={t('life.reissue')}
      ready={body.note.length >= 2 && isReadable && (reason !== 'clerical_error' || lines.length > 0)}
      content={[permit.id, body]}
      send={send}
      close={close}
      testid="reissue-dialog"
    >
      <p>{t('life.reissueLine')}</p>
      <fieldset className="plain">
        <legend>{t('life.reissueReason')}</legend>
        <Radio.Group className="reasons" value={reason} onChange={(event) => setReason(event.target.value as never)}>
          {reasons.map((one) => (
            <Radio key={one} value={one}>
              {code('reissueReason', one)}
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      {reason === 'clerical_error' && (
        <>
          {weighed.map((line) => (
            <label key={line.substance} className="stack tight">
              {t('life.amountOf', { name: name(line) })}
              <Input
                inputMode="decimal"
                value={amounts[line.substance] ?? inKilograms(line.granted.amount)}
                status={milligrams(amounts[line.substance] ?? '1') === null ? 'error' : ''}
                onChange={(event) => setAmounts({ ...amounts, [line.substance]: event.target.value })}
                data-testid={`reissue-amount-${line.substance}`}
              />
            </label>
          ))}
          {permit.lines.map((line) => (
            <label key={line.substance} className="stack tight">
              {t('life.useOf', { name: name(line) })}
              <Input
                maxLength={200}
                value={uses[line.substance] ?? line.use}
                onChange={(event) => setUses({ ...uses, [line.substance]: event.target.value })}
                data-testid={`reissue-use-${line.substance}`}
              />
            </label>
          ))}
        </>
      )}
      <label className="stack tight">
        {t('life.note')}
        <Input.TextArea
          rows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          data-testid="reissue-note"
        />
      </label>
    </ActDialog>
  );
}
