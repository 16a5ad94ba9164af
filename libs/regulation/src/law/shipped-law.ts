// The law as this release brings it; imports add editions on top (ADR 0012).
import { chinaHolidays } from '@yby/platform/contract';
import { categoryOne } from '../catalogue/category-one';
import { categoryThree } from '../catalogue/category-three';
import { categoryTwo } from '../catalogue/category-two';
import { dutyRules } from './duty-rules';
import { Law } from './law';
import type { KeyArea, LawData, Setting } from './law-data';
import { otherRules } from './other-rules';
import { purchaseRules } from './purchase-rules';
import { routes } from './routes';
import { transportRules } from './transport-rules';

export const shippedData: LawData = {
  form: 1,
  substances: [...categoryOne, ...categoryTwo, ...categoryThree],
  rules: [...dutyRules, ...purchaseRules, ...transportRules, ...otherRules],
  routes,
  keyAreas: [],
  keyAreasSource: null,
  holidays: chinaHolidays,
  settings: [],
};

export const shippedLaw = new Law(shippedData);

/** The shipped law with key areas or settings of its own: for 'what if' and for tests. */
export function lawWith(more: { keyAreas?: readonly string[]; settings?: readonly Partial<Setting>[] }): Law {
  const since = { from: '2005-11-01', to: null, source: 'variant', mark: 'from memory' } as const;
  return new Law({
    ...shippedData,
    ...(more.keyAreas
      ? {
          keyAreasSource: 'variant',
          keyAreas: more.keyAreas.map((division): KeyArea => ({ ...since, division })),
        }
      : {}),
    settings: (more.settings ?? []).map((row): Setting => ({ ...since, area: '', key: 'cut-off', value: '', ...row })),
  });
}
