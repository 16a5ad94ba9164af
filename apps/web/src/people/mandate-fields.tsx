import { addMonths, toPlainDate } from '@yby/platform/contract';
import { useId, useState } from 'react';
import { uploadFile } from '../api/client';
import { newIntentKey } from '../api/intent';
import { Field } from '../applicant/field';
import { now } from '../clock';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import type { Mandate } from './people-types';

export const emptyMandate = (): Mandate => {
  const today = toPlainDate(now());
  return { givenBy: '', from: today, until: addMonths(today, 12) };
};

export const mandateReady = ({ givenBy, from, until }: Mandate): boolean =>
  givenBy.trim().length > 1 && from !== '' && until !== '' && until >= from;

/** 委托书: who gave it, from when until when, and its scan. */
export function MandateFields({ value, change }: { value: Mandate; change: (mandate: Mandate) => void }) {
  const { t } = useWords();
  return (
    <div className="pair">
      <Field field="mandate.givenBy" label={t('person.givenBy')} hint={t('person.givenByHint')}>
        {(id) => (
          <input
            id={id}
            className="field"
            maxLength={60}
            autoComplete="off"
            value={value.givenBy}
            onChange={({ target }) => change({ ...value, givenBy: target.value })}
            data-testid="mandate-by"
          />
        )}
      </Field>
      <Scan value={value} change={change} />
      <Field field="mandate.from" label={t('person.from')}>
        {(id) => (
          <input
            id={id}
            type="date"
            className="field"
            value={value.from}
            onChange={({ target }) => change({ ...value, from: target.value })}
            data-testid="mandate-from"
          />
        )}
      </Field>
      <Field field="mandate.until" label={t('person.until')} hint={t('person.untilHint')}>
        {(id) => (
          <input
            id={id}
            type="date"
            className="field"
            min={value.from}
            value={value.until}
            onChange={({ target }) => change({ ...value, until: target.value })}
            data-testid="mandate-until"
          />
        )}
      </Field>
    </div>
  );
}

function Scan({ value, change }: { value: Mandate; change: (mandate: Mandate) => void }) {
  const { t } = useWords();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(null);
    try {
      const { hash, name } = await uploadFile(file, newIntentKey());
      change({ ...value, file: hash, fileName: name });
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  return (
    <div className="labelled">
      <span className="strong">{t('person.scan')}</span>
      <span className="row wrap">
        {value.fileName && <span className="file-name">{value.fileName}</span>}
        <label htmlFor={id} className="btn file-btn" aria-busy={busy}>
          {t(value.file ? 'person.scanAgain' : 'person.scanTake')}
        </label>
        <input
          id={id}
          className="sr"
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          disabled={busy}
          onChange={({ target }) => void take(target.files?.[0])}
          data-testid="mandate-scan"
        />
      </span>
      <p className="hint">{t('person.scanHint')}</p>
      <ProblemNotice error={error} />
    </div>
  );
}
