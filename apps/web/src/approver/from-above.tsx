import { useQueryClient } from '@tanstack/react-query';
import { toPlainDate } from '@yby/platform/contract';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { api, bodyOf, uploadFile } from '../api/client';
import { useIntent } from '../api/intent';
import type { ApplicationView, StoredFile } from '../api/types';
import { now } from '../clock';
import { Notice, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import '../styles/apply.css';

type Outcome = 'granted' | 'refused';

/** What comes back from the deciding authority, entered as it comes: its number, and later its decision with the document. */
export function FromAbove({ view }: { view: ApplicationView }) {
  const { t, code } = useWords();
  const store = useQueryClient();
  const intent = useIntent();
  const [number, setNumber] = useState('');
  const [on, setOn] = useState<string>(toPlainDate(now()));
  const [outcome, setOutcome] = useState<Outcome>('granted');
  const [file, setFile] = useState<StoredFile | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!view.acts.includes('answer')) return null;
  const received = view.forwarding?.reception !== null;
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await act();
      await store.invalidateQueries({ queryKey: ['application', view.id] });
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const params = { path: { id: view.id } };
  const receive = () =>
    run(() =>
      intent.run(['receive', view.id, number, on], (key) =>
        bodyOf(
          api.POST('/api/review/applications/{id}/receive', {
            params,
            body: { number: number.trim(), on },
            headers: { 'idempotency-key': key },
          }),
        ),
      ),
    );
  const answer = (document: StoredFile) =>
    run(() =>
      intent.run(['answer', view.id, number, on, outcome, document.hash], (key) =>
        bodyOf(
          api.POST('/api/review/applications/{id}/answer', {
            params,
            body: { number: number.trim(), on, outcome, file: document.hash, name: document.name },
            headers: { 'idempotency-key': key },
          }),
        ),
      ),
    );
  const upload = (chosen: File | undefined) =>
    chosen &&
    run(async () => {
      const stored = await intent.run([chosen.name, chosen.size, chosen.lastModified], (key) =>
        uploadFile(chosen, key),
      );
      setFile({ ...stored, name: stored.name || chosen.name });
    });
  return (
    <section className="card stack" data-testid="from-above">
      <Notice tone="live">{t('forward.wait')}</Notice>
      <ProblemNotice error={error} />
      <div className="row wrap">
        <label className="labelled">
          {t('forward.number')}
          <Input
            value={number}
            maxLength={60}
            onChange={(event) => setNumber(event.target.value)}
            data-testid="above-number"
          />
        </label>
        <label className="labelled">
          {t('forward.on')}
          <Input type="date" value={on} onChange={(event) => setOn(event.target.value)} data-testid="above-on" />
        </label>
      </div>
      {received ? (
        <>
          <Radio.Group value={outcome} onChange={(event) => setOutcome(event.target.value as Outcome)}>
            {(['granted', 'refused'] as const).map((one) => (
              <Radio key={one} value={one} data-testid={`above-${one}`}>
                {code('answer', one)}
              </Radio>
            ))}
          </Radio.Group>
          <div className="row wrap">
            <label className="btn">
              {file ? t('field.replace') : t('forward.document')}
              <input
                className="sr"
                type="file"
                accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
                onChange={(event) => void upload(event.target.files?.[0])}
                data-testid="above-file"
              />
            </label>
            {file && <span>{file.name}</span>}
          </div>
          <p>
            <Button
              type="primary"
              size="large"
              loading={busy}
              disabled={!number.trim() || !on || !file}
              onClick={() => file && void answer(file)}
              data-testid="above-answer"
            >
              {t('forward.enter')}
            </Button>
          </p>
        </>
      ) : (
        <p>
          <Button
            type="primary"
            size="large"
            loading={busy}
            disabled={!number.trim() || !on}
            onClick={() => void receive()}
            data-testid="above-receive"
          >
            {t('forward.note')}
          </Button>
        </p>
      )}
    </section>
  );
}
