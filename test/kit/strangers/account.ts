import { secondCity } from '../people';
import type { Cases } from '../stranger-cases';

/** Sessions and factors of somebody else; resets of another city's people are in the cities' own test. */
export const cases: Cases = async (city) => {
  const own = async (username: string) => {
    const client = city.nobody();
    await client.signIn(username, city.demoPassword);
    return client.get<{ factors: { id: string }[]; sessions: { id: string; current: boolean }[] }>('/account/security');
  };
  const { sessions } = await own('paint');
  const [factor] = await city.rows<{ id: string }>(
    `SELECT f.id FROM identity.factor f JOIN identity.account a ON a.id = f.account_id WHERE a.username = 'approver2'`,
  );
  await secondCity(city);
  const [inspector] = await city.rows<{ id: string }>(`SELECT id FROM identity.account WHERE username = 'inspector2'`);
  const secadmin = await city.as('secadmin');
  const { id } = await secadmin.post<{ id: string }>('/factor-resets', { accountId: inspector!.id, reason: 'lost' });
  const reset = { as: ['far-secadmin', 'far-sysadmin'], real: { id }, party: 'sysadmin', body: {} };
  return {
    'POST /factor-resets/:id/reject': reset,
    'POST /factor-resets/:id/confirm': reset,
    'DELETE /account/sessions/:id': {
      as: ['lab', 'carrier', 'approver'],
      real: { id: sessions.find(({ current }) => current)!.id },
      party: 'paint',
    },
    'DELETE /account/factors/:id': { as: ['lab', 'approver'], real: { id: factor!.id }, party: 'approver2' },
  };
};
