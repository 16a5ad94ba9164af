import type { Sealed, Vault } from '../vault/vault';
import type { Idempotency } from './actor';

/** An answer as it is kept under its caller's Idempotency-Key: it holds what the caller may see, so it is sealed as a whole. */
export interface KeptAnswer {
  readonly key: string;
  readonly requestHash: string;
  readonly body: Sealed;
}

/** A row of platform.answer; kept by an earlier version, its body is the answer itself and its hash stands bare. */
export interface AnswerRow {
  readonly request_hash: string;
  readonly body: unknown;
}

const HASH = 'platform.answer.request_hash';
/** Bound to its row: nobody who can write the table can give one caller the answer of another. */
const bodyOf = (actorId: string, key: string) => `platform.answer.body/${actorId}/${key}`;

export function keepAnswer(vault: Vault, actorId: string, { key, hash }: Idempotency, answer: unknown): KeptAnswer {
  return {
    key,
    // A bare hash of the request would let whoever holds a copy of the table try all identity numbers of a county.
    requestHash: vault.blind(hash, HASH),
    body: sealAnswer(vault, actorId, key, answer),
  };
}

export function sealAnswer(vault: Vault, actorId: string, key: string, answer: unknown): Sealed {
  return vault.seal(JSON.stringify(answer ?? null), bodyOf(actorId, key));
}

/** @returns null when the key was used for another request */
export function answerOf<T>(
  vault: Vault,
  actorId: string,
  { key, hash }: Idempotency,
  row: AnswerRow,
): { body: T } | null {
  if (row.request_hash !== vault.blind(hash, HASH) && row.request_hash !== hash) return null;
  const { body } = row;
  const sealed = typeof body === 'string' && vault.isSealed(body);
  return { body: (sealed ? JSON.parse(vault.open(body as Sealed, bodyOf(actorId, key))) : body) as T };
}
