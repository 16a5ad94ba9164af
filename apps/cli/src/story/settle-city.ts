import { randomBytes } from 'node:crypto';
import { registerEnterprise } from '@yby/enterprise';
import { addAccount, addCity, addOrgan, newTotpSecret, organOf, recordDemoAccount, sealTotp } from '@yby/identity';
import { openStock } from '@yby/ledger';
import { systemCaller, type Vault, type Work } from '@yby/platform';
import { kilogramsToMg } from '@yby/platform/contract';
import { citySettings, enterprises, organs, people } from './people';

/**
 * Enters the city of the story: authorities, enterprises with licences and opening stock, and people whose password (and
 * secret of an authenticator, for officers) is made for this installation alone. One transaction: a city is there wholly or not at all.
 * @returns the password of all demo accounts, or null when the city was there already
 */
export async function settleCity(work: Work, vault: Vault): Promise<string | null> {
  const password = `Yby-${randomBytes(6).toString('hex')}`;
  return work.run(systemCaller('seed'), 'seed.city', async (tx) => {
    if (await organOf(tx, organs.find(({ key }) => key === 'city')!.division)) return null;
    const organIds = new Map<string, string>();
    for (const { key, name, level, division, parent } of organs)
      organIds.set(key, await addOrgan(tx, { name, level, division, parentId: parent ? organIds.get(parent)! : null }));
    // Its settings are what the law's edition proposes, and it signs with the installation's general key.
    await addCity(tx, { division: '330300', name: '温州市', settings: citySettings });
    const places = new Map<string, { id: string; name: string; division: string }>();
    for (const { key, stock, ...record } of enterprises) {
      const { id, siteIds } = await registerEnterprise(tx, record);
      places.set(key, { id, name: record.name, division: record.division });
      if (stock)
        await openStock(tx, {
          enterpriseId: id,
          siteId: siteIds[0]!,
          division: record.division,
          lines: Object.entries(stock).map(([substance, kilograms]) => ({
            substance,
            quantity: { unit: 'mg' as const, amount: kilogramsToMg(kilograms) },
          })),
        });
    }
    for (const person of people) {
      const enterprise = person.enterprise ? places.get(person.enterprise)! : null;
      const organ = person.organ ? organs.find(({ key }) => key === person.organ)! : null;
      const totpSecret = organ ? newTotpSecret() : null;
      await addAccount(tx, {
        username: person.username,
        name: person.name,
        password,
        roles: person.roles,
        enterpriseId: enterprise?.id ?? null,
        organId: organ ? organIds.get(organ.key)! : null,
        division: enterprise?.division ?? organ!.division,
        ...(totpSecret ? { totp: sealTotp(vault, totpSecret) } : {}),
      });
      await recordDemoAccount(tx, {
        username: person.username,
        password,
        totpSecret,
        place: enterprise?.name ?? organ!.name,
        story: { zh: person.zh, en: person.en },
      });
    }
    return password;
  });
}
