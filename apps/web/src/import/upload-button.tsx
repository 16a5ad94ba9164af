import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { uploadTo } from '../api/client';
import { newIntentKey } from '../api/intent';
import { useWords } from '../words';
import type { ImportView } from './import-types';

/** Sends a register and leads to where it is being checked. */
export function UploadButton({
  word,
  onError,
}: {
  word: 'imports.choose' | 'import.again';
  onError: (error: unknown) => void;
}) {
  const { t } = useWords();
  const go = useNavigate();
  const store = useQueryClient();
  const [busy, setBusy] = useState(false);
  const send = async (file: File) => {
    setBusy(true);
    onError(null);
    try {
      const { id } = await uploadTo<ImportView>('/api/enterprises/imports', file, newIntentKey());
      await store.invalidateQueries({ queryKey: ['imports'] });
      void go(`/imports/${id}`);
    } catch (refusal) {
      onError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <label className="btn primary file-btn" aria-busy={busy}>
      {t(busy ? 'imports.sending' : word)}
      <input
        type="file"
        accept=".xlsx,.csv"
        className="sr"
        disabled={busy}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void send(file);
        }}
        data-testid="import-file"
      />
    </label>
  );
}
