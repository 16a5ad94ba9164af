import type { Sql } from '@yby/platform';
import { defaultPreference, type Preference } from './preference';

interface Row {
  readonly account_id: string;
  readonly email_off: string[];
  readonly sms_on: string[];
  readonly quiet_from: number;
  readonly quiet_to: number;
  readonly digest: boolean;
  readonly language: 'zh' | 'en';
}

/** Preferences of those who have changed them; for all others the default holds. */
export async function preferencesOf(sql: Sql, accounts: readonly string[]): Promise<(account: string) => Preference> {
  const rows = await sql.rows<Row>(
    `SELECT account_id, email_off, sms_on, quiet_from, quiet_to, digest, language
     FROM notifications.preference WHERE account_id = ANY($1::uuid[])`,
    [accounts],
  );
  const known = new Map(rows.map((row) => [row.account_id, preferenceOf(row)]));
  return (account) => known.get(account) ?? defaultPreference;
}

function preferenceOf(row: Row): Preference {
  return {
    emailOff: row.email_off,
    smsOn: row.sms_on,
    quietFrom: row.quiet_from,
    quietTo: row.quiet_to,
    digest: row.digest,
    language: row.language,
  };
}
