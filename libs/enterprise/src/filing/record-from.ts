import type { PlainDate, Vault } from '@yby/platform';
import type { NewEnterprise, SealedPerson } from '../register/new-enterprise';
import { amountOf } from './amounts';
import { latOf, lonOf } from './defects-of-sites';
import { isIndividual, type FilingDocument, type PersonId } from './filing-document';
import { ID_NUMBER, PHONE } from './seal-document';

/** What the register holds once the document is verified. The document has no defects any more, and is open. */
export function recordFrom(vault: Vault, document: FilingDocument): NewEnterprise {
  const { unit } = document;
  const individual = isIndividual(document);
  const person = ({ idKind, country, idNumber }: PersonId): SealedPerson => ({
    idKind,
    country,
    idNumber: vault.seal(idNumber, ID_NUMBER),
    idBlind: personKey(vault, idNumber),
  });
  const amount = (typed: Parameters<typeof amountOf>[0]): bigint => amountOf(typed) ?? 0n;
  return {
    uscc: individual ? null : unit.uscc,
    person: individual ? person(document.person) : null,
    name: unit.name.trim(),
    division: unit.division,
    address: unit.address.trim(),
    legalRep: individual ? unit.name.trim() : unit.legalRep.trim(),
    contactName: unit.contactName.trim(),
    contactPhone: vault.seal(unit.contactPhone.trim(), PHONE),
    kinds: unit.kinds,
    sites: document.sites.map((site) => ({
      id: site.id,
      name: site.name.trim(),
      address: site.address.trim(),
      division: site.division,
      lat: latOf(site),
      lon: lonOf(site),
      capacities: site.capacities,
      keepers: site.keepers,
      twoLocks: site.twoLocks,
    })),
    licences: document.licences.map((licence) => ({
      id: licence.id,
      kind: licence.kind,
      number: licence.number.trim(),
      issuer: licence.issuer.trim(),
      validFrom: licence.validFrom as PlainDate,
      validTo: licence.validTo === '' ? null : (licence.validTo as PlainDate),
      substances: licence.substances,
      evidence: licence.scan?.file ?? null,
      evidenceName: licence.scan?.name ?? null,
    })),
    needs: document.needs.map(({ substance, unit: measure, yearly, store, use }) => ({
      substance,
      unit: measure,
      yearlyNeed: amount({ unit: measure, amount: yearly }),
      storageCapacity: amount({ unit: measure, amount: store }),
      use: use.trim(),
    })),
    otherChemicals: document.chemicals,
    staff: document.staff.map((one) => ({
      ...person(one),
      id: one.id,
      name: one.name.trim(),
      duty: one.duty,
      phone: vault.seal(one.phone.trim(), PHONE),
      mandateFrom: one.duty === 'agent' ? (one.mandateFrom as PlainDate) : null,
      mandateUntil: one.duty === 'agent' ? (one.mandateUntil as PlainDate) : null,
      mandate: one.mandate?.file ?? null,
      mandateName: one.mandate?.name ?? null,
    })),
    documents: document.documents.map(({ id, kind, file, name }) => ({ id, kind, file, name })),
  };
}

/** By which a natural person is found again without being readable. */
export const personKey = (vault: Vault, idNumber: string): string => vault.blind(idNumber.trim(), ID_NUMBER);

/** What may be registered once only: a credit code, or a person. Empty while it is not known yet. */
export function subjectKeyOf(vault: Vault, document: FilingDocument): string {
  if (!isIndividual(document)) return document.unit.uscc.trim();
  return document.person.idNumber === '' ? '' : `person:${personKey(vault, document.person.idNumber)}`;
}
