import type { Sealed, Vault } from '@yby/platform';
import { maskIdNumber, maskName, maskPhone } from '@yby/regulation/contract';

/** The person who handles the matter (经办人), in plain words: only while a view or a print-out is made. */
export interface Handler {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

/** As it lies in the rows of applications and permits: personal data sealed (PIPL 51). */
export interface StoredHandler {
  readonly name: string;
  readonly idNumber: Sealed;
  readonly phone: Sealed;
}

const fields = { idNumber: 'handler.idNumber', phone: 'handler.phone' } as const;

export function sealHandler(vault: Vault, { name, idNumber, phone }: Handler): StoredHandler {
  return { name, idNumber: vault.seal(idNumber, fields.idNumber), phone: vault.seal(phone, fields.phone) };
}

/** Rows of an earlier version hold the two in the clear until `cli keys seal-old` has passed. */
export function openHandler(vault: Vault, { name, idNumber, phone }: StoredHandler): Handler {
  const plain = (text: Sealed, field: string) => (vault.isSealed(text) ? vault.open(text, field) : text);
  return { name, idNumber: plain(idNumber, fields.idNumber), phone: plain(phone, fields.phone) };
}

/** For another row: what is sealed is handed on as it is, what is not yet is sealed now. */
export function keepSealed(vault: Vault, { name, idNumber, phone }: StoredHandler): StoredHandler {
  const kept = (text: Sealed, field: string) => (vault.isSealed(text) ? text : vault.seal(text, field));
  return { name, idNumber: kept(idNumber, fields.idNumber), phone: kept(phone, fields.phone) };
}

export function maskedHandler(vault: Vault, stored: StoredHandler): Handler {
  const { name, idNumber, phone } = openHandler(vault, stored);
  return { name: maskName(name), idNumber: maskIdNumber(idNumber), phone: maskPhone(phone) };
}
