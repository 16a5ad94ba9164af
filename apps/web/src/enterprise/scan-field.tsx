import type { StoredScan } from '@yby/enterprise/contract';
import { useId, useState } from 'react';
import { uploadFile } from '../api/client';
import { newIntentKey } from '../api/intent';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

interface Props {
  label: string;
  scan: StoredScan | null | undefined;
  put: (scan: StoredScan) => void;
  filingId: string;
  testid: string;
}

/** One scan: its name with a link to look at it, or the way to bring it. */
export function ScanField({ label, scan, put, filingId, testid }: Props) {
  const { t } = useWords();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setError(null);
    try {
      const stored = await uploadFile(file, newIntentKey());
      put({ file: stored.hash, name: stored.name });
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  return (
    <div className="labelled">
      <span>{label}</span>
      <span className="row wrap">
        {scan && (
          <a href={`/api/filings/${filingId}/scans/${scan.file}`} target="_blank" rel="noreferrer">
            {scan.name}
          </a>
        )}
        <label htmlFor={id} className="btn" aria-busy={busy}>
          {t(scan ? 'file.replace' : 'file.upload')}
        </label>
        <input
          id={id}
          className="sr"
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          aria-label={label}
          onChange={({ target }) => void take(target.files?.[0])}
          data-testid={testid}
        />
      </span>
      <ProblemNotice error={error} />
    </div>
  );
}
