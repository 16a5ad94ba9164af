import type { Sealed, Vault } from '@yby/platform';

// 加急: a reason in the applicant's own words. It is told and counted, moves no clock and skips no check.
const URGENT = 'application.urgent';

export const sealUrgent = (vault: Vault, reason: string | undefined): Sealed | null =>
  reason === undefined ? null : vault.seal(reason, URGENT);

export const urgentReason = (vault: Vault, sealed: Sealed | null): string | null =>
  sealed === null ? null : vault.open(sealed, URGENT);
