import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  Clock,
  isoOf,
  systemCaller,
  toPlainDate,
  Work,
  type Instant,
  type Role,
  type Sessions,
  type SessionState,
} from '@yby/platform';
import { sessionHash } from './end-sessions';
import { AUTHORITY_IDLE_MS, COMPANY_IDLE_MS, TOUCH_EVERY_MS } from './session-times';

interface FoundRow {
  readonly csrf: string;
  readonly last_seen: Instant;
  readonly id: string;
  readonly name: string;
  readonly enterprise_id: string | null;
  readonly organ_id: string | null;
  readonly organ_name: string | null;
  readonly organ_division: string | null;
  readonly roles: Role[];
  readonly delegated: string[];
  readonly away: boolean;
}

const question = `
SELECT s.csrf, s.last_seen, a.id, a.name, a.enterprise_id, a.organ_id, o.name_zh AS organ_name, o.division AS organ_division,
       identity.offices_in_force(a.id, $5::date) AS roles,
       CASE WHEN a.organ_id IS NULL THEN '{}' ELSE identity.delegated_to(a.organ_id, $5::date) END AS delegated,
       a.organ_id IS NOT NULL AND identity.on_leave(a.id, $5::date) AS away
FROM identity.session s
JOIN identity.account a ON a.id = s.account_id AND a.state = 'active'
LEFT JOIN identity.organ o ON o.id = a.organ_id
WHERE s.id_hash = $1 AND s.expires_at > $2
  AND s.last_seen > CASE WHEN a.organ_id IS NULL THEN $3::timestamptz ELSE $4::timestamptz END`;

/**
 * Sessions in the database, so that any process answers and any of them can be ended. Rows are made by the sign-in act
 * alone; offices and states are read anew with each request, so that a change holds from the next one on.
 * Time here is the machine's: a simulated city that skips a week must not throw everybody out.
 */
@Injectable()
export class AccountSessions implements Sessions {
  private readonly log = new Logger('sessions');

  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async find(sessionId: string, idle = false): Promise<SessionState | null> {
    const hash = sessionHash(sessionId);
    const now = this.clock.wall();
    const before = (ms: number) => isoOf((now - ms) as Instant);
    const row = await this.work.read(async (sql) =>
      sql.maybe<FoundRow>(question, [
        hash,
        isoOf(now),
        before(COMPANY_IDLE_MS),
        before(AUTHORITY_IDLE_MS),
        toPlainDate(await this.clock.nowIn(sql)),
      ]),
    );
    if (!row) return null;
    // A page that asks by itself, with nobody at it, must not keep the session open.
    if (!idle && row.last_seen <= now - TOUCH_EVERY_MS) void this.touch(hash, now);
    return {
      csrf: row.csrf,
      actor: {
        kind: 'person',
        id: row.id,
        name: row.name,
        roles: row.roles,
        enterpriseId: row.enterprise_id,
        organId: row.organ_id,
        organName: row.organ_name,
        division: row.organ_division,
        ...(row.delegated.length ? { delegated: row.delegated } : {}),
        ...(row.away ? { away: true } : {}),
      },
    };
  }

  // Not waited for: a lost touch costs one idle minute, a failing one must not fail the request.
  private async touch(hash: Uint8Array, now: Instant): Promise<void> {
    try {
      await this.work.run(systemCaller('sessions'), 'identity.touch-session', (tx) =>
        tx.execute('UPDATE identity.session SET last_seen = $2 WHERE id_hash = $1 AND last_seen <= $3', [
          hash,
          isoOf(now),
          isoOf((now - TOUCH_EVERY_MS) as Instant),
        ]),
      );
    } catch (error) {
      this.log.warn(`a session was not touched: ${(error as Error).message}`);
    }
  }
}
