import { platformRefusal, type Actor } from '@yby/platform';

/** The city of a division is its first four digits (ADR 0014); the province's own things stand under `3300`. */
export const cityOf = (division: string): string => division.slice(0, 4);

/** Lowest and highest division of a city: 3303 → 330300 … 330399. */
export const divisionsOf = (stem: string): [from: string, to: string] => [`${stem}00`, `${stem}99`];

/**
 * Where an administrator of an authority is one: the city's in the whole city, a county's in the county, the province's among the
 * province's own.
 * @returns the lowest and the highest division
 * @throws Refusal platform.not-permitted for somebody without an authority
 */
export function areaOf({ division, enterpriseId }: Actor): [from: string, to: string] {
  if (!division || enterpriseId !== null) throw platformRefusal('not-permitted', { roles: ['sysadmin', 'secadmin'] });
  return division.endsWith('00') ? divisionsOf(cityOf(division)) : [division, division];
}

/** What somebody looks after: an enterprise's administrator its own people, an authority's those of the area. */
export function caredForBy(actor: Actor): { enterpriseId: string | null; from: string; to: string } {
  if (actor.enterpriseId !== null) return { enterpriseId: actor.enterpriseId, from: '000000', to: '999999' };
  const [from, to] = areaOf(actor);
  return { enterpriseId: null, from, to };
}
