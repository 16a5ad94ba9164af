import { Inject, Injectable } from '@nestjs/common';
import { bookDelivery } from '@yby/ledger';
import {
  advance,
  Choice,
  Day,
  Flag,
  Id,
  isoOf,
  Part,
  platformRefusal,
  QuantityBody,
  SETTINGS,
  Text,
  toPlainDate,
  Work,
  type Caller,
  type Settings,
  type Tx,
} from '@yby/platform';
import { formatQuantity, quantityFromWire, type PlainDate, type Quantity } from '@yby/platform/contract';
import { isPlate, substanceOf } from '@yby/regulation/contract';
import { permitsRefusal } from '../permits.refusals';
import { lockPermit } from './lock-permit';
import { effectiveOn, permitLifecycle, type Effective } from './permit.lifecycle';
import { linesOf, type StoredPermit, type StoredPermitLine } from './permit-row';
import { payments, PermitView, type Payment } from './permit-view';
import { readPermit } from './read-permit';

export class RedemptionLineInput {
  @Text({ max: 10, pattern: /^PC[1-3]-\d\d$/ }) substance: string;
  @Part(() => QuantityBody) quantity: QuantityBody;
}

export class RedemptionInput {
  @Part(() => RedemptionLineInput, { many: true, least: 1, most: 20 }) lines: RedemptionLineInput[];
  @Day({ optional: true, about: 'day of delivery; today when absent' }) deliveredOn?: string;
  @Text({ optional: true, max: 12, about: 'number plate (GA 36)' }) vehicle?: string;
  @Flag({ about: "the handler's identity and mandate were checked and copied (条例 18; 办法 11)" })
  handlerChecked: boolean;
  @Choice(payments, { name: 'Payment' }) payment: Payment;
}

export class RedemptionView {
  @Id() id: string;
  @Id() consignmentId: string;
  @Part(() => PermitView) permit: PermitView;
}

const words: Record<Effective, [zh: string, en: string]> = {
  in_force: ['有效', 'in force'],
  not_yet_valid: ['尚未生效', 'not yet valid'],
  expired: ['已过期', 'expired'],
  used_up: ['已用完', 'used up'],
  suspended: ['被暂扣', 'suspended'],
  revoked: ['已吊销', 'revoked'],
  annulled: ['已撤销', 'annulled'],
  withdrawn: ['已撤回', 'withdrawn'],
  cancelled: ['已由持证单位作废', 'cancelled by its holder'],
  deregistered: ['已注销', 'deregistered'],
};

/**
 * 核销: the seller writes a delivery off against the permit, and both books move, in one transaction. The permit's row is
 * locked first, then the accounts by id; what was redeemed can never exceed what was granted (also a CHECK of the table).
 */
@Injectable()
export class Redeem {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async redeem(caller: Caller, permitId: string, input: RedemptionInput): Promise<RedemptionView> {
    return this.work.run(caller, 'permits.redeem', async (tx) => {
      const permit = await lockSale(tx, permitId);
      const deliveredOn = checked(tx, permit, input);
      const lines = chosenLines(permit, input);
      const id = tx.newId();
      const { consignmentId } = await bookDelivery(tx, {
        permitId,
        permitNumber: permit.number,
        redemptionId: id,
        sellerId: permit.seller_id!,
        buyerId: permit.enterprise_id,
        buyerSiteId: permit.site_id,
        lines: lines.map(({ line, quantity }) => ({ substance: line.substance, quantity })),
        deliveredOn,
        division: permit.division,
      });
      await tx.insert('permits.redemption', {
        id,
        permit_id: permitId,
        seller_id: permit.seller_id,
        consignment_id: consignmentId,
        delivered_on: deliveredOn,
        vehicle: input.vehicle ?? null,
        payment: input.payment,
        lines: JSON.stringify(
          lines.map(({ line, quantity }) => ({
            substance: line.substance,
            unit: quantity.unit,
            amount: quantity.amount.toString(),
          })),
        ),
        redeemed_at: isoOf(tx.now),
        redeemed_by: tx.actor.id,
        division: permit.division,
        month: Number(deliveredOn.slice(0, 7).replace('-', '')),
      });
      for (const { line, quantity } of lines)
        await tx.execute(
          'UPDATE permits.permit_line SET redeemed = redeemed + $3 WHERE permit_id = $1 AND position = $2',
          [permitId, line.position, quantity.amount],
        );
      const left = linesOf(permit).some(
        (line) =>
          line.granted > line.redeemed + (lines.find((l) => l.line.position === line.position)?.quantity.amount ?? 0n),
      );
      const state = permit.deliveries === 'one' || !left ? 'used_up' : 'valid';
      const version = await advance(tx, permitLifecycle, {
        act: 'redeem',
        id: permitId,
        from: permit.state,
        to: state,
      });
      if (state === 'used_up') tx.settle({ type: 'permit', id: permitId });
      tx.emit(
        'permits.redeemed',
        { type: 'permit', id: permitId, version, division: permit.division },
        {
          applicationId: permit.application_id,
          number: permit.number,
          enterpriseId: permit.enterprise_id,
          sellerId: permit.seller_id,
          consigneeId: permit.consignee_id,
          carrierId: permit.carrier_id,
          permitId,
          permitNumber: permit.number,
          consignmentId,
          redemptionId: id,
          state,
          lines: lines.map(({ line, quantity }) => ({
            substance: line.substance,
            unit: quantity.unit,
            amount: quantity.amount.toString(),
          })),
        },
      );
      return {
        id,
        consignmentId,
        permit: await readPermit(tx, tx.actor, { id: permitId }, tx.now, this.settings.publicUrl),
      };
    });
  }
}

async function lockSale(tx: Tx, id: string): Promise<StoredPermit> {
  const { permit, side } = await lockPermit(tx, id);
  if (permit.kind !== 'purchase_filing') throw permitsRefusal('not-redeemable');
  if (side !== 'seller') throw permitsRefusal('not-your-sale');
  return permit;
}

function checked(tx: Tx, permit: StoredPermit, input: RedemptionInput): PlainDate {
  const today = toPlainDate(tx.now);
  const effective = effectiveOn(permit.state, permit.valid_from, permit.valid_to, today);
  if (effective !== 'in_force') {
    const [zh, en] = words[effective];
    throw permitsRefusal('not-in-force', { effective: zh, effectiveEn: en, state: effective });
  }
  if (input.payment === 'cash' || input.payment === 'barter') throw permitsRefusal('cash-forbidden');
  if (!input.handlerChecked) throw permitsRefusal('handler-unchecked');
  if (input.vehicle !== undefined && !isPlate(input.vehicle))
    throw platformRefusal('bad-input', { count: 1 }, [
      { field: 'vehicle', code: 'plate', zh: '车牌号格式不正确（GA 36）', en: 'is not a number plate (GA 36)' },
    ]);
  const deliveredOn = (input.deliveredOn ?? today) as PlainDate;
  if (deliveredOn > today) throw permitsRefusal('delivered-ahead');
  if (deliveredOn < permit.valid_from) throw permitsRefusal('delivered-outside');
  return deliveredOn;
}

function chosenLines(permit: StoredPermit, input: RedemptionInput): { line: StoredPermitLine; quantity: Quantity }[] {
  const stored = linesOf(permit);
  const seen = new Set<string>();
  return input.lines.map(({ substance, quantity: wire }, i) => {
    const quantity = quantityFromWire(wire);
    const line = stored.find((known) => known.substance === substance && known.unit === quantity.unit);
    if (!line || seen.has(substance)) throw permitsRefusal('substance-not-on-permit', { substance, line: i });
    seen.add(substance);
    const remaining = { unit: line.unit, amount: line.granted - line.redeemed };
    if (quantity.amount > remaining.amount) {
      const { nameZh, nameEn } = substanceOf(substance);
      throw permitsRefusal('quantity-exceeded', {
        name: nameZh,
        nameEn,
        substance,
        remaining: formatQuantity(remaining, 'zh'),
        remainingEn: formatQuantity(remaining, 'en'),
        remainingAmount: remaining.amount.toString(),
      });
    }
    return { line, quantity };
  });
}
