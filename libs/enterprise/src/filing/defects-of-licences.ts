import { carryingKind, sellingKinds, type LicenceKind } from '../register/licence';
import { blank, type Checking } from './defect';
import { checkSpan } from './defects-of-unit';
import { isIndividual, type FilingDocument } from './filing-document';

const making: readonly LicenceKind[] = ['production_permit', 'production_filing'];
const dealing: readonly LicenceKind[] = ['dealing_permit', 'dealing_filing'];

/** Licences and filings of others that ours rest on: those that its kind of unit must have, and each for itself. */
export function checkLicences(document: FilingDocument, { law, day, say }: Checking): void {
  const { unit, licences } = document;
  const has = (kinds: readonly LicenceKind[]) => licences.some(({ kind }) => kinds.includes(kind));
  if (!isIndividual(document) && !has(['business_licence', 'registration_certificate']))
    say('licences', 'licence-missing');
  if (unit.kinds.includes('producer') && !has([...making, 'hazardous_chemicals']))
    say('licences', 'production-missing');
  if (unit.kinds.includes('dealer') && !has(dealing)) say('licences', 'dealing-missing');
  if (unit.kinds.includes('carrier') && !has([carryingKind])) say('licences', 'carriage-missing');
  const seen = new Set<string>();
  licences.forEach((licence, i) => {
    const at = `licences.${i}`;
    if (blank(licence.number)) say(`${at}.number`, 'missing');
    else if (seen.has(`${licence.kind} ${licence.number.trim()}`)) say(`${at}.number`, 'licence-twice');
    seen.add(`${licence.kind} ${licence.number.trim()}`);
    if (blank(licence.issuer)) say(`${at}.issuer`, 'missing');
    const sound = checkSpan(
      { from: licence.validFrom, to: licence.validTo, endless: true },
      { from: `${at}.validFrom`, to: `${at}.validTo` },
      say,
    );
    if (sound && licence.validFrom > day) say(`${at}.validFrom`, 'day-future');
    if (sound && !blank(licence.validTo) && licence.validTo < day) say(`${at}.validTo`, 'licence-ended');
    if ((sellingKinds as readonly string[]).includes(licence.kind) && licence.substances.length === 0)
      say(`${at}.substances`, 'scope-missing');
    if (licence.substances.some((code) => !law.listedOn(code, day))) say(`${at}.substances`, 'substance');
    if (!licence.scan) say(`${at}.scan`, 'scan-missing');
  });
}
