import { instantOf, isoOf, type Instant } from '@yby/platform/contract';
import { CredentialRefusal } from '../credential/credential-refusal';
import { openKeyFiles } from '../credential/key-file-signer';
import { verifyNatively } from '../credential/native-verify';
import type { PermitCredential } from '../credential/permit-credential';
import { verifyCredential, type VerificationKey } from '../credential/verify-credential';
import { readCoseKeySet } from '../status-list/cose-keys';
import { judgeByList, type ListedStanding } from '../status-list/judge-by-list';
import { openStatusList } from '../status-list/open-status-list';
import { chunkOf } from '../status-list/status-values';

// A paper verified with nothing but files: keys and status list as they were published. No server, no database.

export interface PaperVerdict {
  /** 'in_force', why not, or 'not_checked': genuine and within its dates, but no list was given. */
  readonly verdict: ListedStanding | 'not_checked' | 'not_yet_valid' | 'expired' | 'refused';
  /** What the log sees of a refusal: of the code, or of the list. */
  readonly reason?: string;
  readonly at: string;
  readonly listAsOf?: string;
  readonly permit?: Omit<PermitCredential, 'lines'> & { readonly lines: readonly object[] };
}

/** @param list a status list; one that is not this paper's is refused, never left aside */
export async function verifyPaper(
  code: string,
  keys: readonly VerificationKey[],
  list: Uint8Array | null,
  now: Instant,
): Promise<PaperVerdict> {
  const at = isoOf(now);
  const proven = verifyCredential(code, keys, now, verifyNatively);
  const permit = proven.credential && { permit: shown(proven.credential) };
  if (!proven.ok) {
    const known = proven.code === 'expired' || proven.code === 'not_yet_valid';
    return { verdict: known ? (proven.code as 'expired') : 'refused', reason: proven.reason, at, ...permit };
  }
  if (list === null) return { verdict: 'not_checked', at, ...permit };
  try {
    const opened = await openStatusList(list, keys, chunkOf(proven.credential.statusIndex), verifyNatively);
    const listAsOf = isoOf(opened.issuedAt);
    return { verdict: judgeByList(proven.credential, opened, now), at, listAsOf, ...permit };
  } catch (error) {
    if (!(error instanceof CredentialRefusal)) throw error;
    return { verdict: 'list_missing', reason: error.reason, at, ...permit };
  }
}

/** Instants as text and amounts as digits, for JSON. */
function shown(credential: PermitCredential): NonNullable<PaperVerdict['permit']> {
  const { issuedAt, validFrom, validTo } = credential;
  return {
    ...credential,
    ...({ issuedAt: isoOf(issuedAt), validFrom: isoOf(validFrom), validTo: isoOf(validTo) } as object),
    lines: credential.lines.map((line) => ({ ...line, amount: line.amount.toString() })),
  };
}

interface WireKeys {
  readonly keys: readonly (Omit<VerificationKey, 'from' | 'to'> & { from: string; to: string | null })[];
}

/**
 * Keys as they were published, as JSON (`/api/verify/keys`) or COSE_KeySet, or those of an installation's key folder.
 * @throws RangeError when it is none of these
 */
export async function publishedKeysOf(source: Uint8Array | { folder: string }): Promise<VerificationKey[]> {
  if (!(source instanceof Uint8Array)) return (await openKeyFiles(source.folder, { onlyRead: true })).keys();
  try {
    if (source[0] !== 0x7b) return readCoseKeySet(source);
    const { keys } = JSON.parse(new TextDecoder().decode(source)) as WireKeys;
    return keys.map((key) => ({ ...key, from: instantOf(key.from), to: key.to === null ? null : instantOf(key.to) }));
  } catch {
    throw new RangeError('these are no published keys: neither JSON of /api/verify/keys nor a COSE key set');
  }
}
