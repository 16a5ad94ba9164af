import { platformRefusal, type Actor } from '@yby/platform';

/** The city of a division is its first four digits (ADR 0014); the province's own things stand under `3300`. */
export const cityOf = (division: string): string => division.slice(0, 4);

/** Lowest and highest division of a city: 3303 → 330300 … 330399. */
export const divisionsOf = (stem: string): [from: string, to: string] => [`${stem}00`, `${stem}99`];

/** The city that an administrator looks after. @throws Refusal platform.not-permitted for somebody without an authority */
export function ownCity(actor: Actor): string {
  if (!actor.division || actor.enterpriseId !== null)
    throw platformRefusal('not-permitted', { roles: ['sysadmin', 'secadmin'] });
  return cityOf(actor.division);
}

/** What somebody looks after: an enterprise's administrator its own people, an authority's those of the city. */
export function caredForBy(actor: Actor): { enterpriseId: string | null; from: string; to: string } {
  if (actor.enterpriseId !== null) return { enterpriseId: actor.enterpriseId, from: '000000', to: '999999' };
  const [from, to] = divisionsOf(ownCity(actor));
  return { enterpriseId: null, from, to };
}
