import { addAccount } from '@yby/identity';
import { systemCaller } from '@yby/platform';
import type { City } from './city';

/** Opens an administrator's account for the enterprise of somebody of the story. @returns the username */
export async function adminBeside(city: City, username: string): Promise<string> {
  const name = `${username}-admin`;
  const [place] = await city.rows<{ enterprise_id: string; division: string }>(
    'SELECT enterprise_id, division FROM identity.account WHERE username = $1',
    [username],
  );
  await city.work.run(systemCaller('test'), 'test.admin', (tx) =>
    addAccount(tx, {
      username: name,
      name: '管理员',
      password: city.demoPassword,
      roles: ['enterprise_admin'],
      enterpriseId: place!.enterprise_id,
      division: place!.division,
    }),
  );
  return name;
}
