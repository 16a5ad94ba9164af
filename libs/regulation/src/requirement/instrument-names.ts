import type { Bilingual } from '@yby/platform/contract';
import type { Instrument } from './answer';

/** What the papers are called on screens and in letters. */
export const instrumentNames: Readonly<Record<Instrument, Bilingual>> = {
  purchase_permit: { zh: '购买许可证', en: 'purchase permit' },
  purchase_filing: { zh: '购买备案证明', en: 'purchase filing certificate' },
  transport_permit: { zh: '运输许可证', en: 'transport permit' },
  transport_filing: { zh: '运输备案证明', en: 'transport filing certificate' },
  transfer_filing: { zh: '转让备案证明', en: 'transfer filing certificate' },
  production_permit: { zh: '生产许可证', en: 'production permit' },
  production_filing: { zh: '生产备案证明', en: 'production filing certificate' },
  dealing_permit: { zh: '经营许可证', en: 'dealing permit' },
  dealing_filing: { zh: '经营备案证明', en: 'dealing filing certificate' },
  import_permit: { zh: '进口许可证', en: 'import permit' },
  export_permit: { zh: '出口许可证', en: 'export permit' },
  none: { zh: '无需办理', en: 'nothing is needed' },
};
