import { Inject, Injectable } from '@nestjs/common';
import {
  AGREED_SETTINGS_PORT,
  Ports,
  toPlainDate,
  type AgreedSettings,
  type Tx,
  type TwoPersonHandler,
} from '@yby/platform';
import { addAccount } from '../accounts/add-account';
import { identityRefusal } from '../identity.refusals';
import { contentOf, tellOnce } from '../offices/propose';
import { addOrgan } from '../organs/organ';
import { firstPassword } from '../people/first-password';
import { addCity, addVersion } from './add-city';
import { checkCity, provinceOf } from './check-city';
import type { CitySettings, EnterCity } from './city-input';
import { checkDay, type SettingsContent } from './propose-city';
import { getCity } from './read-cities';

/** A city comes wholly or not at all: row, authorities, settings and the three who administer it. */
@Injectable()
export class BringInCity implements TwoPersonHandler {
  constructor(@Inject(Ports) private readonly ports: Ports) {}

  async confirmed(tx: Tx, payload: unknown): Promise<void> {
    const { row, content: city } = await contentOf<EnterCity>(tx, payload);
    const province = provinceOf(tx.actor);
    if (!province) throw identityRefusal('province-only');
    await checkCity(tx, province, city);
    const { division, name } = city;
    const stem = await addCity(tx, { division, name, settings: city.settings, proposalId: row.id });
    const above = { name: city.organName, level: 'city', parentId: tx.actor.organId, division } as const;
    const organId = await addOrgan(tx, above);
    for (const county of city.counties) await addOrgan(tx, { ...county, level: 'county', parentId: organId });
    for (const { office, username, name: person } of city.administrators) {
      const password = firstPassword();
      const account = { username, name: person, password, roles: [office], organId, division, passwordInitial: true };
      await addAccount(tx, account);
      tellOnce(tx, { username, password });
    }
    await tellLaw(tx, this.ports, { stem, name, from: toPlainDate(tx.now), settings: city.settings, row });
    tx.emit(
      'identity.city-entered',
      { type: 'city', id: stem, version: 1, division },
      { stem, organId, counties: city.counties.length },
    );
  }
}

/** What a city has set anew holds from its day. */
@Injectable()
export class RecordCitySettings implements TwoPersonHandler {
  constructor(@Inject(Ports) private readonly ports: Ports) {}

  async confirmed(tx: Tx, payload: unknown): Promise<void> {
    const { row, content } = await contentOf<SettingsContent>(tx, payload);
    const today = toPlainDate(tx.now);
    checkDay(content.from, today);
    const { stem, name, version: last, division } = await getCity(tx, tx.actor, content.division.slice(0, 4), today);
    const version = last + 1;
    await tx.execute('UPDATE identity.city SET version = $2 WHERE stem = $1', [stem, version]);
    await addVersion(tx, { stem, version, from: content.from, settings: content.settings, proposalId: row.id });
    await tellLaw(tx, this.ports, { stem, name, from: content.from, settings: content.settings, row });
    tx.emit('identity.city-set', { type: 'city', id: stem, version, division }, { stem, from: content.from });
  }
}

interface Told {
  readonly stem: string;
  readonly name: string;
  readonly from: ReturnType<typeof toPlainDate>;
  readonly settings: CitySettings;
  readonly row: { readonly proposal_id: string };
}

/** The clocks of cases run by the law's edition: whoever keeps it writes these settings down in the same transaction. */
async function tellLaw(tx: Tx, ports: Ports, { stem, name, from, settings, row }: Told): Promise<void> {
  for (const keeper of ports.all<AgreedSettings>(AGREED_SETTINGS_PORT))
    await keeper.agreed(tx, {
      area: stem,
      from,
      values: { 'cut-off': settings.cutOff, 'office-hours': settings.officeHours, 'unit-phone': settings.phone },
      title: { zh: `${name}的办理设置`, en: `Settings of the city ${stem}` },
      proposalId: row.proposal_id,
    });
}
