import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { showDay } from '../parts/moments';
import { NewPassword, passwordReady } from '../parts/new-password';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';
import type { Security } from './factors-card';

export function PasswordCard({ security, username }: { security: Security; username: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const store = useQueryClient();
  const [old, setOld] = useState('');
  const [typed, setTyped] = useState({ password: '', again: '' });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const change = async () => {
    setBusy(true);
    setError(null);
    try {
      await api.POST('/api/account/password', { body: { old, password: typed.password } });
      setOld('');
      setTyped({ password: '', again: '' });
      void message.success(t('password.changed'));
      await store.invalidateQueries({ queryKey: ['security'] });
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  return (
    <section className="card" aria-label={t('session.password')}>
      <header>
        <h2>{t('session.password')}</h2>
        <span className="quiet small">
          {t('account.setAt', { day: showDay(security.passwordSetAt) })}
          {security.passwordDueAt && ` · ${t('account.dueAt', { day: showDay(security.passwordDueAt) })}`}
        </span>
      </header>
      <ProblemNotice error={error} />
      <form
        className="stack short-form"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <label>
          {t('password.old')}
          <input
            className="field"
            type="password"
            autoComplete="current-password"
            value={old}
            onChange={({ target }) => setOld(target.value)}
            required
            data-testid="old-password"
          />
        </label>
        <NewPassword username={username} typed={typed} change={setTyped} />
        <p>
          <button
            className="btn primary"
            disabled={busy || !old || !passwordReady(typed, username)}
            data-testid="change-password"
          >
            {t('password.change')}
          </button>
        </p>
      </form>
    </section>
  );
}
