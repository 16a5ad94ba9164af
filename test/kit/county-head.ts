import { addAccount, organOf } from '@yby/identity';
import { systemCaller } from '@yby/platform';
import type { City } from './city';

/** A supervisor of one county, for what the city's own supervisor cannot show: a head who is a stranger. */
export async function countyHead(city: City, username: string, division: string): Promise<string> {
  await city.work.run(systemCaller('test'), 'test.account', async (tx) => {
    const organ = await organOf(tx, division);
    await addAccount(tx, {
      username,
      name: '郑队长',
      password: city.demoPassword,
      roles: ['supervisor'],
      organId: organ!.id,
      division,
    });
  });
  return username;
}
