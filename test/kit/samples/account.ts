import { systemCaller } from '@yby/platform/wiring';
import { addAccount } from '@yby/identity';
import { Vault } from '@yby/platform';
import { Authenticator } from '../authenticator';
import type { Json } from '../bad-values';
import { codeNow, SECRET } from '../identity-house';
import type { Samples } from '../bad-requests';

/** Factors, sessions and passwords of one's own account, and their reset by two administrators. */
export const samples: Samples = async (city) => {
  const [works] = await city.rows<{ id: string }>(`SELECT id FROM enterprise.enterprise WHERE name LIKE '温州蓝海%'`);
  const [organ] = await city.rows<{ id: string }>(`SELECT id FROM identity.organ WHERE division = '330302' LIMIT 1`);
  const totp = city.worker.get(Vault).seal(SECRET, 'factor.secret');
  const ids = await city.work.run(systemCaller('test'), 'test.open', async (tx) => {
    const made: string[] = [];
    for (const username of ['sample-lost', 'sample-stolen', 'sample-broken'])
      made.push(
        await addAccount(tx, {
          username,
          name: '某人',
          password: city.demoPassword,
          roles: ['inspector'],
          organId: organ!.id,
          division: '330302',
          totp,
        }),
      );
    for (const username of ['sample-own', 'sample-confirm'])
      await addAccount(tx, {
        username,
        name: '某人',
        password: city.demoPassword,
        roles: ['agent'],
        enterpriseId: works!.id,
        division: '330302',
      });
    return made;
  });
  const own = await city.as('sample-own');
  const confirming = await city.as('sample-confirm');
  const { secret } = await confirming.post<{ secret: string }>('/account/totp');
  const other = city.nobody();
  await other.signIn('sample-own', city.demoPassword);
  const { sessions } = await other.get<{ sessions: { id: string; current: boolean }[] }>('/account/security');
  const { secret: first } = await own.post<{ secret: string }>('/account/totp');
  await own.post('/account/totp/confirm', { code: codeNow(first), name: '手机' });
  const { factors } = await own.get<{ factors: { id: string }[] }>('/account/security');
  const secadmin = await city.as('secadmin');
  const propose = (accountId: string) => secadmin.post<{ id: string }>('/factor-resets', { accountId, reason: 'lost' });
  const [agreed, rejected] = [await propose(ids[0]!), await propose(ids[1]!)];
  interface Asked {
    readonly csrf: string;
    readonly options: { challenge: string };
  }
  const device = new Authenticator();
  const { options } = await confirming.post<Asked>('/account/passkeys/options');
  await confirming.post('/account/passkeys', { response: device.create(options), name: '手机' });
  const offer = await own.post<Asked>('/account/passkeys/options');
  const asks = city.nobody();
  const question = await asks.post<Asked>('/session/passkey/options');
  return {
    'POST /session/passkey/options': { as: null, path: '/session/passkey/options' },
    'POST /session/passkey': {
      as: null,
      headers: { ...asks.identity(), 'x-csrf-token': question.csrf },
      path: '/session/passkey',
      body: { response: device.get(question.options) as Json },
    },
    'DELETE /account/sessions/:id': {
      as: 'sample-own',
      path: `/account/sessions/${sessions.find(({ current }) => current)!.id}`,
    },
    'POST /account/confirm': { as: 'sample-own', path: '/account/confirm', body: { password: city.demoPassword } },
    'POST /account/password': {
      as: 'sample-own',
      path: '/account/password',
      body: { old: city.demoPassword, password: 'Own-Word-4711' },
    },
    'POST /account/totp': { as: 'sample-own', path: '/account/totp' },
    'POST /account/totp/confirm': {
      as: 'sample-confirm',
      path: '/account/totp/confirm',
      get body() {
        return { code: codeNow(secret), name: '手机' };
      },
    },
    'POST /account/passkeys': {
      as: 'sample-own',
      path: '/account/passkeys',
      body: { response: new Authenticator().create(offer.options) as Json, name: '这台设备' },
    },
    'POST /account/passkeys/options': { as: 'sample-own', path: '/account/passkeys/options' },
    'DELETE /account/factors/:id': { as: 'sample-own', path: `/account/factors/${factors[0]!.id}` },
    'POST /account/recovery-codes': { as: 'sample-own', path: '/account/recovery-codes' },
    'DELETE /account/sessions': { as: 'sample-own', path: '/account/sessions' },
    'POST /factor-resets': {
      as: 'secadmin',
      path: '/factor-resets',
      body: { accountId: ids[2]!, reason: 'broken' },
    },
    'POST /factor-resets/:id/confirm': { as: 'sysadmin', path: `/factor-resets/${agreed.id}/confirm` },
    'POST /factor-resets/:id/reject': { as: 'sysadmin', path: `/factor-resets/${rejected.id}/reject` },
  };
};
