import { addAccount } from '@yby/identity';
import { Vault, type Sealed } from '@yby/platform';
import { systemCaller } from '@yby/platform/wiring';
import { codeNow, SECRET } from '../identity-house';
import type { Samples } from '../bad-requests';

/** The stages between password and session: each with a pending sign-in of its own. */
export const samples: Samples = async (city) => {
  const [organ] = await city.rows<{ id: string }>(`SELECT id FROM identity.organ WHERE division = '330302' LIMIT 1`);
  const pending = async (username: string, passwordInitial = false, secret?: Sealed) => {
    await city.work.run(systemCaller('test'), 'test.open', (tx) =>
      addAccount(tx, {
        username,
        name: '某人',
        password: city.demoPassword,
        roles: passwordInitial ? [] : ['inspector'],
        organId: passwordInitial ? null : organ!.id,
        division: '330302',
        passwordInitial,
        ...(secret ? { totp: secret } : {}),
      }),
    );
    const client = city.nobody();
    await client.begin(username, city.demoPassword);
    return client;
  };
  const enrolling = await pending('stage-enrolment');
  const confirming = await pending('stage-confirm');
  const { secret } = await confirming.post<{ secret: string }>('/session/enrolment/totp');
  const due = await pending('stage-password', true);
  const totp = city.worker.get(Vault).seal(SECRET, 'factor.secret');
  const asked = await pending('stage-factor', false, totp);
  return {
    'POST /session/factor': {
      as: null,
      headers: asked.identity(),
      path: '/session/factor',
      get body() {
        return { kind: 'totp', code: codeNow() };
      },
    },
    'POST /session/enrolment/totp': { as: null, headers: enrolling.identity(), path: '/session/enrolment/totp' },
    'POST /session/enrolment/totp/confirm': {
      as: null,
      headers: confirming.identity(),
      path: '/session/enrolment/totp/confirm',
      get body() {
        return { code: codeNow(secret) };
      },
    },
    'POST /session/password': {
      as: null,
      headers: due.identity(),
      path: '/session/password',
      body: { password: 'Another-Word-2026' },
    },
  };
};
