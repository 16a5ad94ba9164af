import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, bodyOf } from '../api/client';
import { sessionHasEnded } from '../api/queries';
import type { DemoAccount } from '../api/types';
import { Notice, ProblemNotice } from '../parts/notice';
import { useWords, type WordKey } from '../words';
import { EnrolStep } from './sign-in/enrol-step';
import { FactorStep } from './sign-in/factor-step';
import { withPasskey } from './sign-in/passkey';
import { PasswordStep } from './sign-in/password-step';
import { useSignIn } from './sign-in/use-sign-in';
import '../styles/sign-in.css';

const titles: Readonly<Record<string, WordKey>> = {
  factor: 'factor.title',
  enrolment: 'enrol.title',
  password: 'password.title',
};

export function Page() {
  const { t, say, code } = useWords();
  const signing = useSignIn();
  const { step, busy, error } = signing;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const demo = useQuery({
    queryKey: ['demo'],
    queryFn: async () => (await bodyOf(api.GET('/api/demo/accounts'))).items,
    retry: false,
  });
  return (
    <div className="login">
      <section className="card stack">
        <div className="lead">
          <h1>{t(titles[step?.stage ?? 'start'] ?? 'session.welcome')}</h1>
          {!step && <p className="quiet">{t('app.promise')}</p>}
        </div>
        {sessionHasEnded() && !error && !step && <Notice tone="due">{t('session.ended')}</Notice>}
        <ProblemNotice error={error} />
        {step?.stage === 'factor' && <FactorStep signing={signing} step={step} />}
        {step?.stage === 'enrolment' && <EnrolStep signing={signing} />}
        {step?.stage === 'password' && <PasswordStep signing={signing} username={username.trim()} />}
        {!step && (
          <>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void signing.withPassword({ username: username.trim(), password }).then(() => setPassword(''));
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
              <button className="btn primary" disabled={busy} data-testid="sign-in">
                {t('session.signIn')}
              </button>
            </form>
            <button
              type="button"
              className="btn"
              disabled={busy}
              onClick={() => void signing.pass(() => withPasskey(null))}
              data-testid="sign-in-passkey"
            >
              {t('session.usePasskey')}
            </button>
            <span className="row wrap spread">
              <Link to="/join" data-testid="to-join">
                {t('join.open')}
              </Link>
              <Link to="/privacy" data-testid="to-privacy">
                {t('foot.privacy')}
              </Link>
            </span>
          </>
        )}
      </section>
      {!step && demo.data && demo.data.length > 0 && (
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
                busy={busy}
                enter={() => void signing.withDemo(account)}
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
      {account.code && <span className="quiet small">{t('session.demoCode')}</span>}
      <span className="go" aria-hidden>
        →
      </span>
    </button>
  );
}
