import { Injectable } from '@nestjs/common';
import type { CitiesHere, Sql } from '@yby/platform';

@Injectable()
export class CountCities implements CitiesHere {
  async count(sql: Sql): Promise<number> {
    return (await sql.maybe<{ count: number }>('SELECT count(*)::int AS count FROM identity.city'))!.count;
  }
}
