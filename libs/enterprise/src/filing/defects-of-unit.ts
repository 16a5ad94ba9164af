import { explainResidentId, explainUscc, isDivision, type Explanation } from '@yby/regulation/contract';
import { isPlainDate, type PlainDate } from '@yby/platform/contract';
import { blank, type Checking } from './defect';
import { isIndividual, type FilingDocument, type PersonId } from './filing-document';

/** A county or district: neither a city nor a province. */
export const isCounty = (code: string): boolean => isDivision(code) && !code.endsWith('00');

export const isPhone = (text: string): boolean =>
  /^(?:\+?86[\s-]?)?1[3-9]\d{9}$|^0\d{2,3}[\s-]?\d{7,8}(?:-\d{1,6})?$|^\+\d{6,15}$/.test(text.trim());

/** Who it is, where, and how to reach somebody. */
export function checkUnit(document: FilingDocument, { day, say }: Checking): void {
  const { unit, person } = document;
  const individual = isIndividual(document);
  const needed = individual ? (['name', 'address'] as const) : (['name', 'address', 'legalRep'] as const);
  if (unit.kinds.length === 0) say('unit.kinds', 'no-kind');
  if (individual && unit.kinds.length > 1) say('unit.kinds', 'individual-alone');
  for (const name of [...needed, 'contactName'] as const) if (blank(unit[name])) say(`unit.${name}`, 'missing');
  if (blank(unit.contactPhone)) say('unit.contactPhone', 'missing');
  else if (!isPhone(unit.contactPhone)) say('unit.contactPhone', 'phone');
  if (!isCounty(unit.division)) say('unit.division', 'division');
  if (individual) checkPerson(person, 'person', day, say);
  else {
    const why = explainUscc(unit.uscc);
    if (why) say('unit.uscc', 'uscc', why);
  }
}

/** An identity document by its kind: resident ids and residence permits have a check digit, a passport its country. */
export function checkPerson(person: PersonId, at: string, day: PlainDate, say: Checking['say']): void {
  if (blank(person.idNumber)) return say(`${at}.idNumber`, 'missing');
  const why = explainPersonId(person, day);
  if (why) say(`${at}.idNumber`, 'identity', why);
  if (person.idKind === 'passport' && !/^[A-Z]{3}$/.test(person.country)) say(`${at}.country`, 'country');
}

function explainPersonId({ idKind, idNumber }: PersonId, day: PlainDate): Explanation {
  if (idKind !== 'passport') return explainResidentId(idNumber, day);
  return /^[A-Z0-9]{5,15}$/.test(idNumber)
    ? null
    : { zh: '护照号为 5 至 15 位大写字母或者数字', en: 'a passport number has 5 to 15 capitals or digits' };
}

/** Says what is wrong with a pair of days; an empty second one is right where there need be no end. */
export function checkSpan(
  span: { readonly from: string; readonly to: string; readonly endless: boolean },
  at: { readonly from: string; readonly to: string },
  say: Checking['say'],
): boolean {
  if (!isPlainDate(span.from)) say(at.from, blank(span.from) ? 'missing' : 'day');
  const open = span.endless && blank(span.to);
  if (!open && !isPlainDate(span.to)) say(at.to, blank(span.to) ? 'missing' : 'day');
  if (!isPlainDate(span.from) || open || !isPlainDate(span.to)) return isPlainDate(span.from) && open;
  if (span.to < span.from) say(at.to, 'day-order');
  return span.to >= span.from;
}
