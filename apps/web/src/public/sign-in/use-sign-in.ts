import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, bodyOf, keepCsrfToken } from '../../api/client';
import { RefusedError } from '../../api/refused-error';
import type { components } from '../../api/schema';
import { firstPage } from '../../frame/duties';
import type { DemoAccount, Me } from '../../api/types';

export type SignInStep = components['schemas']['SignInAnswer'];

/** Only paths of our own: an address from elsewhere in `?to=` must not send anyone away. */
const ownPath = (to: string | null) => (to && /^\/(?!\/)/.test(to) ? to : null);

/** Signing in, stage by stage. What was passed stands at the server; the page only knows what is asked for next. */
export function useSignIn() {
  const go = useNavigate();
  const store = useQueryClient();
  const [params] = useSearchParams();
  const [step, setStep] = useState<SignInStep | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const take = (next: SignInStep) => {
    keepCsrfToken(next.csrf);
    if (next.stage !== 'inside') return setStep(next);
    const me = next.me as Me;
    store.clear();
    store.setQueryData(['me'], me);
    void go(ownPath(params.get('to')) ?? firstPage(me), { replace: true });
  };

  /** One stage: its answer leads on; a refusal stays at the stage, one that says that the stage is over leads back. */
  const pass = async (send: () => Promise<SignInStep>) => {
    setBusy(true);
    setError(null);
    try {
      take(await send());
    } catch (refusal) {
      setError(refusal);
      if (refusal instanceof RefusedError && ['identity.step-over', 'identity.locked'].includes(refusal.problem.code))
        setStep(null);
    }
    setBusy(false);
  };

  const withPassword = (who: { username: string; password: string }) =>
    pass(() => bodyOf(api.POST('/api/session', { body: { username: who.username, password: who.password } })));

  const withCode = (kind: 'totp' | 'recovery_code', code: string) =>
    pass(() => bodyOf(api.POST('/api/session/factor', { body: { kind, code } })));

  /** The open accounts of a demo: the code that their app would show is filled in, and said so. */
  const withDemo = (account: DemoAccount) =>
    pass(async () => {
      const { username, password } = account;
      const first = await bodyOf(api.POST('/api/session', { body: { username, password } }));
      if (first.stage !== 'factor' || !account.code) return first;
      keepCsrfToken(first.csrf);
      for (let tries = 0; ; tries++)
        try {
          const { code } = await bodyOf(api.GET('/api/demo/code', { params: { query: { username } } }));
          return await bodyOf(api.POST('/api/session/factor', { body: { kind: 'totp', code } }));
        } catch (refusal) {
          // Somebody else has entered as the same person at the same moment: the next code is asked for.
          const taken = refusal instanceof RefusedError && refusal.problem.code === 'identity.wrong-factor';
          if (!taken || tries > 1) throw refusal;
        }
    });

  const back = () => {
    setStep(null);
    setError(null);
  };
  return { step, busy, error, pass, withPassword, withCode, withDemo, back };
}

export type SigningIn = ReturnType<typeof useSignIn>;
