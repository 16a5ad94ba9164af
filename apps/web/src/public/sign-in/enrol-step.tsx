import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../../api/client';
import { Bones, ProblemNotice } from '../../parts/notice';
import { SecretCode } from '../../parts/secret-code';
import { useWords } from '../../words';
import type { SigningIn } from './use-sign-in';

/** The first sign-in of an officer: an authenticator is enrolled before anything else opens. */
export function EnrolStep({ signing }: { signing: SigningIn }) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const offer = useQuery({
    queryKey: ['enrolment', signing.step?.csrf],
    queryFn: () => bodyOf(api.POST('/api/session/enrolment/totp')),
    staleTime: Infinity,
    retry: false,
  });
  const confirm = () =>
    void signing.pass(() => bodyOf(api.POST('/api/session/enrolment/totp/confirm', { body: { code } })));
  return (
    <div className="stack">
      <p>{t('enrol.line')}</p>
      <ProblemNotice error={offer.error} />
      {offer.isPending && <Bones lines={5} />}
      {offer.data && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            confirm();
          }}
        >
          <SecretCode uri={offer.data.uri} secret={offer.data.secret} />
          <label>
            {t('enrol.code')}
            <input
              className="field code-field"
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              value={code}
              onChange={({ target }) => setCode(target.value.replace(/\D/g, ''))}
              required
              data-testid="enrol-code"
            />
          </label>
          <button className="btn primary" disabled={signing.busy || code.length !== 6} data-testid="enrol-go">
            {t('enrol.go')}
          </button>
        </form>
      )}
      <button type="button" className="btn link" onClick={signing.back}>
        {t('factor.back')}
      </button>
    </div>
  );
}
