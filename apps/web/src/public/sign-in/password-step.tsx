import { useState } from 'react';
import { api, bodyOf } from '../../api/client';
import { NewPassword, passwordReady } from '../../parts/new-password';
import { Notice } from '../../parts/notice';
import { useWords } from '../../words';
import type { SigningIn } from './use-sign-in';

/** A password that somebody else has set, or that is too old, is changed before anything else opens. */
export function PasswordStep({ signing, username }: { signing: SigningIn; username: string }) {
  const { t } = useWords();
  const [typed, setTyped] = useState({ password: '', again: '' });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { password } = typed;
        void signing.pass(() => bodyOf(api.POST('/api/session/password', { body: { password } })));
      }}
    >
      <Notice tone="due" title={t('password.due')}>
        <p>{t('password.dueLine')}</p>
      </Notice>
      <NewPassword username={username} typed={typed} change={setTyped} />
      <button
        className="btn primary"
        disabled={signing.busy || !passwordReady(typed, username)}
        data-testid="password-go"
      >
        {t('password.go')}
      </button>
      <button type="button" className="btn link" onClick={signing.back}>
        {t('factor.back')}
      </button>
    </form>
  );
}
