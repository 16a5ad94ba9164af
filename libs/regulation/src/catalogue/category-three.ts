// Category 3 of the catalogue of precursor chemicals (条例附表 and the notices that added to it), one row per entry.
// Effective-dated: a purchase before `effectiveFrom` was lawful without paper. Who corrects a row also corrects its mark.
import { decree445, notice2021 } from './listing';
import { row, type Substance } from './substance';

export const categoryThree: readonly Substance[] = [
  row({
    category: 3,
    code: 'PC3-01',
    nameZh: '甲苯',
    nameEn: 'Toluene',
    cas: ['108-88-3'],
    listed: decree445,
    notes: { zh: '危险化学品', en: 'hazardous chemical' },
  }),
  row({
    category: 3,
    code: 'PC3-02',
    nameZh: '丙酮',
    nameEn: 'Acetone',
    cas: ['67-64-1'],
    listed: decree445,
    notes: { zh: '危险化学品', en: 'hazardous chemical' },
  }),
  row({
    category: 3,
    code: 'PC3-03',
    nameZh: '甲基乙基酮',
    nameEn: 'Methyl ethyl ketone (2-butanone)',
    cas: ['78-93-3'],
    listed: decree445,
    notes: { zh: '别名丁酮;危险化学品', en: 'also called butanone; hazardous chemical' },
  }),
  row({
    category: 3,
    code: 'PC3-04',
    nameZh: '高锰酸钾',
    nameEn: 'Potassium permanganate',
    cas: ['7722-64-7'],
    listed: decree445,
    notes: {
      zh: '同时为易制爆危险化学品;自用少量无须备案(条例 17、办法 8)',
      en: 'also an explosive precursor; small quantities for own use need no filing (条例 17, 办法 8)',
    },
  }),
  row({
    category: 3,
    code: 'PC3-05',
    nameZh: '硫酸',
    nameEn: 'Sulphuric acid',
    cas: ['7664-93-9'],
    listed: decree445,
    notes: { zh: '危险化学品;实务中数量最大', en: 'hazardous chemical; the largest volumes in practice' },
  }),
  row({
    category: 3,
    code: 'PC3-06',
    nameZh: '盐酸',
    nameEn: 'Hydrochloric acid',
    cas: ['7647-01-0'],
    listed: decree445,
    notes: { zh: '危险化学品', en: 'hazardous chemical' },
  }),
  row({
    category: 3,
    code: 'PC3-07',
    nameZh: '苯乙腈',
    nameEn: 'Benzyl cyanide (phenylacetonitrile)',
    cas: ['140-29-4'],
    listed: notice2021,
    notes: { zh: '类别已核对,施行日期凭记忆', en: 'category checked; effective day from memory' },
  }),
  row({
    category: 3,
    code: 'PC3-08',
    nameZh: 'γ-丁内酯',
    nameEn: 'gamma-Butyrolactone',
    abbr: 'GBL',
    cas: ['96-48-0'],
    listed: notice2021,
    notes: {
      zh: '2024-01-01 起部分含量产品豁免购买、运输备案:光刻胶、PI 配向液、稀释剂、光敏液、防反射膜液中不高于 60%,印刷油墨中不高于 20%',
      en: 'since 2024-01-01 some products need no purchase or transport filing: up to 60 % in photoresist, PI alignment liquid, thinner, photosensitive or anti-reflective liquid, up to 20 % in printing ink',
    },
  }),
];
