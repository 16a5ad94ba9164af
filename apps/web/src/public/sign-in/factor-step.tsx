import { useState } from 'react';
import { useWords } from '../../words';
import type { SigningIn, SignInStep } from './use-sign-in';
import { withPasskey } from './passkey';

/** What is asked for next takes the keyboard when it appears. */
const focusOnce = (field: HTMLInputElement | null) => field?.focus();

/** The second factor: the app's six digits, a passkey, or a recovery code. */
export function FactorStep({ signing, step }: { signing: SigningIn; step: SignInStep }) {
  const { t } = useWords();
  const [kind, setKind] = useState<'totp' | 'recovery_code'>(
    step.methods.includes('totp') || !step.methods.includes('recovery_code') ? 'totp' : 'recovery_code',
  );
  const [code, setCode] = useState('');
  const totp = kind === 'totp';
  const send = () => void signing.withCode(kind, code.trim()).then(() => setCode(''));
  return (
    <div className="stack">
      {(step.methods.includes('totp') || step.methods.includes('recovery_code')) && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <label>
            {t(totp ? 'factor.totp' : 'factor.recovery')}
            <input
              key={kind}
              ref={focusOnce}
              className="field code-field"
              name="code"
              inputMode={totp ? 'numeric' : 'text'}
              autoComplete="one-time-code"
              autoCapitalize="characters"
              maxLength={totp ? 6 : 12}
              value={code}
              onChange={({ target }) => setCode(totp ? target.value.replace(/\D/g, '') : target.value)}
              required
              data-testid="factor-code"
            />
          </label>
          <p className="small quiet">{t(totp ? 'factor.totpLine' : 'factor.recoveryLine')}</p>
          <button className="btn primary" disabled={signing.busy} data-testid="factor-go">
            {t('factor.go')}
          </button>
        </form>
      )}
      <div className="row wrap">
        {step.methods.includes('passkey') && (
          <button
            type="button"
            className="btn"
            disabled={signing.busy}
            onClick={() => void signing.pass(() => withPasskey(null))}
            data-testid="factor-passkey"
          >
            {t('factor.usePasskey')}
          </button>
        )}
        {totp && step.methods.includes('recovery_code') && (
          <button
            type="button"
            className="btn link"
            onClick={() => setKind('recovery_code')}
            data-testid="use-recovery"
          >
            {t('factor.useRecovery')}
          </button>
        )}
        {!totp && step.methods.includes('totp') && (
          <button type="button" className="btn link" onClick={() => setKind('totp')}>
            {t('factor.useTotp')}
          </button>
        )}
        <button type="button" className="btn link" onClick={signing.back} data-testid="sign-in-back">
          {t('factor.back')}
        </button>
      </div>
    </div>
  );
}
