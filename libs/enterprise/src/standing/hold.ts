import { isoOf, platformRefusal, toPlainDate, type PlainDate, type Tx } from '@yby/platform';
import { enterpriseRefusal } from '../enterprise.refusals';
import { holdReasons, type HoldReasonCode, type HoldScope, type ReleaseReasonCode } from './hold-reasons';
import { placeOf, tellStanding, touchStanding } from './keep-standing';

export interface NewHold {
  readonly enterpriseId: string;
  readonly scope: HoldScope;
  readonly reason: HoldReasonCode;
  /** One of those of the reason. */
  readonly article: string;
  /** Number of the paper that it rests on. */
  readonly decisionNo?: string | null;
  /** Today when left out. */
  readonly from?: PlainDate;
  /** Last day; open when left out. */
  readonly until?: PlainDate | null;
}

/**
 * 管控: stops an enterprise in a scope, from this moment or a later day. Emits `enterprise.held`.
 * @returns its id
 * @throws Refusal enterprise.article-unfit, enterprise.hold-period, platform.not-found
 */
export async function hold(tx: Tx, asked: NewHold): Promise<string> {
  const { enterpriseId, scope, reason, article, until = null } = asked;
  const today = toPlainDate(tx.now);
  const from = asked.from ?? today;
  const { articles, zh } = holdReasons[reason];
  if (!(articles as readonly string[]).includes(article))
    throw enterpriseRefusal('article-unfit', { reason: zh, articles: [...articles] });
  if (from < today || (until !== null && until < from)) throw enterpriseRefusal('hold-period', { from, today });
  const id = tx.newId();
  const subject = await touchStanding(tx, enterpriseId);
  await tx.insert('enterprise.hold', {
    id,
    enterprise_id: enterpriseId,
    scope,
    reason,
    article,
    decision_no: asked.decisionNo || null,
    from_on: from,
    until_on: until,
    held_by: tx.actor.id,
    organ_name: tx.actor.organName,
    held_at: isoOf(tx.now),
    ...placeOf(tx, subject.division),
  });
  tellStanding(tx, 'enterprise.held', subject, { holdId: id, scope, reason, article, from, until });
  return id;
}

/**
 * 解除管控: once for a hold; it stays on file with who released it and why. Emits `enterprise.released`.
 * @throws Refusal enterprise.hold-over, platform.not-found
 */
export async function release(
  tx: Tx,
  { holdId, enterpriseId, reason }: { holdId: string; enterpriseId: string; reason: ReleaseReasonCode },
): Promise<void> {
  // The enterprise's row is the lock of all that stands beside it.
  const subject = await touchStanding(tx, enterpriseId);
  const open = await tx.maybe<{ scope: HoldScope; over: boolean }>(
    `SELECT h.scope, (h.until_on < $3::date OR EXISTS (SELECT FROM enterprise.hold_release r WHERE r.hold_id = h.id)) IS TRUE AS over
     FROM enterprise.hold h WHERE h.id = $1 AND h.enterprise_id = $2`,
    [holdId, enterpriseId, toPlainDate(tx.now)],
  );
  if (!open) throw platformRefusal('not-found');
  if (open.over) throw enterpriseRefusal('hold-over');
  await tx.insert('enterprise.hold_release', {
    hold_id: holdId,
    enterprise_id: enterpriseId,
    reason,
    released_by: tx.actor.id,
    organ_name: tx.actor.organName,
    released_at: isoOf(tx.now),
    ...placeOf(tx, subject.division),
  });
  tellStanding(tx, 'enterprise.released', subject, { holdId, scope: open.scope, reason });
}
