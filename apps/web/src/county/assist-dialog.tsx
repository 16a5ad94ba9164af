import type { StoredScan } from '@yby/enterprise/contract';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, bodyOf } from '../api/client';
import { ActDialog } from '../permit/act-dialog';
import { useWords } from '../words';
import { PaperField } from './paper-field';

/** 帮办变更: with the consent of the enterprise the officer fills in its change. */
export function AssistDialog({ id, close }: { id: string; close: () => void }) {
  const { t } = useWords();
  const go = useNavigate();
  const [papers, setPapers] = useState<StoredScan[]>([]);
  const [consent] = papers;
  return (
    <ActDialog
      title={t('cfact.assist')}
      go={t('assist.go')}
      ready={consent !== undefined}
      content={consent}
      send={async (key) => {
        const { filingId } = await bodyOf(
          api.POST('/api/enterprises/{id}/assist', {
            params: { path: { id } },
            body: { consent: consent! },
            headers: { 'idempotency-key': key },
          }),
        );
        void go(`/file/${filingId}`);
      }}
      close={close}
      testid="assist"
    >
      <p>{t('assist.line')}</p>
      <PaperField label={t('assist.consent')} papers={papers} put={setPapers} testid="assist-consent" />
    </ActDialog>
  );
}
