import type { PlainDate } from '@yby/platform/contract';
import type { Law } from '@yby/regulation/contract';
import { filingRules, type Checking, type FilingDefect } from './defect';
import { checkLicences } from './defects-of-licences';
import { checkNeeds, checkStaff } from './defects-of-people';
import { checkSites } from './defects-of-sites';
import { checkUnit } from './defects-of-unit';
import type { FilingDocument } from './filing-document';

/**
 * Everything that keeps the document from being submitted, at once (行政许可法 32). The page shows it while somebody types;
 * the server refuses with the same list.
 */
export function defectsOf(document: FilingDocument, law: Law, day: PlainDate): FilingDefect[] {
  const found: FilingDefect[] = [];
  const checking: Checking = {
    law,
    day,
    say: (field, code, why) => {
      const rule = filingRules[code];
      const words = why ? { zh: `${rule.zh}：${why.zh}`, en: `${rule.en}: ${why.en}` } : {};
      found.push({ field, code, ...rule, ...words });
    },
  };
  checkUnit(document, checking);
  checkLicences(document, checking);
  checkSites(document, checking);
  checkStaff(document, checking);
  checkNeeds(document, checking);
  return found;
}
