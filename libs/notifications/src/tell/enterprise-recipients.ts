import type { Role } from '@yby/platform';
import type { MessageKind } from '../messages/message-texts';
import type { CaseFacts } from './event-facts';
import type { Recipients } from './recipients';

/** Events of an enterprise's own file that somebody is told of. */
export const enterpriseEvents = [
  'enterprise.filing-submitted',
  'enterprise.filing-returned',
  'enterprise.filing-approved',
  'enterprise.filing-withdrawn',
  'enterprise.visited',
  'enterprise.licence-expiring',
  'enterprise.licence-expired',
  'enterprise.held',
  'enterprise.released',
  'enterprise.graded',
  'enterprise.code-replaced',
  'enterprise.transfer-proposed',
  'enterprise.transfer-declined',
  'enterprise.transferred',
] as const;
export type EnterpriseEvent = (typeof enterpriseEvents)[number];

export const isEnterpriseEvent = (event: string): event is EnterpriseEvent =>
  (enterpriseEvents as readonly string[]).includes(event);

/** Whoever keeps the file: the administrator and the agents; of what waits, the officers who verify. */
export function enterpriseRecipientsOf(event: EnterpriseEvent, facts: CaseFacts): Recipients[] {
  const keepers: readonly Role[] = ['enterprise_admin', 'agent'];
  const { enterpriseId, filingId } = facts;
  const own = (kind: MessageKind, link: string): Recipients[] =>
    enterpriseId ? [{ of: { enterprise: enterpriseId }, roles: keepers, kind, link }] : [];
  const officers = (kind: MessageKind): Recipients[] => [
    { of: 'organ', roles: ['approver'], kind, link: filingId && `/verification/${filingId}` },
  ];
  const transfer = facts.transferId ? `/transfers/${facts.transferId}` : '/transfers';
  const toSuccessor = (link: string): Recipients[] =>
    facts.successorId ? [{ of: { enterprise: facts.successorId }, roles: keepers, kind: 'transferred', link }] : [];
  const filing = filingId ? `/file/${filingId}` : '/file';
  switch (event) {
    case 'enterprise.filing-submitted':
      return [...own('filing-received', filing), ...officers('filing-waits')];
    case 'enterprise.filing-returned':
      return own('filing-returned', filing);
    case 'enterprise.filing-approved':
      return own('filing-approved', filing);
    case 'enterprise.filing-withdrawn':
      return facts.outcome === 'draft' ? [] : officers('filing-taken-back');
    case 'enterprise.visited':
      return own('visited', '/file');
    case 'enterprise.licence-expiring':
      return own('licence-expiring', '/file');
    case 'enterprise.licence-expired':
      return own('licence-expired', '/file');
    case 'enterprise.held':
      return own('held', '/code');
    case 'enterprise.released':
      return own('released', '/code');
    case 'enterprise.graded':
      return own('graded', '/code');
    case 'enterprise.code-replaced':
      return own('code-replaced', '/code');
    case 'enterprise.transfer-proposed':
      return [{ of: 'organ', roles: ['approver'], kind: 'transfer-waits', link: transfer }];
    case 'enterprise.transfer-declined':
      return [{ of: 'organ', roles: ['approver'], kind: 'transfer-declined', link: transfer }];
    case 'enterprise.transferred':
      return [...own('transferred', transfer), ...toSuccessor(transfer)];
  }
}
