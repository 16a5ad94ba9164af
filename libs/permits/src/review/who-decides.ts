import type { Actor } from '@yby/platform';
import { covers } from '../application/view-of';
import { permitsRefusal } from '../permits.refusals';

/** Whoever is on leave takes nothing up and decides nothing; what they hold comes back within a quarter of an hour. @throws Refusal permits.on-leave */
export function mustBePresent({ away }: Actor): void {
  if (away) throw permitsRefusal('on-leave');
}

/** SQL beside `division BETWEEN … AND …`: divisions of authorities in whose name one decides; nothing for almost everybody. */
export function orDelegated(
  { delegated }: Actor,
  place: number,
): { readonly sql: string; readonly values: readonly string[][] } {
  return delegated?.length
    ? { sql: ` OR division = ANY($${place}::text[])`, values: [[...delegated]] }
    : { sql: '', values: [] };
}

/** 以委托机关的名义: the officer's name as it stands beside a decision made for another authority (行政许可法 24). */
export function signedBy({ name, organName, division }: Actor, decidedFor: string): string {
  return division === null || covers(division, decidedFor) ? name : `${name}（${organName ?? ''}，受委托办理）`;
}
