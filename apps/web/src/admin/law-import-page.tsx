import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, bodyOf } from '../api/client';
import { useIntent } from '../api/intent';
import { RefusedError } from '../api/refused-error';
import { Notice, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import { changeRows, defectsOfRow } from './change-rows';
import { ChangeTable } from './change-table';
import '../styles/apply.css';
import '../styles/ask.css';

interface Typed {
  titleZh: string;
  titleEn: string;
  source: string;
  correction: boolean;
  text: string;
}

const empty: Typed = { titleZh: '', titleEn: '', source: '', correction: false, text: '' };

function parse(text: string): { changes: unknown; why: string } {
  if (!text.trim()) return { changes: null, why: '' };
  try {
    return { changes: JSON.parse(text) as unknown, why: '' };
  } catch (error) {
    return { changes: null, why: (error as Error).message };
  }
}

/** A file may hold the whole amendment, title and source too, or its changes alone. */
function spread(typed: Typed, text: string): Typed {
  const { changes } = parse(text);
  const whole = changes as { changes?: object } & Partial<Typed>;
  if (!whole?.changes) return { ...typed, text };
  return {
    titleZh: whole.titleZh ?? typed.titleZh,
    titleEn: whole.titleEn ?? typed.titleEn,
    source: whole.source ?? typed.source,
    correction: whole.correction ?? typed.correction,
    text: JSON.stringify(whole.changes, null, 2),
  };
}

/** What stands beside its row is not said twice; at the top is what belongs to no row. */
function withoutRows(error: unknown, changes: unknown): unknown {
  if (!(error instanceof RefusedError) || !error.problem.errors) return error;
  const beside = new Set(changeRows(changes, 'zh').flatMap((row) => defectsOfRow(row, error.problem.errors!)));
  const errors = error.problem.errors.filter((one) => !beside.has(one));
  return new RefusedError({ ...error.problem, errors }, error.status);
}

/** 导入修订: pasted or from a file; what is wrong is said beside the row, and nothing holds until another person confirms. */
export function Page() {
  const { t } = useWords();
  const { message } = App.useApp();
  const go = useNavigate();
  const store = useQueryClient();
  const intent = useIntent();
  const [typed, setTyped] = useState(empty);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change = (next: Typed) => {
    setTyped(next);
    setError(null);
  };
  const { changes, why } = parse(typed.text);
  const defects = error instanceof RefusedError ? (error.problem.errors ?? []) : [];
  const send = async () => {
    setBusy(true);
    setError(null);
    const { text: _, ...head } = typed;
    const body = { ...head, changes: changes as Record<string, never> };
    try {
      const view = await intent.run(body, (key) =>
        bodyOf(api.POST('/api/law/amendments', { body, headers: { 'idempotency-key': key } as never })),
      );
      await store.invalidateQueries({ queryKey: ['law'] });
      void message.success(t('law.sent'));
      void go(`/law/amendments/${view.id}`);
    } catch (refusal) {
      setError(refusal);
      window.scrollTo({ top: 0 });
    } finally {
      setBusy(false);
    }
  };
  const field = (name: 'titleZh' | 'titleEn' | 'source', hint = '') => (
    <label className="labelled">
      {t(`law.${name}`)}
      <Input
        size="large"
        value={typed[name]}
        placeholder={hint}
        maxLength={name === 'source' ? 500 : 200}
        onChange={(event) => change({ ...typed, [name]: event.target.value })}
        data-testid={`law-${name}`}
      />
    </label>
  );
  return (
    <div className="page stack loose">
      <div className="page-head">
        <div className="lead">
          <h1>{t('law.import')}</h1>
          <p>{t('law.line')}</p>
        </div>
      </div>
      <ProblemNotice error={withoutRows(error, changes)} onResend={() => void send()} />
      <section className="card stack loose">
        {field('titleZh')}
        {field('titleEn')}
        {field('source', t('law.sourceHint'))}
        <Checkbox
          checked={typed.correction}
          onChange={(event) => change({ ...typed, correction: event.target.checked })}
        >
          {t('law.correction')}
        </Checkbox>
        <label className="labelled">
          {t('law.changes')}
          <span className="hint">{t('law.changesHint')}</span>
          <Input.TextArea
            className="mono"
            rows={10}
            spellCheck={false}
            value={typed.text}
            onChange={(event) => change(spread(typed, event.target.value))}
            data-testid="law-changes"
          />
        </label>
        <label className="btn file-btn">
          {t('law.choose')}
          <input
            type="file"
            accept=".json,application/json"
            className="sr"
            onChange={async (event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) change(spread(typed, await file.text()));
            }}
            data-testid="law-file"
          />
        </label>
        {why && <Notice tone="stop" title={t('law.notJson', { why })} />}
      </section>
      {changes !== null && (
        <section className="card">
          <header>
            <h2>{t('law.rows')}</h2>
          </header>
          <ChangeTable changes={changes} defects={defects} />
        </section>
      )}
      <div>
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={changes === null || !typed.titleZh.trim() || !typed.titleEn.trim() || !typed.source.trim()}
          onClick={() => void send()}
          data-testid="law-send"
        >
          {t('law.send')}
        </Button>
      </div>
    </div>
  );
}
