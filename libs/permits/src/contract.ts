import { verifyAnywhere, type Verifiers } from './credential/algorithms';
import type { VerificationKey } from './credential/verify-credential';

// The pure face of permits: what the code on a permit says and whether it is genuine and in force, decided by the same
// code in the browser, in a scanner without network and on the server (条例 18, 24: whoever sells or carries must check
// the paper). No Nest, no TypeORM, no Node built-in; time is an argument. Formats: ADR 0004 and 0005.
// Called by the web's scan page and by this module; issuing and printing are inside and not exported here.

export {
  credentialKinds,
  credentialUnits,
  credentialUses,
  type CredentialKind,
  type CredentialLine,
  type CredentialUnit,
  type CredentialUses,
  type PermitCredential,
} from './credential/permit-credential';
export {
  credentialRefusals,
  type CredentialRefusalCode,
  type CredentialRefusalReason,
} from './credential/credential-refusal';
export { verifyCredential, type CredentialVerdict, type VerificationKey } from './credential/verify-credential';
export { encodeCode, parseCode, type ParsedCode } from './credential/code-text';
export { signatureAlgs, verifyAnywhere, type SignatureAlg, type Verifiers } from './credential/algorithms';
export { openStatusList, pathOfChunk, type StatusList } from './status-list/open-status-list';
export { judgeByList, type ListedStanding } from './status-list/judge-by-list';
export { chunkOf } from './status-list/status-values';

/** What this device must be able to compute for these keys; SM2 is loaded only where a key asks for it. */
export const verifiersFor = async (keys: readonly VerificationKey[]): Promise<Verifiers> =>
  keys.some(({ alg }) => alg === 'SM2')
    ? { ...verifyAnywhere, SM2: (await import('./credential/sm2.js')).verifySm2 }
    : verifyAnywhere;
