import { formatQuantity, quantityFromWire } from '@yby/platform/contract';
import { substanceOf, type Law } from '@yby/regulation/contract';
import type { ApplicationInput } from './application-input';
import { SPLIT_DAYS } from './past-facts';
import type { PrecheckFacts, Say } from './precheck';

/** From how many times the usual on an officer is told. */
const TIMES = 2n;
/** Orders of a few days that together are so many times the usual look like one that was split. */
const SPLIT_TIMES = 3n;
const MG_PER_KG = 1_000_000n;
const PERMANGANATE = 'PC3-04';

/** '10', '2.5': how many times the usual, to one decimal. */
export function timesOf(amount: bigint, usual: bigint): string {
  const tenths = (amount * 10n + usual / 2n) / usual;
  return tenths % 10n === 0n ? String(tenths / 10n) : `${tenths / 10n}.${tenths % 10n}`;
}

/** What is asked for beside what this applicant usually gets at once: a slip of three zeros is seen here first. */
export function ofUsual(input: ApplicationInput, { past }: PrecheckFacts, say: Say): void {
  for (const { substance, quantity } of input.lines) {
    const usual = past.usual.get(substance);
    if (!usual) continue;
    const asked = quantityFromWire(quantity);
    const far = asked.amount >= usual * TIMES;
    const times = timesOf(asked.amount, usual);
    const { nameZh, nameEn } = substanceOf(substance);
    const one = { unit: asked.unit, amount: usual };
    say({
      check: `usual.${substance}`,
      outcome: far ? 'warning' : 'pass',
      zh: `${nameZh}：本次 ${formatQuantity(asked, 'zh')}，是通常一次 ${formatQuantity(one, 'zh')} 的 ${times} 倍`,
      en: `${nameEn}: ${formatQuantity(asked, 'en')} now, ${times} times the usual ${formatQuantity(one, 'en')}`,
      rule: '办法 5',
      evidence: { usual: usual.toString(), months: 12 },
      ...(far ? { todoZh: '请核对单位和数量', todoEn: 'Check unit and quantity' } : {}),
    });
  }
}

/** Several orders of a few days, each below a limit and together above it (条例 17: 5 kg; the store; what is usual). */
export function ofSplitting(input: ApplicationInput, facts: PrecheckFacts, law: Law, say: Say): void {
  for (const { substance, quantity } of input.lines) {
    const asked = quantityFromWire(quantity);
    const others = facts.past.recent.filter((order) => order.substance === substance);
    if (!others.length) continue;
    const total = others.reduce((sum, { amount }) => sum + amount, asked.amount);
    const biggest = others.reduce((most, { amount }) => (amount > most ? amount : most), asked.amount);
    const limit = limitsOf(substance, facts, law).find(({ amount }) => biggest <= amount && total > amount);
    if (!limit) continue;
    const { nameZh, nameEn } = substanceOf(substance);
    const sum = { unit: asked.unit, amount: total };
    const bound = { unit: asked.unit, amount: limit.amount };
    say({
      check: `split.${substance}`,
      outcome: 'warning',
      zh: `${nameZh}：${SPLIT_DAYS} 天内 ${others.length + 1} 次共 ${formatQuantity(sum, 'zh')}，每次都不超过${limit.zh}（${formatQuantity(bound, 'zh')}），合计超过`,
      en: `${nameEn}: ${others.length + 1} orders in ${SPLIT_DAYS} days come to ${formatQuantity(sum, 'en')}; each is within ${limit.en} (${formatQuantity(bound, 'en')}), together they are not`,
      rule: limit.rule,
      evidence: { orders: others.map(({ number, on, amount }) => ({ number, on, amount: amount.toString() })) },
    });
  }
}

interface Limit {
  readonly amount: bigint;
  readonly zh: string;
  readonly en: string;
  readonly rule: string;
}

function limitsOf(substance: string, { past, applicant, on }: PrecheckFacts, law: Law): Limit[] {
  const limits: Limit[] = [];
  const perPurchase = law.findRule('P-4-amount', on)?.value?.['kgPerPurchase'];
  if (substance === PERMANGANATE && perPurchase)
    limits.push({
      amount: BigInt(perPurchase) * MG_PER_KG,
      zh: '免备案的一次限量',
      en: 'the amount free of filing',
      rule: '条例 17；办法 8',
    });
  const capacity = applicant.needs.find((need) => need.substance === substance)?.storageCapacity;
  if (capacity) limits.push({ amount: capacity, zh: '储存能力', en: 'the storage capacity', rule: '办法 5' });
  const usual = past.usual.get(substance);
  if (usual)
    limits.push({ amount: usual * SPLIT_TIMES, zh: '通常一次的三倍', en: 'three times the usual', rule: '办法 5' });
  return limits;
}
