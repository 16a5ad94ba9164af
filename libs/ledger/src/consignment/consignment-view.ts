import { At, BilingualView, Choice, Day, Flag, Id, PageQuery, Part, QuantityView, Text, Whole } from '@yby/platform';
import { quantityUnits, type QuantityUnit } from '@yby/platform/contract';
import { consignmentStates, type ConsignmentState } from '../words';

export const sides = ['seller', 'buyer'] as const;
export type Side = (typeof sides)[number];
const states = Object.keys(consignmentStates) as ConsignmentState[];

export class ConsignmentQuery extends PageQuery {
  @Choice(sides, { optional: true, about: 'as whose; buyer when not given' }) side?: Side;
  @Choice(states, { optional: true }) state?: ConsignmentState;
}

/** What arrived; zero has to be said as '0'. */
export class ReceivedQuantityBody {
  @Choice(quantityUnits, { name: 'QuantityUnit' }) unit: QuantityUnit;
  @Text({
    max: 15,
    pattern: /^(0|[1-9]\d{0,14})$/,
    about: 'milligrams or pieces, decimal digits; 0 when nothing arrived',
  })
  amount: string;
}

export class ReceivedLineBody {
  @Text({ max: 40, min: 1, about: 'code of the catalogue' }) substance: string;
  @Part(() => ReceivedQuantityBody) quantity: ReceivedQuantityBody;
}

export class ReceiptBody {
  @Part(() => ReceivedLineBody, { many: true, least: 1, most: 50, about: 'every line that was sent, once' })
  lines: ReceivedLineBody[];
  @Text({ max: 300, optional: true, about: 'needed when what arrived is not what was sent' }) reason?: string;
}

export class NamedView {
  @Id() id: string;
  @Text() name: string;
}

export class ConsignmentLineView {
  @Text() substance: string;
  @Text() nameZh: string;
  @Text() nameEn: string;
  @Part(() => QuantityView) sent: QuantityView;
  @Part(() => QuantityView, { nullable: true }) received: QuantityView | null;
  @Flag({ about: 'received, and not as sent' }) different: boolean;
  @Text({ nullable: true }) reason: string | null;
}

export class ConsignmentView {
  @Id() id: string;
  @Choice(states, { name: 'ConsignmentState' }) state: ConsignmentState;
  @Part(() => BilingualView) stateName: BilingualView;
  @Whole() version: number;
  @Id() permitId: string;
  @Text() permitNumber: string;
  @Id() redemptionId: string;
  @Part(() => NamedView) seller: NamedView;
  @Part(() => NamedView) buyer: NamedView;
  @Part(() => NamedView, { nullable: true, about: 'storehouse of the buyer; an individual has none' })
  site: NamedView | null;
  @Part(() => ConsignmentLineView, { many: true }) lines: ConsignmentLineView[];
  @Day() deliveredOn: string;
  @At() sentAt: string;
  @At({ nullable: true }) receivedAt: string | null;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}

export class ConsignmentViews {
  @Part(() => ConsignmentView, { many: true }) items: ConsignmentView[];
  @Text({ nullable: true }) next: string | null;
}
