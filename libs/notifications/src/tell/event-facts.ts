import type { JournalEvent } from '@yby/platform';

/** Facts that the events of permits, ledger and enterprise carry: ids and words of code, never personal data. */
export interface CaseFacts {
  readonly applicationId: string | null;
  readonly number: string;
  readonly enterpriseId: string | null;
  readonly sellerId: string | null;
  readonly consigneeId: string | null;
  readonly carrierId: string | null;
  readonly organId: string | null;
  readonly permitId: string | null;
  readonly permitNumber: string | null;
  readonly consignmentId: string | null;
  readonly state: string;
  /** What a reminder is about (remind-50, remind-80, overdue), or the state from which something was taken back. */
  readonly outcome: string | null;
  /** The one officer whom it concerns. */
  readonly toAccountId: string | null;
  /** Days that the event is about. */
  readonly day: string | null;
  readonly until: string | null;
  readonly filingId: string | null;
  readonly transferId: string | null;
  readonly successorId: string | null;
  /** Days until a licence ends, its last day, and the class that was given. */
  readonly days: string | null;
  readonly validTo: string | null;
  readonly creditClass: string | null;
}

/** Reads an event's facts; what is missing or of another form becomes null, so that a newer event still tells somebody. */
export function caseFactsOf({ facts }: Pick<JournalEvent, 'facts'>): CaseFacts {
  const text = (name: string) => (typeof facts[name] === 'string' ? (facts[name] as string) : null);
  return {
    applicationId: text('applicationId'),
    number: text('number') ?? text('permitNumber') ?? '',
    enterpriseId: text('enterpriseId'),
    sellerId: text('sellerId'),
    consigneeId: text('consigneeId'),
    carrierId: text('carrierId'),
    organId: text('organId'),
    permitId: text('permitId'),
    permitNumber: text('permitNumber'),
    consignmentId: text('consignmentId'),
    state: text('state') ?? '',
    outcome: text('outcome'),
    toAccountId: text('toAccountId'),
    day: text('day') ?? text('from'),
    until: text('until'),
    filingId: text('filingId'),
    transferId: text('transferId'),
    successorId: text('successorId'),
    days: typeof facts.days === 'number' ? String(facts.days) : null,
    validTo: text('validTo'),
    creditClass: text('creditClass'),
  };
}
