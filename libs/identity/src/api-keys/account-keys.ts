import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { Clock, isoOf, systemCaller, Work, type ApiKeys, type HeldKey, type Instant, type Sql } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { ENTERPRISE_CARDS, type EnterpriseCards } from '../sessions/me';
import { keyHash } from './key-text';
import { scopeOf } from './scopes';

interface FoundRow {
  readonly id: string;
  readonly scopes: string[];
  readonly state: string;
  readonly expires_at: Instant;
  readonly last_used_at: Instant | null;
  readonly account_id: string;
  readonly name: string;
  readonly enterprise_id: string;
  readonly answered_for: boolean;
}

const TOUCH_EVERY_MS = 60_000;

// The administrator who issued the key must still be one, and of this enterprise.
const question = `
SELECT k.id, k.scopes, k.state, k.expires_at, k.last_used_at, a.id AS account_id, a.name, k.enterprise_id,
       a.state = 'active' AND a.enterprise_id = k.enterprise_id AND EXISTS (
         SELECT FROM identity.office f WHERE f.account_id = a.id AND f.role = 'enterprise_admin') AS answered_for
FROM identity.api_key k JOIN identity.account a ON a.id = k.account_id
WHERE k.secret_hash = $1`;

/** Read anew with each request, so that a revocation holds from the next one on. */
@Injectable()
export class AccountKeys implements ApiKeys {
  private readonly log = new Logger('api-keys');

  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(ENTERPRISE_CARDS) private readonly cards?: EnterpriseCards,
  ) {}

  readonly scopeOf = scopeOf;

  async find(text: string): Promise<HeldKey> {
    const hash = keyHash(text);
    if (!hash) throw identityRefusal('key-unknown');
    const { key, now } = await this.work.read(async (sql) => {
      const row = await sql.maybe<FoundRow>(question, [hash]);
      if (!row) throw identityRefusal('key-unknown');
      const at = await this.clock.nowIn(sql);
      if (row.state !== 'active' || row.expires_at <= at) throw identityRefusal('key-ended');
      if (!row.answered_for || !(await this.stands(sql, row.enterprise_id))) throw identityRefusal('key-orphaned');
      return { key: row, now: at };
    });
    if ((key.last_used_at ?? 0) <= now - TOUCH_EVERY_MS) void this.touch(key.id, now);
    return {
      id: key.id,
      scopes: key.scopes,
      actor: {
        kind: 'person',
        id: key.account_id,
        name: key.name,
        roles: ['agent'],
        enterpriseId: key.enterprise_id,
        organId: null,
        organName: null,
        division: null,
        keyId: key.id,
      },
    };
  }

  private async stands(sql: Sql, enterpriseId: string): Promise<boolean> {
    return (await this.cards?.mayAct?.(sql, enterpriseId)) ?? true;
  }

  // Not waited for: a lost touch leaves an older time, a failing one must not fail the request.
  private async touch(id: string, now: Instant): Promise<void> {
    try {
      await this.work.run(systemCaller('api-keys'), 'identity.touch-key', (tx) =>
        tx.execute(
          'UPDATE identity.api_key SET last_used_at = greatest(coalesce(last_used_at, $2::timestamptz), $2) WHERE id = $1',
          [id, isoOf(now)],
        ),
      );
    } catch (error) {
      this.log.warn(`a key was not touched: ${(error as Error).message}`);
    }
  }
}
