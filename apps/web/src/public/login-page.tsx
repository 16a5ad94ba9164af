import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, bodyOf, keepCsrfToken } from '../api/client';
import { sessionHasEnded } from '../api/queries';
import type { DemoAccount } from '../api/types';
import { firstPage } from '../frame/duties';
import { Notice, ProblemNotice } from '../parts/notice';
import { useWords } from '../words';

/** Only paths of our own: an address from elsewhere in `?to=` must not send anyone away. */
const ownPath = (to: string | null) => (to && /^\/(?!\/)/.test(to) ? to : null);

export function Page() {
  const { t, say, code } = useWords();
  const go = useNavigate();
  const store = useQueryClient();
  const [params] = useSearchParams();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState('');
  const [error, setError] = useState<unknown>(null);
  const demo = useQuery({
    queryKey: ['demo'],
    queryFn: async () => (await bodyOf(api.GET('/api/demo/accounts'))).items,
    retry: false,
  });
  const signIn = async (who: { username: string; password: string }) => {
    setBusy(who.username);
    setError(null);
    try {
      const me = await bodyOf(api.POST('/api/session', { body: { username: who.username, password: who.password } }));
      store.clear();
      keepCsrfToken(me.csrf);
      store.setQueryData(['me'], me);
      void go(ownPath(params.get('to')) ?? firstPage(me), { replace: true });
    } catch (refusal) {
      setError(refusal);
      setBusy('');
    }
  };
  return (
    <div className="login">
      <section className="card stack">
        <div className="lead">
          <h1>{t('session.welcome')}</h1>
          <p className="quiet">{t('app.promise')}</p>
        </div>
        {sessionHasEnded() && !error && <Notice tone="due">{t('session.ended')}</Notice>}
        <ProblemNotice error={error} />
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void signIn({ username: username.trim(), password });
          }}
        >
          <label>
            {t('session.username')}
            <input
              className="field"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              value={username}
              onChange={(event) => setUsername(event.target.value)}
              data-testid="username"
              required
            />
          </label>
          <label>
            {t('session.password')}
            <input
              className="field"
              name="password"
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              data-testid="password"
              required
            />
          </label>
          <button className="btn primary" disabled={busy !== ''} data-testid="sign-in">
            {t('session.signIn')}
          </button>
        </form>
      </section>
      {demo.data && demo.data.length > 0 && (
        <section className="stack">
          <div className="lead">
            <h2>{t('session.demoTitle')}</h2>
            <p className="quiet">{t('session.demoLine')}</p>
          </div>
          <div className="accounts">
            {demo.data.map((account) => (
              <Account
                key={account.username}
                account={account}
                story={say(account.story)}
                roles={account.roles.map((role) => code('role', role)).join(' · ')}
                busy={busy !== ''}
                enter={() => void signIn(account)}
              />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

interface AccountProps {
  account: DemoAccount;
  story: string;
  roles: string;
  busy: boolean;
  enter: () => void;
}

function Account({ account, story, roles, busy, enter }: AccountProps) {
  const { t } = useWords();
  const company = account.roles.some((role) => role === 'agent' || role === 'storekeeper');
  return (
    <button
      type="button"
      className={company ? 'account' : 'account office'}
      disabled={busy}
      onClick={enter}
      title={t('session.demoEnter')}
      data-testid={`login-${account.username}`}
    >
      <span className="head">
        <span className="face" aria-hidden>
          {account.name.slice(0, 1)}
        </span>
        <span className="name">
          {account.name} <span className="quiet small">{roles}</span>
          <span className="place">{account.place}</span>
        </span>
      </span>
      <span className="story">{story}</span>
      <span className="go" aria-hidden>
        →
      </span>
    </button>
  );
}
