import { addAccount, addOrgan } from '@yby/identity';
import { systemCaller } from '@yby/platform';
import type { City } from './city';

/** A supervisor of another city, `taizhou`: an officer for whom Wenzhou is none of his business. */
export async function supervisorOfTaizhou(city: City): Promise<void> {
  await city.work.run(systemCaller('test'), 'test.account', async (tx) => {
    const organId = await addOrgan(tx, {
      name: '台州市公安局禁毒支队',
      level: 'city',
      division: '331000',
      parentId: null,
    });
    await addAccount(tx, {
      username: 'taizhou',
      name: '郑台',
      password: city.demoPassword,
      roles: ['supervisor'],
      organId,
      division: '331000',
    });
  });
}
