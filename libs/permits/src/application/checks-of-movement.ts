import { heldIn } from '@yby/enterprise';
import { formatQuantity, quantityFromWire } from '@yby/platform/contract';
import { substanceOf } from '@yby/regulation/contract';
import type { ApplicationInput } from './application-input';
import type { PrecheckFacts, Say } from './precheck';

/** Who receives what is given away within the province (浙江省禁毒条例 20). */
export function ofReceiver(input: ApplicationInput, { applicant, parties, stock }: PrecheckFacts, say: Say): void {
  const receiver = input.consigneeId ? parties.get(input.consigneeId) : undefined;
  const known = receiver && receiver.id !== applicant.id && receiver.state === 'registered';
  const held = known && heldIn(receiver, 'purchase').length > 0;
  const rule = '浙江省禁毒条例 20';
  if (known && !held)
    say({
      check: 'receiver',
      outcome: 'pass',
      zh: `接收单位：${receiver.name}`,
      en: `Receiver: ${receiver.name}`,
      rule,
    });
  else
    say({
      check: 'receiver',
      outcome: 'stop',
      zh: held ? '接收单位目前不能购入' : '请选择已登记的接收单位',
      en: held ? 'The receiver may not take in goods at present' : 'Choose a registered receiver',
      rule,
    });
  for (const { substance, quantity } of input.lines) {
    const asked = quantityFromWire(quantity);
    const there = stock.get(substance);
    if (there?.unit === asked.unit && there.amount >= asked.amount) continue;
    const { nameZh, nameEn } = substanceOf(substance);
    const left = { unit: asked.unit, amount: there?.unit === asked.unit ? there.amount : 0n };
    say({
      check: `stock.${substance}`,
      outcome: 'warning',
      zh: `${nameZh}：台账结存 ${formatQuantity(left, 'zh')}，少于拟转让的 ${formatQuantity(asked, 'zh')}`,
      en: `${nameEn}: ${formatQuantity(left, 'en')} in stock, less than the ${formatQuantity(asked, 'en')} to be given away`,
      rule: '条例 5',
    });
  }
}

/** A transport that rests on a purchase paper moves no more than is left of it (办法 20). */
export function ofPurchasePaper(input: ApplicationInput, { past }: PrecheckFacts, say: Say): void {
  const { paper } = past;
  if (paper === undefined) return;
  const rule = '办法 20';
  if (!paper?.inForce) {
    say({
      check: 'purchase-paper',
      outcome: 'stop',
      zh: paper ? `购买证件 ${paper.number} 目前不在有效状态` : '找不到这张购买证件，或者您不是其购买、销售单位',
      en: paper
        ? `Purchase paper ${paper.number} is not in force`
        : 'There is no such purchase paper of yours, as buyer or as seller',
      rule,
      todoZh: '请另选购买证件，或不填',
      todoEn: 'Choose another paper, or leave it out',
    });
    return;
  }
  let within = true;
  for (const { substance, quantity } of input.lines) {
    const asked = quantityFromWire(quantity);
    const left = paper.left.get(substance);
    const amount = left?.unit === asked.unit ? left.amount : 0n;
    if (asked.amount <= amount) continue;
    within = false;
    const { nameZh, nameEn } = substanceOf(substance);
    const rest = { unit: asked.unit, amount };
    say({
      check: `purchase-paper.${substance}`,
      outcome: 'stop',
      zh: `${nameZh}：购买证件 ${paper.number} 上可运余量 ${formatQuantity(rest, 'zh')}，本次 ${formatQuantity(asked, 'zh')}`,
      en: `${nameEn}: ${formatQuantity(rest, 'en')} are left to move on ${paper.number}, this asks for ${formatQuantity(asked, 'en')}`,
      rule,
      todoZh: '请减少数量',
      todoEn: 'Ask for less',
    });
  }
  if (within)
    say({
      check: 'purchase-paper',
      outcome: 'pass',
      zh: `不超过购买证件 ${paper.number} 的余量`,
      en: `Within what is left of ${paper.number}`,
      rule,
    });
}

/** Who receives, and who may carry dangerous goods. */
export function ofTransport(input: ApplicationInput, { parties }: PrecheckFacts, say: Say): void {
  const consignee = input.consigneeId ? parties.get(input.consigneeId) : undefined;
  const carrier = input.carrierId ? parties.get(input.carrierId) : undefined;
  say(
    consignee
      ? {
          check: 'consignee',
          outcome: 'pass',
          zh: `收货人：${consignee.name}`,
          en: `Consignee: ${consignee.name}`,
          rule: '条例 22',
        }
      : { check: 'consignee', outcome: 'stop', zh: '请选择收货人', en: 'Choose the consignee', rule: '条例 22' },
  );
  const mayNot = carrier?.carries && heldIn(carrier, 'transport').length > 0;
  if (mayNot)
    say({
      check: 'carrier.standing',
      outcome: 'stop',
      zh: '承运人目前不能承运',
      en: 'The carrier may not carry at present',
      rule: '办法 23',
      todoZh: '请另选承运人，或待其恢复后再申请',
      todoEn: 'Choose another carrier, or apply when it may carry again',
    });
  else
    say(
      carrier?.carries
        ? {
            check: 'carrier',
            outcome: 'pass',
            zh: '承运人有危险货物运输资质',
            en: 'The carrier is licensed for dangerous goods',
            rule: '办法 23',
          }
        : {
            check: 'carrier',
            outcome: 'stop',
            zh: carrier ? '承运人没有有效的危险货物运输资质' : '请选择承运人',
            en: carrier ? 'The carrier has no valid dangerous-goods licence' : 'Choose the carrier',
            rule: '办法 23',
          },
    );
}
