import { Injectable } from '@nestjs/common';
import type { EnterpriseCards } from '@yby/identity';
import type { Sql } from '@yby/platform';
import { findEnterprise } from '../facts/enterprise-facts';

/** Tells the sign-in which enterprise a company account belongs to. */
@Injectable()
export class Cards implements EnterpriseCards {
  async cardOf(sql: Sql, enterpriseId: string) {
    const found = await findEnterprise(sql, enterpriseId);
    return found && { id: found.id, name: found.name, uscc: found.uscc, division: found.division };
  }

  async mayAct(sql: Sql, enterpriseId: string): Promise<boolean> {
    const row = await sql.maybe<{ ended: boolean }>(
      `SELECT state IN ('closed', 'moved_out') AS ended FROM enterprise.enterprise WHERE id = $1`,
      [enterpriseId],
    );
    return row !== null && !row.ended;
  }
}
