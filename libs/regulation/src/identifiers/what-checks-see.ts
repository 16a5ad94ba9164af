// What the check of each identifier cannot see when one character is wrong: data for the tests, which prove it, and for
// docs/identifiers.md. Server side only.
import type { Bilingual } from '@yby/platform/contract';

export interface CheckSight {
  readonly kind: string;
  readonly name: Bilingual;
  readonly standard: string;
  readonly check: Bilingual;
  /** Which single wrong characters pass; none where the standard sees all. */
  readonly blind: Bilingual;
}

const none: Bilingual = { zh: '无', en: 'none' };

export const checkSights: readonly CheckSight[] = [
  {
    kind: 'uscc',
    name: { zh: '统一社会信用代码', en: 'unified social credit code' },
    standard: 'GB 32100-2015',
    check: {
      zh: '权 3^(i−1) 模 31(31 为素数,权均不为 0),内含组织机构代码',
      en: 'weights 3^(i−1) mod 31, prime and no weight zero; and the organisation code inside',
    },
    blind: none,
  },
  {
    kind: 'organisationCode',
    name: { zh: '组织机构代码', en: 'organisation code' },
    standard: 'GB 11714',
    check: { zh: '权 3 7 9 10 5 8 4 2 模 11', en: 'weights 3 7 9 10 5 8 4 2 mod 11' },
    blind: {
      zh: '前 8 位中值差 11、22、33 的互换:0↔B↔M↔X,1↔C↔N↔Y,… 9↔K↔V,A↔L↔W',
      en: 'among the first eight, characters whose values differ by 11, 22 or 33: 0↔B↔M↔X, 1↔C↔N↔Y, … 9↔K↔V, A↔L↔W',
    },
  },
  {
    kind: 'residentId',
    name: { zh: '公民身份号码', en: 'identity number' },
    standard: 'GB 11643-1999',
    check: {
      zh: 'ISO 7064 MOD 11-2(11 为素数,权均不为 0)',
      en: 'ISO 7064 MOD 11-2, prime and no weight zero',
    },
    blind: none,
  },
  {
    kind: 'eLicence',
    name: { zh: '电子证照标识', en: 'e-licence identifier' },
    standard: 'GB/T 36904-2018',
    check: {
      zh: 'ISO 7064 MOD 37,36;根、分隔点和各段长度另查',
      en: 'ISO 7064 MOD 37,36; root, dots and lengths by form',
    },
    blind: none,
  },
  {
    kind: 'cas',
    name: { zh: 'CAS 号', en: 'CAS number' },
    standard: 'CAS',
    check: { zh: '自右数位次 × 数字,模 10', en: 'digit × place from the right, mod 10' },
    blind: {
      zh: '校验位之前自右数第 2、4、6、8 位差 5;第 5 位差 2、4、6、8',
      en: 'before the check digit, counted from the right: place 2, 4, 6 or 8 wrong by 5; place 5 wrong by 2, 4, 6 or 8',
    },
  },
  {
    kind: 'plate',
    name: { zh: '机动车号牌', en: 'plate' },
    standard: 'GA 36',
    check: { zh: '无校验码,只查格式', en: 'no check character, form only' },
    blind: { zh: '凡仍合格式的改动', en: 'every change that still has the form' },
  },
];
