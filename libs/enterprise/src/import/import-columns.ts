import type { EnterpriseKind, LicenceKind } from '../register/licence';

// What a file of a register looks like: four sheets, tied together by the credit code. Only the first is needed; a CSV file
// is the first sheet alone. The template, the reader and the words of the faults are all made from this table.

export interface ImportColumn {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly required: boolean;
  /** Most characters. */
  readonly most: number;
  readonly hintZh: string;
  readonly example: string;
}

const column = (
  key: string,
  zh: string,
  en: string,
  required: boolean,
  most: number,
  hintZh: string,
  example: string,
): ImportColumn => ({ key, zh, en, required, most, hintZh, example });

const uscc = column('uscc', '统一社会信用代码', 'credit code', true, 18, '18 位；请设为文本格式', '91330302MA0Y00024F');
const division = (required: boolean) =>
  column('division', '县（市、区）', 'county', required, 40, '名称或 6 位行政区划代码', '鹿城区');

export const importSheets = {
  unit: {
    zh: '单位',
    en: 'enterprises',
    columns: [
      uscc,
      column('name', '单位名称', 'name', true, 100, '与营业执照一致', '温州蓝海涂料有限公司'),
      column('kinds', '单位类型', 'kinds', true, 60, '可多选，用顿号分开', '生产单位、使用单位'),
      division(true),
      column('address', '地址', 'address', true, 200, '注册地址', '温州市鹿城区轻工产业园区金达路 18 号'),
      column('legalRep', '法定代表人', 'legal representative', true, 50, '姓名', '林海涛'),
      column('firstFilingOn', '首次购买备案日期', 'first purchase filing', false, 20, '没有则不填', '2023-03-01'),
      column('firstTransportOn', '首次运输日期', 'first transport', false, 20, '没有则不填', ''),
    ],
  },
  site: {
    zh: '仓库',
    en: 'storehouses',
    columns: [
      uscc,
      column('name', '仓库名称', 'name', true, 100, '同一单位内不重复', '甲类仓库 1 号'),
      column('address', '仓库地址', 'address', true, 200, '', '鹿城区轻工产业园区金达路 18 号'),
      division(false),
    ],
  },
  licence: {
    zh: '资质',
    en: 'licences',
    columns: [
      uscc,
      column('kind', '资质类型', 'kind', true, 40, '从下拉列表选择', '营业执照'),
      column('number', '编号', 'number', true, 100, '', '330302000012345'),
      column('issuer', '发证机关', 'issuer', true, 100, '', '温州市市场监督管理局'),
      column('validFrom', '有效期起', 'valid from', true, 20, '如 2024-01-01', '2024-01-01'),
      column('validTo', '有效期止', 'valid to', false, 20, '长期的填“长期”或不填', '长期'),
      column('substances', '涉及品种', 'substances', false, 400, '名称或目录编号，用顿号分开', ''),
    ],
  },
  need: {
    zh: '品种',
    en: 'declared needs',
    columns: [
      uscc,
      column('substance', '品种', 'substance', true, 60, '名称、目录编号或 CAS 号', '甲苯'),
      column('yearlyNeed', '年需用量', 'yearly need', true, 20, '千克，最多六位小数；制剂填数量', '120000'),
      column('storageCapacity', '最大储存量', 'storage capacity', true, 20, '单位同上', '30000'),
      column('unit', '计量单位', 'unit', false, 10, '千克、片或支；不填为千克', '千克'),
    ],
  },
} as const satisfies Record<string, { zh: string; en: string; columns: readonly ImportColumn[] }>;

export type SheetKey = keyof typeof importSheets;
export const sheetKeys = Object.keys(importSheets) as SheetKey[];

export const kindWords: Readonly<Record<EnterpriseKind, string>> = {
  producer: '生产单位',
  dealer: '经营单位',
  end_user: '使用单位',
  carrier: '运输单位',
  warehouse: '仓储单位',
  school: '学校',
  laboratory: '实验室',
  research: '科研单位',
  medical: '医疗单位',
  equipment_dealer: '设备经营单位',
  individual_buyer: '个人',
};

export const licenceWords: Readonly<Record<LicenceKind, string>> = {
  business_licence: '营业执照',
  registration_certificate: '法人登记证书',
  production_permit: '生产许可证',
  production_filing: '生产备案证明',
  dealing_permit: '经营许可证',
  dealing_filing: '经营备案证明',
  dangerous_goods_transport: '危险货物道路运输许可',
  hazardous_chemicals: '危险化学品许可证',
  other: '其他',
};

export const unitWords = { mg: '千克', tablet: '片', injection: '支' } as const;

/** 0 → 'A', 26 → 'AA'. */
export function letterOf(index: number): string {
  const rest = index % 26;
  const above = Math.floor(index / 26);
  return (above > 0 ? letterOf(above - 1) : '') + String.fromCharCode(65 + rest);
}
