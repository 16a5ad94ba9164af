import type { Role } from '@yby/platform';
import type { MessageKind } from '../messages/message-texts';
import { enterpriseEvents, enterpriseRecipientsOf, isEnterpriseEvent } from './enterprise-recipients';
import type { CaseFacts } from './event-facts';

/** A group of people that an event concerns, and what they are told. */
export interface Recipients {
  /** `organ` means the competent authority of the case, `above` also the authorities over it. */
  readonly of: { readonly enterprise: string } | { readonly account: string } | 'organ' | 'above';
  readonly roles: readonly Role[];
  readonly kind: MessageKind;
  readonly link: string | null;
}

/** Events that somebody is told of. */
export const toldEvents = [
  ...enterpriseEvents,
  'permits.submitted',
  'permits.resubmitted',
  'permits.returned',
  'permits.approved',
  'permits.refused',
  'permits.withdrawn',
  'permits.lapsed',
  'permits.redeemed',
  'permits.reminder',
  'permits.overdue',
  'permits.nobody-tomorrow',
  'identity.deputy-named',
  'identity.mandate-ending',
  'identity.mandate-ended',
  'identity.proposed',
  'permits.opinions-differ',
  'permits.paused',
  'permits.returned-again',
  'permits.resumed',
  'permits.onsite-asked',
  'permits.onsite-done',
  'permits.permit-suspended',
  'permits.permit-restored',
  'permits.permit-revoked',
  'permits.permit-annulled',
  'permits.permit-withdrawn',
  'permits.permit-deregistered',
  'permits.permit-cancelled',
  'permits.permit-reissued',
  'permits.measure-proposed',
  'permits.suspicion-reported',
  'ledger.received',
] as const;
export type ToldEvent = (typeof toldEvents)[number];

/** Who is told what of an event: both sides of each act. Pure; whoever is named twice gets the first message only. */
export function recipientsOf(event: ToldEvent, facts: CaseFacts): Recipients[] {
  if (isEnterpriseEvent(event)) return enterpriseRecipientsOf(event, facts);
  const application = facts.applicationId && `/applications/${facts.applicationId}`;
  const desk = facts.applicationId && `/desk/${facts.applicationId}`;
  const permit = facts.permitId && `/permits/${facts.permitId}`;
  const side = (
    enterprise: string | null,
    kind: MessageKind,
    link: string | null,
    roles: Role[] = ['agent'],
  ): Recipients[] => (enterprise ? [{ of: { enterprise }, roles, kind, link }] : []);
  const applicant = (kind: MessageKind, link = application, roles?: Role[]) =>
    side(facts.enterpriseId, kind, link, roles);
  const officers = (kind: MessageKind, roles: Role[] = ['approver']): Recipients[] => [
    { of: 'organ', roles, kind, link: desk },
  ];
  /** Whoever else relies on the paper. */
  const relying = (kind: MessageKind): Recipients[] =>
    [facts.sellerId, facts.carrierId, facts.consigneeId].flatMap((id) => side(id, kind, permit));
  switch (event) {
    case 'permits.permit-suspended':
      return [...applicant('permit-suspended', permit, ['agent', 'storekeeper']), ...relying('do-not-deliver')];
    case 'permits.permit-restored':
      return [...applicant('permit-restored', permit, ['agent', 'storekeeper']), ...relying('deliver-again')];
    case 'permits.permit-revoked':
      return [...applicant('permit-revoked', permit, ['agent', 'storekeeper']), ...relying('do-not-deliver')];
    case 'permits.permit-annulled':
      return [...applicant('permit-annulled', permit, ['agent', 'storekeeper']), ...relying('do-not-deliver')];
    case 'permits.permit-withdrawn':
      return [...applicant('permit-withdrawn', permit, ['agent', 'storekeeper']), ...relying('do-not-deliver')];
    case 'permits.permit-deregistered':
      return [...applicant('permit-deregistered', permit, ['agent', 'storekeeper']), ...relying('do-not-deliver')];
    case 'permits.permit-cancelled':
      return [...applicant('permit-cancelled', permit), ...relying('do-not-deliver')];
    case 'permits.permit-reissued':
      return [...applicant('permit-reissued', permit, ['agent', 'storekeeper']), ...relying('paper-replaced')];
    case 'permits.measure-proposed':
      return [{ of: 'above', roles: ['supervisor'], kind: 'measure-to-confirm', link: '/measures' }];
    case 'permits.suspicion-reported':
      return [{ of: 'above', roles: ['inspector', 'supervisor'], kind: 'suspicion-reported', link: '/suspicions' }];
    case 'permits.submitted':
    case 'permits.resubmitted':
      return facts.state === 'accepted'
        ? [...applicant('accepted'), ...officers('to-review')]
        : applicant('formal-answer');
    case 'permits.returned':
      return applicant('returned');
    case 'permits.approved':
      return [
        ...applicant('approved', permit ?? application, ['agent', 'storekeeper']),
        ...side(facts.sellerId, 'sale-permitted', facts.permitId && `/sales/${facts.permitId}`),
        ...side(facts.carrierId, 'carriage-permitted', permit),
        ...side(facts.consigneeId, 'goods-announced', null, ['agent', 'storekeeper']),
      ];
    case 'permits.refused':
      return applicant('refused');
    case 'permits.withdrawn':
      return [...applicant('withdrawn'), ...officers('case-withdrawn')];
    case 'permits.lapsed':
      return applicant('lapsed');
    case 'permits.redeemed':
      return [
        ...applicant('goods-under-way', '/receipts', ['agent', 'storekeeper']),
        ...side(facts.sellerId, 'sale-recorded', permit),
      ];
    case 'permits.reminder':
      // Whoever holds the case; nobody holds it: all who may.
      return facts.toAccountId
        ? [{ of: { account: facts.toAccountId }, roles: ['approver'], kind: 'reminder', link: desk }]
        : officers('reminder');
    case 'permits.overdue':
      return [...officers('overdue'), { of: 'above', roles: ['supervisor'], kind: 'overdue', link: desk }];
    case 'permits.returned-again':
      return [{ of: 'above', roles: ['supervisor'], kind: 'returned-again', link: desk }];
    case 'permits.paused':
      return applicant('paused');
    case 'permits.resumed':
      return [...applicant('resumed'), ...officers('resumed')];
    case 'permits.onsite-asked':
      return [{ of: 'above', roles: ['inspector'], kind: 'onsite-asked', link: '/onsite' }];
    case 'permits.onsite-done':
      return officers('onsite-done');
    case 'permits.opinions-differ':
      return [{ of: 'above', roles: ['supervisor'], kind: 'opinions-differ', link: desk }];
    case 'permits.nobody-tomorrow':
      return [{ of: 'above', roles: ['supervisor'], kind: 'nobody-tomorrow', link: '/absence' }];
    case 'identity.deputy-named':
      return facts.toAccountId
        ? [{ of: { account: facts.toAccountId }, roles: [], kind: 'deputy-named', link: '/absence' }]
        : [];
    case 'identity.mandate-ending':
      return mandate(facts, facts.day ? 'mandate-gap' : 'mandate-ending');
    case 'identity.mandate-ended':
      return mandate(facts, 'mandate-ended');
    case 'identity.proposed':
      return [{ of: 'above', roles: ['secadmin'], kind: 'to-confirm', link: '/proposals' }];
    case 'ledger.received':
      return [
        ...applicant('goods-received', '/stock', ['agent', 'storekeeper']),
        ...side(facts.sellerId, 'delivery-confirmed', permit),
      ];
  }
}

/** The agent, and whoever keeps the enterprise's people. */
function mandate({ toAccountId, enterpriseId }: CaseFacts, kind: MessageKind): Recipients[] {
  const agent: Recipients[] = toAccountId ? [{ of: { account: toAccountId }, roles: [], kind, link: '/account' }] : [];
  return enterpriseId
    ? [
        ...agent,
        {
          of: { enterprise: enterpriseId },
          roles: ['enterprise_admin'],
          kind,
          link: toAccountId ? `/people/${toAccountId}` : '/people',
        },
      ]
    : agent;
}
