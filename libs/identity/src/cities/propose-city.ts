import { Inject, Injectable } from '@nestjs/common';
import { platformRefusal, toPlainDate, Work, type Caller, type PlainDate, type Tx } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { Propose } from '../offices/propose';
import type { ProposalView } from '../offices/proposal-views';
import { getProposal, proposalView } from '../offices/read-proposals';
import { checkCity, checkSettings, provinceOf } from './check-city';
import type { ChangeCitySettings, CitySettings, EnterCity } from './city-input';
import { getCity } from './read-cities';

/** What waits for the second person when a city's settings change. */
export interface SettingsContent {
  readonly division: string;
  readonly from: PlainDate;
  readonly settings: CitySettings;
  readonly before: CitySettings;
}

/** 城市: brought in by the province, its settings kept by itself; both by two persons. */
@Injectable()
export class ProposeCity {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Propose) private readonly proposals: Propose,
  ) {}

  /** @throws Refusal identity.province-only, and all of `checkCity` */
  enter(caller: Caller, city: EnterCity): Promise<ProposalView> {
    return this.work.run(caller, 'identity.propose-city', async (tx) => {
      const province = provinceOf(tx.actor);
      if (!province) throw identityRefusal('province-only');
      await checkCity(tx, province, city);
      return this.propose(tx, 'city', tx.actor.division!, plain(city));
    });
  }

  /** @throws Refusal identity.settings-day, identity.nothing-changes, identity.hours-unordered */
  changeSettings(caller: Caller, stem: string, input: ChangeCitySettings): Promise<ProposalView> {
    return this.work.run(caller, 'identity.propose-city-settings', async (tx) => {
      const today = toPlainDate(tx.now);
      const city = await getCity(tx, tx.actor, stem, today);
      // The province looks on; what a city sets, its own administrators propose and confirm.
      if (tx.actor.division !== city.division) throw platformRefusal('not-found');
      checkSettings(input.settings);
      checkDay(input.from, today);
      const settings = plain(input.settings);
      const before = city.versions[0]!.settings;
      if (same(settings, before)) throw identityRefusal('nothing-changes');
      const content: SettingsContent = { division: city.division, from: input.from, settings, before };
      return this.propose(tx, 'city_settings', city.division, content);
    });
  }

  private async propose(
    tx: Tx,
    kind: 'city' | 'city_settings',
    division: string,
    content: object,
  ): Promise<ProposalView> {
    const id = await this.proposals.propose(tx, kind, { accountId: null, content, division });
    return proposalView(await getProposal(tx, tx.actor, id), tx.actor);
  }
}

/** @throws Refusal identity.settings-day: nobody is told of a day that has begun */
export function checkDay(from: PlainDate, today: PlainDate): void {
  if (from <= today) throw identityRefusal('settings-day', { today });
}

const same = (a: CitySettings, b: CitySettings): boolean =>
  (Object.keys(a) as (keyof CitySettings)[]).every((key) => a[key] === b[key]);

/** As it will be read back: without prototypes and undefined. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
