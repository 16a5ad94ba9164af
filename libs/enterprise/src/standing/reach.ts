import type { Actor, Role } from '@yby/platform';

const OFFICERS: readonly Role[] = ['approver', 'legal_reviewer', 'inspector', 'supervisor'];

/** Holds an office of the authority that deals with enterprises, in the city of that place (or in its province's office). */
export function isOfficerOfCity({ enterpriseId, roles, division }: Actor, place: string): boolean {
  if (enterpriseId !== null || division === null || !roles.some((role) => OFFICERS.includes(role))) return false;
  return place.startsWith(division.endsWith('0000') ? division.slice(0, 2) : division.slice(0, 4));
}

/** Supervises that place: a county its own, a city its counties, a province its cities. */
export function supervises({ roles, division }: Actor, place: string): boolean {
  return division !== null && roles.includes('supervisor') && place.startsWith(division.replace(/(00)+$/, ''));
}
