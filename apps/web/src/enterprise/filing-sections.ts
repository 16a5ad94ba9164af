import type { FilingDocument } from '@yby/enterprise/contract';
import type { WordKey } from '../words';

// What each list of a filing asks for: the form is drawn from it, so that no field of the document is forgotten.

export type ListName = 'licences' | 'sites' | 'staff' | 'needs';
export type FieldKind =
  | 'text'
  | 'day'
  | 'kind'
  | 'duty'
  | 'idKind'
  | 'place'
  | 'flag'
  | 'scan'
  | 'substance'
  | 'substances'
  | 'capacities'
  | 'keepers';

export interface FieldOf {
  readonly name: string;
  readonly word: WordKey;
  readonly kind: FieldKind;
}

const field = (name: string, word: WordKey, kind: FieldKind = 'text'): FieldOf => ({ name, word, kind });

export const lists: Readonly<Record<ListName, readonly FieldOf[]>> = {
  licences: [
    field('kind', 'ff.kind', 'kind'),
    field('number', 'ff.number'),
    field('issuer', 'ff.issuer'),
    field('validFrom', 'ff.validFrom', 'day'),
    field('validTo', 'ff.validTo', 'day'),
    field('substances', 'ff.substances', 'substances'),
    field('scan', 'file.scan', 'scan'),
  ],
  sites: [
    field('name', 'ff.name'),
    field('address', 'ff.address'),
    field('division', 'join.division', 'place'),
    field('lat', 'ff.lat'),
    field('lon', 'ff.lon'),
    field('capacities', 'ff.capacities', 'capacities'),
    field('keepers', 'ff.keepers', 'keepers'),
    field('twoLocks', 'ff.twoLocks', 'flag'),
  ],
  staff: [
    field('duty', 'ff.duty', 'duty'),
    field('name', 'ff.person'),
    field('phone', 'ff.phone'),
    field('idKind', 'ff.idKind', 'idKind'),
    field('country', 'ff.country'),
    field('idNumber', 'ff.idNumber'),
    field('mandateFrom', 'ff.mandateFrom', 'day'),
    field('mandateUntil', 'ff.mandateUntil', 'day'),
    field('mandate', 'ff.mandate', 'scan'),
  ],
  needs: [
    field('substance', 'ff.substance', 'substance'),
    field('yearly', 'ff.yearly'),
    field('store', 'ff.store'),
    field('use', 'ff.use'),
  ],
};

export const unitFields: readonly FieldOf[] = [
  field('name', 'join.unitName'),
  field('uscc', 'join.uscc'),
  field('division', 'join.division', 'place'),
  field('address', 'ff.address'),
  field('legalRep', 'ff.legalRep'),
  field('contactName', 'ff.contactName'),
  field('contactPhone', 'ff.contactPhone'),
];

/** A new member of a list, as empty as the server knows it. */
export function emptyMember(list: ListName, id: string, document: FilingDocument): object {
  const { division, address } = document.unit;
  if (list === 'licences')
    return {
      id,
      kind: 'business_licence',
      number: '',
      issuer: '',
      validFrom: '',
      validTo: '',
      substances: [],
      scan: null,
    };
  if (list === 'sites')
    return {
      id,
      name: '',
      address,
      division,
      lat: '',
      lon: '',
      capacities: [],
      keepers: [
        { name: '', username: '' },
        { name: '', username: '' },
      ],
      twoLocks: false,
    };
  if (list === 'staff')
    return {
      id,
      name: '',
      duty: 'agent',
      phone: '',
      idKind: 'resident_id',
      country: '',
      idNumber: '',
      mandateFrom: '',
      mandateUntil: '',
      mandate: null,
    };
  return { substance: '', unit: 'mg', yearly: '', store: '', use: '' };
}

/** What the field at a path of the document is called; null for a whole list. */
export function fieldWord(path: string): WordKey | null {
  const [list, i, name] = path.split('.');
  const fields = list === 'unit' ? unitFields : (lists[list as ListName] ?? []);
  const wanted = list === 'unit' ? i : name;
  return fields.find((one) => one.name === wanted)?.word ?? null;
}
