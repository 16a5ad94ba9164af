import type { Instant, Role, Sql, Tx } from '@yby/platform';
import { codeOfStep, nextStep } from '../factors/totp';

/** An account of a demo installation, with its open password and its part in the story. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  /** Open like the password; null for accounts without an authenticator. */
  readonly totpSecret?: string | null;
  /** Name of the enterprise or authority, for the list. */
  readonly place: string;
  readonly story: { readonly zh: string; readonly en: string };
}

/** Writes an account's password down for everybody to see: for the demo seed alone. */
export async function recordDemoAccount(tx: Tx, account: DemoAccount): Promise<void> {
  await tx.insert('identity.demo_account', {
    username: account.username.trim().toLowerCase(),
    password: account.password,
    totp_secret: account.totpSecret ?? null,
    place: account.place,
    story_zh: account.story.zh,
    story_en: account.story.en,
  });
}

export async function demoAccounts(
  sql: Sql,
): Promise<(DemoAccount & { name: string; roles: Role[]; code: boolean })[]> {
  const rows = await sql.rows<{
    username: string;
    password: string;
    code: boolean;
    place: string;
    story_zh: string;
    story_en: string;
    name: string;
    roles: Role[];
  }>(
    `SELECT d.username, d.password, d.totp_secret IS NOT NULL AS code, d.place, d.story_zh, d.story_en, a.name,
            ARRAY(SELECT f.role FROM identity.office f WHERE f.account_id = a.id ORDER BY f.role) AS roles
     FROM identity.demo_account d JOIN identity.account a ON a.username = d.username AND a.state = 'active'
     ORDER BY d.position LIMIT 200`,
  );
  return rows.map(({ story_zh: zh, story_en: en, ...rest }) => ({ ...rest, story: { zh, en } }));
}

/** The next code that will be taken from a demo account; null when there is none such, or it has another secret by now. */
export async function demoCode(sql: Sql, username: string, wall: Instant): Promise<string | null> {
  const row = await sql.maybe<{ totp_secret: string; last_step: string }>(
    `SELECT d.totp_secret, f.last_step FROM identity.demo_account d
     JOIN identity.account a ON a.username = d.username AND a.state = 'active'
     JOIN identity.factor f ON f.account_id = a.id AND f.kind = 'totp'
     WHERE d.username = $1 AND d.totp_secret IS NOT NULL`,
    [username.trim().toLowerCase()],
  );
  const step = row && nextStep(Number(row.last_step), wall);
  return step === null ? null : codeOfStep(row!.totp_secret, step);
}
