import type { PlainDate, Sql } from '@yby/platform';
import type { HoldReasonCode, HoldScope, ReleaseReasonCode } from './hold-reasons';

export const holdPhases = ['in_force', 'to_come', 'released', 'ended'] as const;
export type HoldPhase = (typeof holdPhases)[number];

export interface HoldRecord {
  readonly id: string;
  readonly scope: HoldScope;
  readonly reason: HoldReasonCode;
  readonly article: string;
  readonly decisionNo: string | null;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  readonly organName: string | null;
  readonly heldAt: string;
  readonly phase: HoldPhase;
  readonly releaseReason: ReleaseReasonCode | null;
  readonly releasedAt: string | null;
}

/** Most holds that are shown; older ones stand in the journal. */
const MOST = 50;

/** Holds of an enterprise, newest first, those that are over included. For officers and the enterprise itself. */
export function listHolds(sql: Sql, enterpriseId: string, on: PlainDate): Promise<HoldRecord[]> {
  return sql.rows<HoldRecord>(
    `SELECT h.id, h.scope, h.reason, h.article, h.decision_no AS "decisionNo", h.from_on AS from, h.until_on AS until,
       h.organ_name AS "organName", to_char(h.held_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "heldAt",
       CASE WHEN r.hold_id IS NOT NULL THEN 'released' WHEN h.until_on < $2::date THEN 'ended'
            WHEN h.from_on > $2::date THEN 'to_come' ELSE 'in_force' END AS phase,
       r.reason AS "releaseReason", to_char(r.released_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "releasedAt"
     FROM enterprise.hold h LEFT JOIN enterprise.hold_release r ON r.hold_id = h.id
     WHERE h.enterprise_id = $1 ORDER BY h.id DESC LIMIT ${MOST}`,
    [enterpriseId, on],
  );
}
