import { Choice, Id, Part, roles, Text, type Actor, type Role, type Sql } from '@yby/platform';

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

/** Who is signed in. */
export class Me {
  @Id() id: string;
  @Text() username: string;
  @Text() name: string;
  @Choice(roleNames, { many: true, name: 'Role' }) roles: Role[];
  @Part(() => MyEnterprise, { nullable: true }) enterprise: MyEnterprise | null;
  @Part(() => MyOrgan, { nullable: true }) organ: MyOrgan | null;
  @Text({ about: 'sent back with every write in the header x-csrf-token' }) csrf: string;
}

/** Port: what a company account belongs to. Enterprises stand on a higher floor, which registers itself under ENTERPRISE_CARDS. */
export interface EnterpriseCards {
  cardOf(sql: Sql, enterpriseId: string): Promise<{ id: string; name: string; uscc: string; division: string } | null>;
  /** Whether its programs may still act; not after it was closed or has moved out. */
  mayAct?(sql: Sql, enterpriseId: string): Promise<boolean>;
}
export const ENTERPRISE_CARDS = Symbol('enterprise cards');

export async function readMe(sql: Sql, actor: Actor, csrf: string, cards: EnterpriseCards | undefined): Promise<Me> {
  const row = await sql.maybe<{ username: string }>('SELECT username FROM identity.account WHERE id = $1', [actor.id]);
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
  };
}
