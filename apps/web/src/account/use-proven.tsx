import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../api/client';
import { RefusedError } from '../api/refused-error';
import { ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

/**
 * Runs an act that the server does only for somebody who has just proven who they are. Where that proof is missing or too old, the
 * password is asked for on the spot and the act goes on.
 */
export function useProven() {
  const { t } = useWords();
  const store = useQueryClient();
  const [waiting, setWaiting] = useState<(() => Promise<void>) | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [password, setPassword] = useState('');

  const run = async (act: () => Promise<void>): Promise<void> => {
    setError(null);
    setBusy(true);
    try {
      await act();
      setWaiting(null);
      await store.invalidateQueries({ queryKey: ['security'] });
    } catch (refusal) {
      if (refusal instanceof RefusedError && refusal.problem.code === 'identity.confirm-again') setWaiting(() => act);
      else setError(refusal);
    }
    setBusy(false);
  };
  const confirm = async () => {
    setError(null);
    setBusy(true);
    try {
      await api.POST('/api/account/confirm', { body: { password } });
      setPassword('');
      if (waiting) await run(waiting);
    } catch (refusal) {
      setError(refusal);
    }
    setBusy(false);
  };
  const asking: ReactNode = (
    <>
      <ProblemNotice error={error} />
      {waiting && (
        <form
          className="stack confirm"
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
          data-testid="confirm"
        >
          <strong>{t('account.confirm')}</strong>
          <label>
            {t('account.confirmLine')}
            <input
              className="field"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={({ target }) => setPassword(target.value)}
              required
              data-testid="confirm-password"
            />
          </label>
          <p>
            <button className="btn primary" disabled={busy} data-testid="confirm-go">
              {t('account.confirmGo')}
            </button>
          </p>
        </form>
      )}
    </>
  );
  return { run, busy, asking };
}
