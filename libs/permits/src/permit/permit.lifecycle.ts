import { defineLifecycle } from '@yby/platform';

/**
 * A permit or filing certificate. Four different ends by the organ (许可法 8, 69, 70; 条例 40): revoked 吊销, annulled 撤销,
 * withdrawn 撤回, deregistered 注销; one by the holder: cancelled 作废, for a paper that was never used. Expired and not yet
 * valid are no states: they are read off the clock.
 */
export const permitLifecycle = defineLifecycle({
  name: 'permit',
  table: 'permits.permit',
  zh: '证件',
  states: {
    valid: { zh: '有效', en: 'valid' },
    used_up: { zh: '已用完', en: 'used up' },
    suspended: { zh: '暂扣', en: 'suspended' },
    revoked: { zh: '吊销', en: 'revoked' },
    annulled: { zh: '撤销', en: 'annulled' },
    withdrawn: { zh: '撤回', en: 'withdrawn' },
    cancelled: { zh: '作废', en: 'cancelled' },
    deregistered: { zh: '注销', en: 'deregistered', final: true },
  },
  acts: {
    issue: { zh: '签发', en: 'issue', from: [null], to: ['valid'], who: ['approver'] },
    redeem: { zh: '核销', en: 'redeem', from: ['valid'], to: ['valid', 'used_up'], who: ['agent', 'storekeeper'] },
    reissue: { zh: '换发', en: 'reissue', from: ['valid'], to: ['valid'], who: ['approver'] },
    cancel: { zh: '作废', en: 'cancel', from: ['valid'], to: ['cancelled'], who: ['agent'] },
    suspend: { zh: '暂扣', en: 'suspend', from: ['valid'], to: ['suspended'], who: ['supervisor'] },
    restore: { zh: '恢复', en: 'restore', from: ['suspended'], to: ['valid'], who: ['supervisor', 'system'] },
    revoke: { zh: '吊销', en: 'revoke', from: ['valid', 'suspended'], to: ['revoked'], who: ['supervisor'] },
    annul: { zh: '撤销', en: 'annul', from: ['valid', 'suspended', 'used_up'], to: ['annulled'], who: ['supervisor'] },
    withdraw: { zh: '撤回', en: 'withdraw', from: ['valid', 'suspended'], to: ['withdrawn'], who: ['supervisor'] },
    deregister: {
      zh: '注销',
      en: 'deregister',
      from: ['valid', 'used_up', 'suspended', 'revoked', 'annulled', 'withdrawn', 'cancelled'],
      to: ['deregistered'],
      who: ['supervisor'],
    },
  },
});

export type PermitState = keyof typeof permitLifecycle.states;

/** What a permit is worth at a moment: its state, or what the clock makes of a valid one. */
export type Effective = 'in_force' | 'not_yet_valid' | 'expired' | Exclude<PermitState, 'valid'>;

/** `today` is the calendar day in Asia/Shanghai; both days of validity are inclusive. */
export function effectiveOn(state: PermitState, validFrom: string, validTo: string, today: string): Effective {
  if (state !== 'valid') return state;
  if (today < validFrom) return 'not_yet_valid';
  return today > validTo ? 'expired' : 'in_force';
}
