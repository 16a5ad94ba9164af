import { countiesOf, divisionName } from '@yby/regulation/contract';
import type { Lang } from '../words';

/** Places to choose from: the counties of Wenzhou, the cities of Zhejiang, the provinces. Any six-digit code may be typed. */
export function knownDivisions(lang: Lang): { value: string; label: string }[] {
  const cities = Array.from({ length: 11 }, (_, i) => `33${String(i + 1).padStart(2, '0')}00`);
  const provinces = '11 12 13 14 15 21 22 23 31 32 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'
    .split(' ')
    .map((code) => `${code}0000`);
  return [
    ...countiesOf('3303').map((county) => ({ value: county.code, label: `${county[lang]} ${county.code}` })),
    ...[...cities, ...provinces].map((code) => ({ value: code, label: `${divisionName(code, lang)} ${code}` })),
  ];
}
