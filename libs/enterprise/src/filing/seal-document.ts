import type { Sealed, Vault } from '@yby/platform';
import { maskIdNumber, maskPhone } from '@yby/platform/contract';
import type { FilingDocument } from './filing-document';

// The one place that opens and seals what is personal in a filing and in the register (PIPL 51).
export const PHONE = 'enterprise.phone';
export const ID_NUMBER = 'enterprise.idNumber';

function mapped(
  document: FilingDocument,
  phone: (text: string) => string,
  idNumber: (text: string) => string,
): FilingDocument {
  const { unit, person, staff } = document;
  const of = (text: string, by: (text: string) => string) => (text === '' ? '' : by(text));
  return {
    ...document,
    unit: { ...unit, contactPhone: of(unit.contactPhone, phone) },
    person: { ...person, idNumber: of(person.idNumber, idNumber) },
    staff: staff.map((one) => ({
      ...one,
      phone: of(one.phone, phone),
      idNumber: of(one.idNumber, idNumber),
    })),
  };
}

export const sealDocument = (vault: Vault, document: FilingDocument): FilingDocument =>
  mapped(
    document,
    (text) => vault.seal(text, PHONE),
    (text) => vault.seal(text, ID_NUMBER),
  );

export const openDocument = (vault: Vault, document: FilingDocument): FilingDocument =>
  mapped(
    document,
    (text) => vault.open(text as Sealed, PHONE),
    (text) => vault.open(text as Sealed, ID_NUMBER),
  );

/** As an officer sees it: enough to recognise, not enough to misuse. */
export const maskDocument = (document: FilingDocument): FilingDocument => mapped(document, maskPhone, maskIdNumber);
