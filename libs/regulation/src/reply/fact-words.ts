// The facts of a question in words, as they stand on a reply.
import { formatQuantity, quantityFromWire, type Bilingual } from '@yby/platform/contract';
import type { LaterDuty } from '../requirement/answer';
import type { Law } from '../law/law';
import type {
  Activity,
  LineForm,
  MixtureProduct,
  Payment,
  Purpose,
  RequirementAsk,
  RequirementLine,
  TransferReason,
} from '../requirement/ask';

export const activityWords: Readonly<Record<Activity, Bilingual>> = {
  production: { zh: '生产', en: 'production' },
  dealing: { zh: '经营', en: 'dealing' },
  purchase: { zh: '购买', en: 'purchase' },
  transport: { zh: '运输', en: 'transport' },
  transfer: { zh: '转让、赠与、出借', en: 'transfer' },
  import: { zh: '进口', en: 'import' },
  export: { zh: '出口', en: 'export' },
};

/** Who is asked about. */
export const partyWords: Readonly<Record<Activity, readonly [zh: string, en: string]>> = {
  production: ['生产者', 'Producer'],
  dealing: ['经营者', 'Dealer'],
  purchase: ['购买人', 'Buyer'],
  transport: ['货主', 'Owner of the goods'],
  transfer: ['转让方', 'Giver'],
  import: ['进口方', 'Importer'],
  export: ['出口方', 'Exporter'],
};

/** Set before a duty. */
export const dutyBearers: Readonly<Record<LaterDuty['who'], Bilingual>> = {
  seller: { zh: '销售方：', en: 'seller: ' },
  buyer: { zh: '购买方：', en: 'buyer: ' },
  owner: { zh: '货主：', en: 'owner of the goods: ' },
  carrier: { zh: '承运人：', en: 'carrier: ' },
  authority: { zh: '公安机关：', en: 'police: ' },
  all: { zh: '', en: '' },
};

export const buyerWords = {
  unit: { zh: '单位', en: 'a unit' },
  individual: { zh: '个人', en: 'an individual' },
} as const satisfies Record<RequirementAsk['buyerKind'], Bilingual>;

export const categoryWords = {
  1: { zh: '第一类', en: 'category 1' },
  2: { zh: '第二类', en: 'category 2' },
  3: { zh: '第三类', en: 'category 3' },
} as const;

const formWords: Readonly<Record<Exclude<LineForm, 'substance'>, Bilingual>> = {
  salt: { zh: '盐类', en: 'a salt' },
  preparation: { zh: '单方制剂', en: 'a preparation' },
  mixture: { zh: '混合物', en: 'a mixture' },
};

const productWords: Readonly<Record<MixtureProduct, Bilingual>> = {
  photoresist: { zh: '光刻胶', en: 'photoresist' },
  alignment_liquid: { zh: '取向液', en: 'alignment liquid' },
  thinner: { zh: '稀释剂', en: 'thinner' },
  photosensitive_liquid: { zh: '光敏液', en: 'photosensitive liquid' },
  antireflective_liquid: { zh: '抗反射膜液', en: 'anti-reflective liquid' },
  printing_ink: { zh: '印刷油墨', en: 'printing ink' },
  other: { zh: '其他产品', en: 'another product' },
};

/** '混合物 37.5%（光刻胶）'; null for the substance as it is. */
export function formOf({ form, quantity, percent, product }: RequirementLine): Bilingual | null {
  const kind = form ?? (quantity.unit === 'mg' ? 'substance' : 'preparation');
  if (kind === 'substance') return null;
  const words = formWords[kind];
  const share = percent === undefined ? '' : ` ${percent}%`;
  const of = product && productWords[product];
  return { zh: words.zh + share + (of ? `（${of.zh}）` : ''), en: words.en + share + (of ? ` (${of.en})` : '') };
}

const purposeWords: Readonly<Record<Purpose, Bilingual>> = {
  production: { zh: '生产', en: 'production' },
  sale: { zh: '销售', en: 'sale' },
  teaching: { zh: '教学', en: 'teaching' },
  research: { zh: '科研', en: 'research' },
  medical: { zh: '医疗', en: 'medical use' },
  treatment: { zh: '治疗', en: 'treatment' },
  other: { zh: '其他', en: 'other' },
};

const paymentWords: Readonly<Record<Payment, Bilingual>> = {
  transfer: { zh: '转账', en: 'bank transfer' },
  cash: { zh: '现金', en: 'cash' },
  barter: { zh: '实物', en: 'barter' },
};

const reasonWords: Readonly<Record<TransferReason, Bilingual>> = {
  conversion: { zh: '转产', en: 'conversion' },
  shutdown: { zh: '停产', en: 'shutdown' },
  urgent_production: { zh: '生产急需', en: 'urgent production' },
  other: { zh: '其他', en: 'other' },
};

/**
 * What stands in a row of its own (activity, lines, day, places), and what bears only on how a paper is granted, never on
 * whether one is needed. The latter is left off the paper, and with it every free text: nobody prints words of his own
 * on an official reply.
 */
type Elsewhere =
  | ('activity' | 'buyerKind' | 'lines' | 'date' | 'buyerDivision' | 'originDivision' | 'destinationDivision' | 'route')
  | ('siteUnit' | 'standing' | 'file');

type Words<K extends keyof RequirementAsk> = (value: NonNullable<RequirementAsk[K]>, law: Law) => Bilingual | null;

const yesNo =
  (yes: Bilingual, no: Bilingual | null = null) =>
  (value: boolean): Bilingual | null =>
    value ? yes : no;

const factWords: { readonly [K in Exclude<keyof Required<RequirementAsk>, Elsewhere>]: Words<K> } = {
  withinCounty: yesNo({ zh: '同一县（市、区）内的不同地点', en: 'two places of one county' }),
  selfUse: yesNo({ zh: '自用', en: 'for own use' }, { zh: '不是自用', en: 'not for own use' }),
  yearToDate: (bought, law) => {
    const rows = Object.entries(bought).map(([code, wire]) => {
      const { nameZh, nameEn } = law.substanceOf(code);
      const quantity = quantityFromWire(wire);
      return {
        zh: `${nameZh} ${formatQuantity(quantity, 'zh')}`,
        en: `${formatQuantity(quantity, 'en')} of ${nameEn}`,
      };
    });
    if (rows.length === 0) return null;
    return {
      zh: `本年此前已购自用${rows.map(({ zh }) => zh).join('、')}`,
      en: `bought before this year for own use: ${rows.map(({ en }) => en).join(', ')}`,
    };
  },
  medicalCard: yesNo(
    { zh: '持有麻醉药品、第一类精神药品购买印鉴卡', en: 'with the narcotics purchase card' },
    { zh: '没有印鉴卡', en: 'without the narcotics purchase card' },
  ),
  purpose: (value) => ({ zh: `用途：${purposeWords[value].zh}`, en: `purpose: ${purposeWords[value].en}` }),
  purchasePaperCarried: yesNo(
    { zh: '购买许可证或者调拨单随货携带', en: 'purchase permit or transfer order carried along' },
    { zh: '购买许可证或者调拨单没有随货携带', en: 'purchase permit or transfer order not carried along' },
  ),
  prescription: yesNo(
    {
      zh: '凭诊断书和身份证明随身携带，不超过单张处方最大剂量',
      en: 'carried with diagnosis and identity document, within one prescription’s maximum',
    },
    { zh: '没有诊断书', en: 'without a diagnosis' },
  ),
  bonded: yesNo({ zh: '在境内与海关特殊监管区域之间进出', en: 'between the inland and a bonded area' }),
  transferReason: (value) => ({ zh: `原因：${reasonWords[value].zh}`, en: `reason: ${reasonWords[value].en}` }),
  payment: (value) => ({ zh: `付款方式：${paymentWords[value].zh}`, en: `payment: ${paymentWords[value].en}` }),
  agent: yesNo({ zh: '委托他人代购', en: 'bought through an agent' }),
  sellerMaySell: yesNo(
    { zh: '供方可以销售', en: 'the seller may sell' },
    { zh: '供方不得销售', en: 'the seller may not sell' },
  ),
  multiUse: yesNo({ zh: '拟多次使用', en: 'meant for several uses' }),
};

/** Every fact that was given and bears on the answer, in a fixed order. */
export function factsOf(ask: RequirementAsk, law: Law): Bilingual[] {
  return (Object.keys(factWords) as (keyof typeof factWords)[])
    .map((name) => {
      const value = ask[name];
      return value === undefined
        ? null
        : (factWords[name] as (value: unknown, law: Law) => Bilingual | null)(value, law);
    })
    .filter((words) => words !== null);
}
