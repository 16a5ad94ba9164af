import { SetMetadata } from '@nestjs/common';
import type { Role } from '../work/actor';

export const WHO_MAY = 'yby:who-may';

/** Who may call a route: anybody (`public`), anybody signed in, or the holders of an office. Every route must say. */
export type WhoMayRule = readonly ['public'] | readonly ['signed-in'] | readonly Role[];

export function WhoMay(...rule: ['public'] | ['signed-in'] | [Role, ...Role[]]) {
  return SetMetadata(WHO_MAY, rule);
}
