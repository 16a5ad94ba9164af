import { mgToKilograms, toPlainDate, type Bilingual, type Instant } from '@yby/platform/contract';
import type { CredentialKind, CredentialUnit } from '../credential/permit-credential';

interface KindWords {
  readonly title: Bilingual;
  /** Article of 《易制毒化学品管理条例》 that the paper rests on. */
  readonly opening: string;
  readonly counterparty: Bilingual;
}

const seller: Bilingual = { zh: '销售单位', en: 'Seller' };
const receiver: Bilingual = { zh: '接收单位', en: 'Receiver' };
const consignee: Bilingual = { zh: '收货单位', en: 'Consignee' };

export const kindWords: Readonly<Record<CredentialKind, KindWords>> = {
  purchase_filing: {
    title: { zh: '易制毒化学品购买备案证明', en: 'Certificate of Filing for the Purchase of Precursor Chemicals' },
    opening: '依据《易制毒化学品管理条例》第十七条，下列单位购买易制毒化学品已予备案，特此证明。',
    counterparty: seller,
  },
  purchase_permit: {
    title: { zh: '易制毒化学品购买许可证', en: 'Permit for the Purchase of Precursor Chemicals' },
    opening: '依据《易制毒化学品管理条例》第十四条、第十五条，准予下列单位购买易制毒化学品。',
    counterparty: seller,
  },
  transport_filing: {
    title: { zh: '易制毒化学品运输备案证明', en: 'Certificate of Filing for the Transport of Precursor Chemicals' },
    opening: '依据《易制毒化学品管理条例》第二十条，下列单位运输易制毒化学品已予备案，特此证明。',
    counterparty: consignee,
  },
  transfer_filing: {
    title: { zh: '易制毒化学品转让备案证明', en: 'Certificate of Filing for the Transfer of Precursor Chemicals' },
    opening: '依据《浙江省禁毒条例》第二十条，下列单位在省内转让易制毒化学品已予备案，特此证明。',
    counterparty: receiver,
  },
  transport_permit: {
    title: { zh: '易制毒化学品运输许可证', en: 'Permit for the Transport of Precursor Chemicals' },
    opening: '依据《易制毒化学品管理条例》第二十条、第二十一条，准予下列单位运输易制毒化学品。',
    counterparty: consignee,
  },
};

export const categoryWords = { 1: '第一类', 2: '第二类', 3: '第三类' } as const;
export const usesWords = {
  one: { zh: '一次使用', en: 'One use' },
  multi: { zh: '多次使用', en: 'Multiple use' },
} as const;

/** '500.25 kg', '60,000 片', '15,000 支'. */
export function printAmount(unit: CredentialUnit, amount: bigint): string {
  const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  if (unit !== 'mg') return `${grouped(String(amount))} ${unit === 'tablet' ? '片' : '支'}`;
  const [whole = '0', fraction] = mgToKilograms(amount).split('.');
  return grouped(whole) + (fraction === undefined ? '' : `.${fraction}`);
}

/** '2026 年 11 月 23 日', the day in China. */
export function printDay(at: Instant): string {
  const [year, month, day] = toPlainDate(at).split('-').map(Number);
  return `${year} 年 ${month} 月 ${day} 日`;
}
