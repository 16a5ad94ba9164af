import { At, Choice, Flag, Id, isoOf, Part, platformRefusal, Text, Whole, type Instant, type Sql } from '@yby/platform';
import { sessionHash } from '../sessions/end-sessions';
import { COMPANY_IDLE_MS, AUTHORITY_IDLE_MS, CONFIRMED_MS, PASSWORD_LIFE_MS } from '../sessions/session-times';
import { factorKinds, type FactorKind } from '../sessions/signing-account';

const kinds = ['totp', 'passkey', 'certificate'] as const;

export class FactorView {
  @Id() id: string;
  @Choice(kinds, { name: 'EnrolledFactor' }) kind: (typeof kinds)[number];
  @Text() name: string;
  @At() addedAt: string;
  @At({ nullable: true }) usedAt: string | null;
}

export class OpenSession {
  @Id() id: string;
  @Choice(['pc', 'phone', 'api'], { name: 'SessionKind' }) kind: 'pc' | 'phone' | 'api';
  @Text({ about: 'what the browser calls itself' }) device: string;
  @Text({ about: 'network of the address, /24 or /48' }) network: string;
  @Choice(factorKinds, { nullable: true, name: 'FactorKind' }) factor: FactorKind | null;
  @At() since: string;
  @At() lastSeen: string;
  @Flag({ about: 'the one that asks' }) current: boolean;
}

/** How somebody's own account is guarded. */
export class SecurityView {
  @Part(() => FactorView, { many: true }) factors: FactorView[];
  @Whole({ about: 'unused recovery codes' }) recoveryCodes: number;
  @Flag({ about: 'an account of an authority keeps at least one second factor' }) factorRequired: boolean;
  @At() passwordSetAt: string;
  @At({ nullable: true, about: 'when the password must have been changed' }) passwordDueAt: string | null;
  @Part(() => OpenSession, { many: true, most: 200 }) sessions: OpenSession[];
  @Flag({ about: 'the person has proven who they are a moment ago: factors may be changed' }) confirmed: boolean;
}

interface SessionRow {
  readonly id: string;
  readonly kind: OpenSession['kind'];
  readonly user_agent: string;
  readonly network: string;
  readonly factor: FactorKind | null;
  readonly created_at: Instant;
  readonly last_seen: Instant;
  readonly confirmed_at: Instant | null;
  readonly current: boolean;
}

/** @param sessionId id of the cookie */
export async function readSecurity(
  sql: Sql,
  accountId: string,
  sessionId: string,
  wall: Instant,
): Promise<SecurityView> {
  const account = await sql.maybe<{ password_set_at: Instant; organ_id: string | null; codes: bigint }>(
    `SELECT password_set_at, organ_id,
            (SELECT count(*) FROM identity.recovery_code r WHERE r.account_id = a.id AND r.used_at IS NULL) AS codes
     FROM identity.account a WHERE id = $1`,
    [accountId],
  );
  if (!account) throw platformRefusal('not-found');
  const factors = await sql.rows<{
    id: string;
    kind: FactorView['kind'];
    name: string;
    added_at: Instant;
    used_at: Instant | null;
  }>('SELECT id, kind, name, added_at, used_at FROM identity.factor WHERE account_id = $1 ORDER BY added_at, id', [
    accountId,
  ]);
  const idle = account.organ_id === null ? COMPANY_IDLE_MS : AUTHORITY_IDLE_MS;
  const sessions = await sql.rows<SessionRow>(
    `SELECT id, kind, user_agent, network, factor, created_at, last_seen, confirmed_at, id_hash = $2 AS current
     FROM identity.session WHERE account_id = $1 AND expires_at > $3 AND last_seen > $4
     ORDER BY id_hash = $2 DESC, last_seen DESC, id LIMIT 200`,
    [accountId, sessionHash(sessionId), isoOf(wall), isoOf((wall - idle) as Instant)],
  );
  return {
    factors: factors.map(({ id, kind, name, added_at: added, used_at: used }) => ({
      id,
      kind,
      name,
      addedAt: isoOf(added),
      usedAt: used === null ? null : isoOf(used),
    })),
    recoveryCodes: Number(account.codes),
    factorRequired: account.organ_id !== null,
    passwordSetAt: isoOf(account.password_set_at),
    passwordDueAt: account.organ_id === null ? null : isoOf((account.password_set_at + PASSWORD_LIFE_MS) as Instant),
    sessions: sessions.map((row) => ({
      id: row.id,
      kind: row.kind,
      device: row.user_agent,
      network: row.network,
      factor: row.factor,
      since: isoOf(row.created_at),
      lastSeen: isoOf(row.last_seen),
      current: row.current,
    })),
    confirmed: sessions.some((row) => row.current && isFresh(row.confirmed_at, wall)),
  };
}

export const isFresh = (confirmedAt: Instant | null, wall: Instant): boolean =>
  confirmedAt !== null && confirmedAt + CONFIRMED_MS > wall;
