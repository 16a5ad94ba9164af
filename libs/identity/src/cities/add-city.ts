import { isoOf, toPlainDate, type PlainDate, type Sql, type Tx } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { cityOf } from '../people/city-of';
import type { CitySettings } from './city-input';

export interface NewCity {
  readonly division: string;
  readonly name: string;
  readonly settings: CitySettings;
  /** What two persons agreed on; none for a city whose authorities were here before it. */
  readonly proposalId?: string | null;
}

const monthOf = (day: PlainDate): number => Number(day.slice(0, 7).replace('-', ''));

/** The row of a city whose authorities there are, with its first settings. @throws Refusal identity.city-exists */
export async function addCity(tx: Tx, { division, name, settings, proposalId = null }: NewCity): Promise<string> {
  const stem = cityOf(division);
  const today = toPlainDate(tx.now);
  await tx
    .insert('identity.city', { stem, division, name, since: isoOf(tx.now), month: monthOf(today) })
    .catch((error: { constraint?: string }) => {
      throw error.constraint === 'city_pkey' ? identityRefusal('city-exists', { name }) : error;
    });
  await addVersion(tx, { stem, version: 1, from: today, settings, proposalId });
  return stem;
}

export async function addVersion(
  tx: Tx,
  version: {
    readonly stem: string;
    readonly version: number;
    readonly from: PlainDate;
    readonly settings: CitySettings;
    readonly proposalId: string | null;
  },
): Promise<void> {
  const { cutOff, officeHours, phone, sealText } = version.settings;
  await tx.insert('identity.city_settings', {
    stem: version.stem,
    version: version.version,
    from_on: version.from,
    settings: JSON.stringify({ cutOff, officeHours, phone, sealText }),
    proposal_id: version.proposalId,
    agreed_at: isoOf(tx.now),
    division: `${version.stem}00`,
    month: monthOf(toPlainDate(tx.now)),
  });
}

/** What the city of a division had set on a day; null for a city without a row, and before its first day. */
export async function citySettingsOn(sql: Sql, division: string, day: PlainDate): Promise<CitySettings | null> {
  const row = await sql.maybe<{ settings: CitySettings }>(
    `SELECT settings FROM identity.city_settings WHERE stem = $1 AND from_on <= $2 ORDER BY version DESC LIMIT 1`,
    [cityOf(division), day],
  );
  return row?.settings ?? null;
}
