import { Injectable } from '@nestjs/common';
import type { AccountNames, Sql } from '@yby/platform';
import { namesOf } from './accounts-of';

/** For the access log, which stands beside this module. */
@Injectable()
export class Names implements AccountNames {
  names(sql: Sql, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return namesOf(sql, accountIds);
  }
}
