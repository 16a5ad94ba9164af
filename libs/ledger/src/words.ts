import type { Bilingual } from '@yby/platform/contract';

/** Books of an enterprise. The first two hold goods and never fall below zero; the others say where goods came from or went. */
export const accountKinds = {
  stock: { zh: '库存', en: 'stock' },
  in_transit: { zh: '在途', en: 'in transit' },
  opening: { zh: '期初', en: 'opening' },
  outside: { zh: '系统外', en: 'outside the system' },
  produced: { zh: '生产', en: 'produced' },
  consumed: { zh: '使用', en: 'consumed' },
  loss: { zh: '损耗', en: 'loss in process' },
  returned: { zh: '退货', en: 'returned' },
  incident: { zh: '丢失被盗被抢', en: 'loss, theft, robbery' },
  adjustment: { zh: '盘点调整', en: 'adjusted by stocktake' },
  difference: { zh: '收货差异', en: 'difference at receipt' },
} as const satisfies Record<string, Bilingual>;

export type AccountKind = keyof typeof accountKinds;

/** Books that hold goods: the database refuses to take more out of them than there is. */
export const goodsKinds = ['stock', 'in_transit'] as const satisfies readonly AccountKind[];

/** What kind of movement a posting is. */
export const postingKinds = {
  opening: { zh: '期初登记', en: 'opening balance' },
  delivery: { zh: '销售出库', en: 'delivery' },
  receipt: { zh: '收货入库', en: 'receipt' },
  passed_on: { zh: '合并、分立转出转入', en: 'passed on to a successor' },
} as const satisfies Record<string, Bilingual>;

export type PostingKind = keyof typeof postingKinds;

export const consignmentStates = {
  in_transit: { zh: '在途', en: 'in transit' },
  received: { zh: '已收货', en: 'received' },
} as const satisfies Record<string, Bilingual>;

export type ConsignmentState = keyof typeof consignmentStates;
