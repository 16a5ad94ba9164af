import type { StoredScan } from '@yby/enterprise/contract';
import { useId, useState } from 'react';
import { uploadFile } from '../api/client';
import { newIntentKey } from '../api/intent';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

interface Props {
  label: string;
  papers: readonly StoredScan[];
  put: (papers: StoredScan[]) => void;
  many?: boolean;
  testid: string;
}

/** Brings scans or photos; each stands there by its name until it is sent. */
export function PaperField({ label, papers, put, many = false, testid }: Props) {
  const { t } = useWords();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async (files: readonly File[]) => {
    setBusy(true);
    setError(null);
    try {
      const stored: StoredScan[] = [];
      for (const file of files) {
        const { hash, name } = await uploadFile(file, newIntentKey());
        stored.push({ file: hash, name });
      }
      if (stored.length) put(many ? [...papers, ...stored] : stored);
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  return (
    <div className="labelled">
      <span>{label}</span>
      <span className="row wrap">
        {papers.map((one) => (
          <span key={one.file} className="tag">
            {one.name}
            <button
              type="button"
              className="plain"
              aria-label={`${t('file.drop')} ${one.name}`}
              onClick={() => put(papers.filter(({ file }) => file !== one.file))}
            >
              ✕
            </button>
          </span>
        ))}
        <label htmlFor={id} className="btn" aria-busy={busy}>
          {t(papers.length && !many ? 'file.replace' : 'file.upload')}
        </label>
        <input
          id={id}
          className="sr"
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          multiple={many}
          aria-label={label}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            target.value = '';
            void take(files);
          }}
          data-testid={testid}
        />
      </span>
      <ProblemNotice error={error} />
    </div>
  );
}
