import type { Role, Sql, Tx } from '@yby/platform';

/** An account of a demo installation, with its open password and its part in the story. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  /** Name of the enterprise or authority, for the list. */
  readonly place: string;
  readonly story: { readonly zh: string; readonly en: string };
}

/** Writes an account's password down for everybody to see: for the demo seed alone. */
export async function recordDemoAccount(tx: Tx, account: DemoAccount): Promise<void> {
  await tx.insert('identity.demo_account', {
    username: account.username.trim().toLowerCase(),
    password: account.password,
    place: account.place,
    story_zh: account.story.zh,
    story_en: account.story.en,
  });
}

export async function demoAccounts(sql: Sql): Promise<(DemoAccount & { name: string; roles: Role[] })[]> {
  const rows = await sql.rows<{
    username: string;
    password: string;
    place: string;
    story_zh: string;
    story_en: string;
    name: string;
    roles: Role[];
  }>(
    `SELECT d.username, d.password, d.place, d.story_zh, d.story_en, a.name,
            ARRAY(SELECT f.role FROM identity.office f WHERE f.account_id = a.id ORDER BY f.role) AS roles
     FROM identity.demo_account d JOIN identity.account a ON a.username = d.username AND a.state = 'active'
     ORDER BY d.position LIMIT 200`,
  );
  return rows.map(({ story_zh: zh, story_en: en, ...rest }) => ({ ...rest, story: { zh, en } }));
}
