import { useState } from 'react';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { Notice, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

const kinds = [
  'altered_paper',
  'goods_differ',
  'quantity_differs',
  'vehicle_differs',
  'person_differs',
  'used_twice',
  'other',
] as const;

/** 报告可疑: what looks wrong about this paper or its goods, told to the county at once. */
export function SuspicionForm({ text }: { text: string }) {
  const { t, code } = useWords();
  const intent = useIntent();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<(typeof kinds)[number] | null>(null);
  const [note, setNote] = useState('');
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle');
  const [error, setError] = useState<unknown>(null);
  if (state === 'sent') return <Notice tone="good" title={t('suspicion.sent')} />;
  if (!open)
    return (
      <button type="button" className="btn big" onClick={() => setOpen(true)} data-testid="suspicion-open">
        {t('suspicion.report')}
      </button>
    );
  const send = async () => {
    const body = { text, kind: kind!, note: note.trim() };
    setState('busy');
    setError(null);
    try {
      await intent.run(body, (key) =>
        bodyOf(api.POST('/api/suspicions', { body, headers: { 'idempotency-key': key } })),
      );
      setState('sent');
    } catch (refusal) {
      setError(refusal);
      setState('idle');
    }
  };
  return (
    <form
      className="card stack suspicion"
      onSubmit={(event) => {
        event.preventDefault();
        if (kind && note.trim().length > 1) void send();
      }}
    >
      <fieldset>
        <legend>{t('suspicion.kind')}</legend>
        <div className="choices">
          {kinds.map((each) => (
            <label key={each}>
              <input type="radio" name="suspicion" checked={kind === each} onChange={() => setKind(each)} />
              {code('suspicionKind', each)}
            </label>
          ))}
        </div>
      </fieldset>
      <label htmlFor="suspicion-note">{t('suspicion.note')}</label>
      <textarea
        id="suspicion-note"
        className="field"
        rows={3}
        maxLength={1000}
        placeholder={t('suspicion.noteHint')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        data-testid="suspicion-note"
      />
      <ProblemNotice error={error} onResend={() => void send()} />
      <button
        className="btn primary big"
        disabled={!kind || note.trim().length < 2 || state === 'busy'}
        data-testid="suspicion-send"
      >
        {t('suspicion.send')}
      </button>
    </form>
  );
}
