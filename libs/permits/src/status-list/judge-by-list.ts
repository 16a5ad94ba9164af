import type { Instant } from '@yby/platform/contract';
import { CredentialRefusal } from '../credential/credential-refusal';
import type { PermitCredential } from '../credential/permit-credential';
import { speaksFor } from '../credential/verify-credential';
import { assertFresh, type StatusList } from './open-status-list';
import { chunkOf, statusValues, type PaperStatus } from './status-values';

/** What a device without network can say of a genuine paper within its dates. */
export type ListedStanding =
  | 'in_force'
  | Exclude<PaperStatus, 'valid'>
  /** No list of this chunk on the device. */
  | 'list_missing'
  /** Past its own end, or dated after the device's clock: nothing is claimed. */
  | 'list_too_old'
  | 'list_from_future'
  /** A value that this version does not know; never taken for valid. */
  | 'status_unknown';

const standings = new Map<number, PaperStatus>(
  Object.entries(statusValues).map(([name, value]) => [value, name as PaperStatus]),
);

/** Judges a proven credential by a proven list, with the list's age. 'in_force' is never said past the list's own end. */
export function judgeByList(credential: PermitCredential, list: StatusList | null, at: Instant): ListedStanding {
  // A list of another issuer says nothing here, even where its numbers happen to fit.
  if (!list || list.chunk !== chunkOf(credential.statusIndex) || !speaksFor(list.key, credential.organ))
    return 'list_missing';
  const standing = standings.get(list.statusOf(credential.statusIndex)) ?? 'status_unknown';
  try {
    assertFresh(list, at);
  } catch (error) {
    if (!(error instanceof CredentialRefusal)) throw error;
    // What is revoked or replaced stays so, whatever the list's age.
    if (standing === 'invalid' || standing === 'replaced') return standing;
    return error.reason === 'list-expired' ? 'list_too_old' : 'list_from_future';
  }
  return standing === 'valid' ? 'in_force' : standing;
}
