import { instantOf } from '@yby/platform/contract';
import type { PermitPrint } from './permit-print';

/** A purchase filing of two substances, for the tests; `code` is put in by them. */
export const examplePrint: PermitPrint = {
  number: '330302G202600001232',
  kind: 'purchase_filing',
  uses: 'multi',
  holder: {
    name: '温州市鹿城区晨光涂料有限公司',
    uscc: '91330302MA2AXYZ01K',
    address: '浙江省温州市鹿城区轻工产业园区金达路 18 号 3 幢',
    legalRepresentative: '陈建国',
  },
  handler: { name: '林晓燕', maskedId: '330302********0021', phone: '138****5678' },
  counterparty: { name: '瑞安市恒达化工贸易有限公司', uscc: '91330381145678902P', permitNumber: '（浙）3S33030021459' },
  lines: [
    { nameZh: '甲苯', nameEn: 'Toluene', category: 3, unit: 'mg', amount: 500_000_000n, use: '油漆稀释剂生产' },
    { nameZh: '丙酮', nameEn: 'Acetone', category: 3, unit: 'mg', amount: 1_250_250_000n, use: '树脂溶解及设备清洗' },
  ],
  issuedAt: instantOf('2026-11-23T06:05:00.000Z'),
  validFrom: instantOf('2026-11-23T06:05:00.000Z'),
  validTo: instantOf('2027-05-22T15:59:59.999Z'),
  issuingOrgan: '温州市公安局鹿城区分局',
  code: '',
  redemptions: [
    {
      on: '2026-11-25',
      substance: '甲苯',
      unit: 'mg',
      amount: 200_000_000n,
      balance: 300_000_000n,
      seller: '瑞安市恒达化工贸易有限公司',
    },
  ],
};
