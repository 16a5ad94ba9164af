import type { Actor } from '@yby/platform';

/** Enters leave and deputies for others too: whoever leads, and who administers the people. */
export const leadsArea = ({ roles }: Actor): boolean => roles.includes('supervisor') || roles.includes('sysadmin');
