import { At, Choice, cursorOf, Id, isoOf, limitOf, openActs, pageOf, Part, platformRefusal, Text } from '@yby/platform';
import type { Actor, Instant, Page, PageQuery, Sql, Tx } from '@yby/platform';
import { apiKeyLifecycle, type ApiKeyState } from './api-key.lifecycle';
import { keyScopeNames, type KeyScope } from './scopes';

const states = ['active', 'expired', 'revoked'] as const;

export class KeyView {
  @Id() id: string;
  @Text({ max: 100 }) label: string;
  @Choice(keyScopeNames, { many: true, name: 'KeyScope' }) scopes: KeyScope[];
  @Choice(states) state: (typeof states)[number];
  @Text({ about: 'who issued it and answers for it' }) issuedBy: string;
  @At() issuedAt: string;
  @At() expiresAt: string;
  @At({ nullable: true, about: 'to the minute' }) lastUsedAt: string | null;
  @At({ nullable: true }) revokedAt: string | null;
  @Id({ nullable: true }) replacedBy: string | null;
  @Text({ many: true }) acts: string[];
}

export class KeyPage {
  @Part(() => KeyView, { many: true }) items: KeyView[];
  @Text({ nullable: true }) next: string | null;
}

export interface KeyRow {
  readonly id: string;
  readonly account_id: string;
  readonly label: string;
  readonly scopes: KeyScope[];
  readonly state: ApiKeyState;
  readonly issued_by: string;
  readonly issued_at: Instant;
  readonly expires_at: Instant;
  readonly last_used_at: Instant | null;
  readonly revoked_at: Instant | null;
  readonly replaced_by: string | null;
  readonly division: string;
  readonly version: number;
}

const select = `
SELECT k.id, k.account_id, k.label, k.scopes, k.state, a.name AS issued_by, k.issued_at, k.expires_at, k.last_used_at,
       k.revoked_at, k.replaced_by, k.division, k.version
FROM identity.api_key k JOIN identity.account a ON a.id = k.account_id`;

/** A key of the actor's own enterprise. @throws Refusal platform.not-found, also for another enterprise's */
export async function ownKey(tx: Tx, id: string): Promise<KeyRow> {
  const row = await tx.maybe<KeyRow>(`${select} WHERE k.id = $1 AND k.enterprise_id = $2`, [id, tx.actor.enterpriseId]);
  if (!row) throw platformRefusal('not-found');
  return row;
}

/** Keys of the actor's enterprise, newest first. */
export async function readKeys(sql: Sql, actor: Actor, query: PageQuery, now: Instant): Promise<Page<KeyView>> {
  const after = cursorOf(query, ['uuid'])?.[0] ?? null;
  const limit = limitOf(query);
  const rows = await sql.rows<KeyRow>(
    `${select} WHERE k.enterprise_id = $1 AND ($2::uuid IS NULL OR k.id < $2) ORDER BY k.id DESC LIMIT $3`,
    [actor.enterpriseId, after, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    (row) => keyView(row, actor, now),
    ({ id }) => [id],
  );
}

export function keyView(row: KeyRow, actor: Actor, now: Instant): KeyView {
  const iso = (at: Instant | null) => (at === null ? null : isoOf(at));
  const expired = row.state === 'active' && row.expires_at <= now;
  const acts = expired ? [] : openActs(apiKeyLifecycle, row.state, actor.roles);
  return {
    id: row.id,
    label: row.label,
    scopes: row.scopes,
    state: expired ? 'expired' : row.state,
    issuedBy: row.issued_by,
    issuedAt: isoOf(row.issued_at),
    expiresAt: isoOf(row.expires_at),
    lastUsedAt: iso(row.last_used_at),
    revokedAt: iso(row.revoked_at),
    replacedBy: row.replaced_by,
    acts: acts.filter((act) => act !== 'rotate' || row.replaced_by === null),
  };
}
