import { explainCas } from '@yby/regulation/contract';
import { amountOf } from './amounts';
import { blank, type Checking } from './defect';
import { checkPerson, checkSpan, isPhone } from './defects-of-unit';
import { isIndividual, type FilingDocument } from './filing-document';

/** Who acts for the unit, with the mandate; each person by an identity document. */
export function checkStaff(document: FilingDocument, { day, say }: Checking): void {
  if (!isIndividual(document) && !document.staff.some(({ duty }) => duty === 'agent')) say('staff', 'agent-missing');
  document.staff.forEach((person, i) => {
    const at = `staff.${i}`;
    if (blank(person.name)) say(`${at}.name`, 'missing');
    if (blank(person.phone)) say(`${at}.phone`, 'missing');
    else if (!isPhone(person.phone)) say(`${at}.phone`, 'phone');
    checkPerson(person, at, day, say);
    if (person.duty !== 'agent') return;
    if (!person.mandate) say(`${at}.mandate`, 'mandate-missing');
    const sound = checkSpan(
      { from: person.mandateFrom, to: person.mandateUntil, endless: false },
      { from: `${at}.mandateFrom`, to: `${at}.mandateUntil` },
      say,
    );
    if (sound && person.mandateUntil < day) say(`${at}.mandateUntil`, 'mandate-ended');
  });
}

/** What is needed in a year, kept at once, and for what; and what else is handled, by CAS number. */
export function checkNeeds(document: FilingDocument, { law, day, say }: Checking): void {
  const { unit, needs, chemicals } = document;
  const mayHaveNone =
    unit.kinds.length > 0 && unit.kinds.every((kind) => kind === 'carrier' || kind === 'equipment_dealer');
  if (needs.length === 0 && !mayHaveNone) say('needs', 'need-missing');
  const seen = new Set<string>();
  needs.forEach((need, i) => {
    const at = `needs.${i}`;
    if (blank(need.substance)) say(`${at}.substance`, 'missing');
    else if (!law.listedOn(need.substance, day)) say(`${at}.substance`, 'substance');
    else if (seen.has(`${need.substance} ${need.unit}`)) say(`${at}.substance`, 'twice');
    seen.add(`${need.substance} ${need.unit}`);
    for (const name of ['yearly', 'store'] as const)
      if ((amountOf({ unit: need.unit, amount: need[name] }) ?? 0n) <= 0n) say(`${at}.${name}`, 'amount');
    if (blank(need.use)) say(`${at}.use`, 'use');
  });
  const cases = new Set<string>();
  chemicals.forEach(({ cas, name }, i) => {
    const why = explainCas(cas);
    if (why) say(`chemicals.${i}.cas`, 'cas', why);
    else if (cases.has(cas)) say(`chemicals.${i}.cas`, 'twice');
    cases.add(cas);
    if (blank(name)) say(`chemicals.${i}.name`, 'missing');
  });
}
