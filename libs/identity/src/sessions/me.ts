import {
  At,
  Choice,
  Id,
  isoOf,
  Part,
  roles,
  Text,
  Whole,
  type Actor,
  type Instant,
  type Role,
  type Sql,
} from '@yby/platform';
import { sessionHash } from './end-sessions';
import { AUTHORITY_IDLE_MS, COMPANY_IDLE_MS, PASSWORD_LIFE_MS, PASSWORD_WARNING_MS } from './session-times';

const roleNames = Object.keys(roles) as Role[];

export class MyEnterprise {
  @Id() id: string;
  @Text() name: string;
  @Text({ max: 18 }) uscc: string;
  @Text({ max: 6 }) division: string;
}

export class MyOrgan {
  @Id() id: string;
  @Text() name: string;
  @Text({ max: 6 }) division: string;
}

/** Where and when somebody signed in; of the address just its network. */
export class SignInMark {
  @At() at: string;
  @Choice(['pc', 'phone', 'api'], { name: 'SessionKind' }) kind: 'pc' | 'phone' | 'api';
  @Text({ about: 'network of the address, /24 or /48; empty when unknown' }) network: string;
}

/** Who is signed in. */
export class Me {
  @Id() id: string;
  @Text() username: string;
  @Text() name: string;
  @Choice(roleNames, { many: true, name: 'Role' }) roles: Role[];
  @Part(() => MyEnterprise, { nullable: true }) enterprise: MyEnterprise | null;
  @Part(() => MyOrgan, { nullable: true }) organ: MyOrgan | null;
  @Text({ about: 'sent back with every write in the header x-csrf-token' }) csrf: string;
  @Whole({ about: 'minutes without use after which the session is over' }) idleMinutes: number;
  @Whole({ nullable: true, about: 'days until the password must be changed; null while that is far' })
  passwordDaysLeft: number | null;
  @Part(() => SignInMark, { nullable: true, about: 'the sign-in before this one' }) lastSignIn: SignInMark | null;
}

/** Port: what a company account belongs to. Enterprises stand on a higher floor, which registers itself under ENTERPRISE_CARDS. */
export interface EnterpriseCards {
  cardOf(sql: Sql, enterpriseId: string): Promise<{ id: string; name: string; uscc: string; division: string } | null>;
  /** Whether its programs may still act; not after it was closed or has moved out. */
  mayAct?(sql: Sql, enterpriseId: string): Promise<boolean>;
}
export const ENTERPRISE_CARDS = Symbol('enterprise cards');

interface MeRow {
  readonly username: string;
  readonly password_set_at: Instant;
  readonly previous_at: Instant | null;
  readonly previous_kind: SignInMark['kind'] | null;
  readonly previous_network: string | null;
}

const DAY = 86_400_000;

export async function readMe(
  sql: Sql,
  { actor, csrf, id, now }: { actor: Actor; csrf: string; id: string; now: Instant },
  cards: EnterpriseCards | undefined,
): Promise<Me> {
  const row = await sql.maybe<MeRow>(
    `SELECT a.username, a.password_set_at, s.previous_at, s.previous_kind, s.previous_network
     FROM identity.account a LEFT JOIN identity.session s ON s.id_hash = $2 AND s.account_id = a.id WHERE a.id = $1`,
    [actor.id, sessionHash(id)],
  );
  const left = row && actor.organId ? row.password_set_at + PASSWORD_LIFE_MS - now : Infinity;
  return {
    id: actor.id,
    username: row?.username ?? '',
    name: actor.name,
    roles: [...actor.roles],
    enterprise: actor.enterpriseId && cards ? await cards.cardOf(sql, actor.enterpriseId) : null,
    organ:
      actor.organId && actor.organName && actor.division
        ? { id: actor.organId, name: actor.organName, division: actor.division }
        : null,
    csrf,
    idleMinutes: (actor.organId ? AUTHORITY_IDLE_MS : COMPANY_IDLE_MS) / 60_000,
    passwordDaysLeft: left <= PASSWORD_WARNING_MS ? Math.max(0, Math.ceil(left / DAY)) : null,
    lastSignIn: row?.previous_at
      ? { at: isoOf(row.previous_at), kind: row.previous_kind ?? 'pc', network: row.previous_network ?? '' }
      : null,
  };
}
