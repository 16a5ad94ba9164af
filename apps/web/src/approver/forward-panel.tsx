import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import type { ApplicationView } from '../api/types';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { Panel } from './panel';

interface Props {
  view: ApplicationView;
  held: { readonly fence: number };
  done: () => void;
  close: () => void;
}

/** 转报: what was found goes with the file; the decision is taken elsewhere. */
export function ForwardPanel({ view, held, done, close }: Props) {
  const { t } = useWords();
  const store = useQueryClient();
  const intent = useIntent();
  const [opinion, setOpinion] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async () => {
    setBusy(true);
    setError(null);
    const body = { fence: held.fence, opinion: opinion.trim() };
    try {
      await intent.run([view.id, body], (key) =>
        bodyOf(
          api.POST('/api/review/applications/{id}/forward', {
            params: { path: { id: view.id } },
            body,
            headers: { 'idempotency-key': key },
          }),
        ),
      );
      void store.invalidateQueries({ queryKey: ['application', view.id] });
      done();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel tone="live" title={t('forward.write')} close={close} testid="forward-panel">
      <ProblemNotice error={error} />
      <Input.TextArea
        rows={3}
        maxLength={1000}
        placeholder={t('forward.opinionHint')}
        aria-label={t('forward.opinionHint')}
        value={opinion}
        onChange={(event) => setOpinion(event.target.value)}
        data-testid="forward-opinion"
      />
      <p>
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={opinion.trim().length < 2}
          onClick={() => void send()}
          data-testid="forward-send"
        >
          {t('forward.go')}
        </Button>
      </p>
    </Panel>
  );
}
