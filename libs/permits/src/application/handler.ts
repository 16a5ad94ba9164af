import type { Sealed, Vault } from '@yby/platform';
import { maskIdNumber, maskPhone } from '@yby/platform/contract';
import { explainResidentId } from '@yby/regulation/contract';
import { permitsRefusal } from '../permits.refusals';

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

/** For the officers of the case: they must know whom they deal with, the two numbers open by right and reason only (unmask). */
export function maskedHandler(vault: Vault, stored: StoredHandler): Handler {
  const { name, idNumber, phone } = openHandler(vault, stored);
  return { name, idNumber: maskIdNumber(idNumber), phone: maskPhone(phone) };
}

// Passports and the like have letters or fewer digits; so many digits can only be a resident's number.
const RESIDENT = /^\d{10,}[\dX]$/;

/** As it is kept. @throws Refusal permits.handler-identity for a resident's number that cannot be one (GB 11643) */
export function checkedHandler({ name, idNumber, phone }: Handler): Handler {
  const number = idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const wrong = RESIDENT.test(number) ? explainResidentId(number) : null;
  if (wrong)
    throw permitsRefusal('handler-identity', {}, [{ field: 'handler.idNumber', code: 'residentId', ...wrong }]);
  return { name, idNumber: number, phone };
}
