/**
 * Why a code is not accepted. `code` is what the scanning person is told, `reason` is what the log and the tests see.
 * `not_yet_valid` and `expired` are said only of a code whose signature is good; `status_list` never of a code, but of the
 * list beside it.
 */
export const credentialRefusals = {
  unreadable: [
    'not-a-code',
    'bad-digits',
    'truncated',
    'trailing-bytes',
    'duplicate-key',
    'long-integer',
    'indefinite-length',
    'malformed',
    'not-canonical',
    'bad-claim',
  ],
  oversized: ['oversized'],
  unsupported: ['unknown-algorithm', 'unknown-header', 'unknown-version'],
  unknown_key: ['unknown-key', 'key-out-of-use'],
  forged: ['bad-signature', 'wrong-issuer'],
  not_yet_valid: ['not-yet-valid'],
  expired: ['expired'],
  status_list: ['not-a-status-list', 'other-chunk', 'bad-list', 'list-from-future', 'list-expired'],
} as const;

export type CredentialRefusalCode = keyof typeof credentialRefusals;
export type CredentialRefusalReason = (typeof credentialRefusals)[CredentialRefusalCode][number];

/** Thrown inside the credential folder only; `verifyCredential` turns it into a value. */
export class CredentialRefusal extends Error {
  readonly code: CredentialRefusalCode;
  constructor(readonly reason: CredentialRefusalReason) {
    super(reason);
    this.name = 'CredentialRefusal';
    const found = Object.entries(credentialRefusals).find(([, reasons]) =>
      (reasons as readonly string[]).includes(reason),
    );
    this.code = found![0] as CredentialRefusalCode;
  }
}
