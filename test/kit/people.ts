import { addAccount, addOrgan } from '@yby/identity';
import { systemCaller, type Role } from '@yby/platform';
import type { City } from './city';

export async function organNamed(city: City, division: string): Promise<string> {
  const [row] = await city.rows<{ id: string }>(
    `SELECT id FROM identity.organ WHERE division = $1 AND level NOT IN ('station', 'unit')`,
    [division],
  );
  return row!.id;
}

/** Opens an account through the API. @returns its id and first password */
export async function openAccount(city: City, as: string, body: object): Promise<{ id: string; password: string }> {
  const answer = await (await city.as(as)).post<{ account: { id: string }; firstPassword: string }>('/accounts', body);
  return { id: answer.account.id, password: answer.firstPassword };
}

/** Somebody with the password of the demo accounts. @returns the account's id */
export function person(
  city: City,
  username: string,
  roles: readonly Role[],
  at: { organId: string; division: string } | { enterpriseId: string; division: string },
): Promise<string> {
  return city.work.run(systemCaller('test'), 'test.person', (tx) =>
    addAccount(tx, { username, name: username, password: city.demoPassword, roles, ...at }),
  );
}

const cities = new WeakMap<City, Promise<{ organId: string; countyId: string }>>();

/** The administrators of a second city, `far-sysadmin` and so on, in an authority of its own; settled once. */
export function secondCity(city: City): Promise<{ organId: string; countyId: string }> {
  let settled = cities.get(city);
  if (!settled) cities.set(city, (settled = settle(city)));
  return settled;
}

async function settle(city: City): Promise<{ organId: string; countyId: string }> {
  const ids = await city.work.run(systemCaller('test'), 'test.second-city', async (tx) => {
    const organId = await addOrgan(tx, { name: '台州市公安局', level: 'city', parentId: null, division: '331000' });
    const countyId = await addOrgan(tx, {
      name: '台州市公安局椒江分局',
      level: 'county',
      parentId: organId,
      division: '331002',
    });
    return { organId, countyId };
  });
  for (const role of ['sysadmin', 'secadmin', 'auditadmin', 'supervisor', 'inspector'] as const)
    await person(city, `far-${role}`, [role], { organId: ids.organId, division: '331000' });
  await person(city, 'far-approver', ['approver'], { organId: ids.countyId, division: '331002' });
  return ids;
}
