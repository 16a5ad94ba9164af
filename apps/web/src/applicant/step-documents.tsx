import { useState } from 'react';
import { uploadFile } from '../api/client';
import { useIntent } from '../api/intent';
import { attachmentKinds, type AttachmentKind } from '../api/types';
import { ProblemNotice } from '../parts/notice';
import { Tag } from '../parts/state-tag';
import { useWords } from '../words';
import type { StepProps } from './apply-steps';
import { idOfField } from './draft-steps';

const LARGEST = 10 * 1024 * 1024;

export function DocumentsStep({ draft, change, wrong, answer }: StepProps) {
  const { t, say, code } = useWords();
  const asked = (answer?.documents ?? []).filter((one) => one.source === 'attachment');
  const places = attachmentKinds.map((kind) => {
    const document = asked.find((one) => one.kind === kind);
    return { kind, title: document ? say(document) : code('attachment', kind), document };
  });
  // What the law asks for stands first; the rest may be added.
  const sorted = [...places].sort(
    (a, b) => Number(b.document?.required ?? false) - Number(a.document?.required ?? false),
  );
  return (
    <div className="stack" id="f-attachments" tabIndex={-1}>
      <p className="quiet">{t('field.uploadRule')}</p>
      {sorted.map(({ kind, title, document }) => (
        <Slot
          key={kind}
          kind={kind}
          title={title}
          rule={document?.rule}
          required={document?.required ?? false}
          wrong={wrong(`attachments.${kind}`)}
          file={draft.attachments.find((one) => one.kind === kind)?.name}
          put={(file, name) =>
            change({ attachments: [...draft.attachments.filter((one) => one.kind !== kind), { kind, file, name }] })
          }
          drop={() => change({ attachments: draft.attachments.filter((one) => one.kind !== kind) })}
        />
      ))}
    </div>
  );
}

interface SlotProps {
  kind: AttachmentKind;
  title: string;
  rule: string | undefined;
  required: boolean;
  wrong: string | undefined;
  file: string | undefined;
  put: (hash: string, name: string) => void;
  drop: () => void;
}

function Slot({ kind, title, rule, required, wrong, file, put, drop }: SlotProps) {
  const { t } = useWords();
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const id = idOfField(`attachments.${kind}`);
  const upload = async (chosen: File | undefined) => {
    if (!chosen) return;
    setError(null);
    setTooLarge(chosen.size > LARGEST);
    if (chosen.size > LARGEST) return;
    setBusy(true);
    try {
      const about = [chosen.name, chosen.size, chosen.lastModified];
      const stored = await intent.run(about, (key) => uploadFile(chosen, key));
      put(stored.hash, stored.name || chosen.name);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div
      className={wrong ? 'slot wrong' : 'slot'}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void upload(event.dataTransfer.files[0]);
      }}
    >
      <div className="what">
        <strong>{title}</strong> {rule && <span className="rule">{rule}</span>}
        <div className="small">
          {file ? (
            <Tag tone="good">{file}</Tag>
          ) : (
            <span className="quiet">{t(required ? 'field.required' : 'field.optional')}</span>
          )}
        </div>
        {(wrong || tooLarge) && !file && <p className="why">{tooLarge ? t('field.uploadRule') : wrong}</p>}
      </div>
      <div className="row">
        <label className="btn">
          {busy ? t('field.uploading') : t(file ? 'field.replace' : 'field.upload')}
          <input
            id={id}
            className="sr"
            type="file"
            accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
            disabled={busy}
            onChange={(event) => {
              void upload(event.target.files?.[0]);
              event.target.value = '';
            }}
            data-testid={`apply-file-${kind}`}
          />
        </label>
        {file && (
          <button type="button" className="text-link" onClick={drop}>
            {t('field.remove')}
          </button>
        )}
      </div>
      <ProblemNotice error={error} />
    </div>
  );
}
