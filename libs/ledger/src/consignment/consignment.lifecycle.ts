import { defineLifecycle } from '@yby/platform';
import { consignmentStates } from '../words';

/** Goods of one redemption on the road. They leave by the redemption of the permit and end by the buyer's receipt. */
export const consignmentLifecycle = defineLifecycle({
  name: 'consignment',
  table: 'ledger.consignment',
  zh: '货运',
  states: {
    in_transit: consignmentStates.in_transit,
    received: { ...consignmentStates.received, final: true },
  },
  acts: {
    send: { zh: '发货', en: 'send', from: [null], to: ['in_transit'], who: ['agent', 'storekeeper'] },
    receive: {
      zh: '确认收货',
      en: 'confirm receipt',
      from: ['in_transit'],
      to: ['received'],
      who: ['agent', 'storekeeper'],
    },
  },
});
