import type { Role, Sql } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { cityOf, divisionsOf } from '../people/city-of';
import { administratorNames, companyOffices } from './office-names';

const administrators: readonly Role[] = administratorNames;
const whoAdminister: readonly Role[] = ['enterprise_admin', ...administrators];

export interface Belongs {
  readonly enterpriseId: string | null;
  readonly organId: string | null;
}

/** Whether somebody who belongs there may hold these offices. @throws Refusal identity.offices-apart, identity.office-misplaced */
export function checkOffices(roles: readonly Role[], { enterpriseId, organId }: Belongs): void {
  if (roles.length > 1 && roles.some((role) => administrators.includes(role))) throw identityRefusal('offices-apart');
  const misplaced = roles.filter((role) =>
    (companyOffices as readonly Role[]).includes(role) ? enterpriseId === null : organId === null,
  );
  if (misplaced.length || (enterpriseId !== null && organId !== null))
    throw identityRefusal('office-misplaced', { roles: misplaced.length ? misplaced : roles });
}

/**
 * An enterprise or a city that has an administrator keeps one, or nobody could ever name another.
 * @throws Refusal identity.last-administrator
 */
export async function keepAdministrator(
  sql: Sql,
  account: Belongs & { readonly id: string; readonly division: string },
  lost: readonly Role[],
): Promise<void> {
  const administered = lost.filter((one) => whoAdminister.includes(one));
  if (!administered.length) return;
  // One after the other: two who leave at the same moment would each count on the one who stays.
  const place = account.enterpriseId ?? cityOf(account.division);
  await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`identity.administrators ${place}`]);
  const [from, to] = divisionsOf(cityOf(account.division));
  for (const role of administered) {
    const another = await sql.maybe(
      `SELECT 1 FROM identity.account a JOIN identity.office f ON f.account_id = a.id AND f.role = $2
       WHERE a.id <> $1 AND a.state = 'active'
         AND CASE WHEN $3::uuid IS NULL THEN a.organ_id IS NOT NULL AND a.division BETWEEN $4 AND $5 ELSE a.enterprise_id = $3 END
       LIMIT 1`,
      [account.id, role, account.enterpriseId, from, to],
    );
    if (!another) throw identityRefusal('last-administrator', { roles: [role] });
  }
}
