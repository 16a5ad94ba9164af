import {
  At,
  cursorOf,
  Id,
  isoOf,
  limitOf,
  pageOf,
  Part,
  Text,
  type Actor,
  type Instant,
  type PageQuery,
  type Sql,
} from '@yby/platform';
import type { Page } from '@yby/platform/contract';
import { rangeOf } from '../review/claim';
import type { PauseGround } from './grounds';
import { groundView, PauseGroundView } from './read-pauses';

export class PausedCase {
  @Id() id: string;
  @Text() number: string;
  @Text() enterpriseName: string;
  @Text() summary: string;
  @Text() division: string;
  @Part(() => PauseGroundView) ground: PauseGroundView;
  @At() from: string;
  @At() until: string;
}

export class PausedCases {
  @Part(() => PausedCase, { many: true }) items: PausedCase[];
  @Text({ nullable: true }) next: string | null;
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly enterprise_name: string;
  readonly summary: string;
  readonly division: string;
  readonly ground: PauseGround;
  readonly paused_at: Instant;
  readonly until_at: Instant;
}

/** Cases of the officer's area whose clocks stand still, the one that ends first on top. */
export async function pausedCases(sql: Sql, actor: Actor, query: PageQuery): Promise<Page<PausedCase>> {
  const [until, id] = cursorOf(query, ['instant', 'uuid']) ?? [0, '00000000-0000-0000-0000-000000000000'];
  const limit = limitOf(query);
  const rows = await sql.rows<Row>(
    `SELECT a.id, a.number, a.enterprise_name, a.summary, a.division, p.ground, p.paused_at, p.until_at
     FROM permits.pause p JOIN permits.application a ON a.id = p.application_id
     WHERE p.ended_at IS NULL AND a.state = 'paused' AND p.division BETWEEN $1 AND $2
       AND (p.until_at, a.id) > (to_timestamp($3::float8 / 1000), $4::uuid) ORDER BY p.until_at, a.id LIMIT $5`,
    [...rangeOf({ actor }), until!, id!, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      number: row.number,
      enterpriseName: row.enterprise_name,
      summary: row.summary,
      division: row.division,
      ground: groundView(row.ground),
      from: isoOf(row.paused_at),
      until: isoOf(row.until_at),
    }),
    (row) => [row.until_at, row.id],
  );
}
