import { cursorOf, isoOf, limitOf, pageOf, platformRefusal, type PageQuery, type Sql } from '@yby/platform';
import type { Instant, PlainDate } from '@yby/platform/contract';
import type { EditionDetail, Editions, EditionView } from './edition-view';

interface Row {
  readonly number: number;
  readonly sha256: string;
  readonly origin: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly source: string;
  readonly takes_force_on: PlainDate | null;
  readonly recorded_at: Instant;
  readonly data?: object;
}

const columns = 'number, sha256, origin, title_zh, title_en, source, takes_force_on, recorded_at';

/** Newest first. */
export async function listEditions(sql: Sql, query: PageQuery): Promise<Editions> {
  const [before] = cursorOf(query, ['count']) ?? [2_147_483_647];
  const limit = limitOf(query);
  const rows = await sql.rows<Row>(
    `SELECT ${columns} FROM regulation.edition WHERE number < $1 ORDER BY number DESC LIMIT $2`,
    [before, limit + 1],
  );
  return pageOf(rows, limit, viewOf, (row) => [row.number]);
}

/** @throws Refusal platform.not-found */
export async function getEdition(sql: Sql, number: number): Promise<EditionDetail> {
  const row = await sql.maybe<Row>(`SELECT ${columns}, data FROM regulation.edition WHERE number = $1`, [number]);
  if (!row) throw platformRefusal('not-found');
  return { ...viewOf(row), data: row.data! };
}

function viewOf(row: Row): EditionView {
  return {
    number: row.number,
    sha256: row.sha256,
    origin: row.origin,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    source: row.source,
    takesForceOn: row.takes_force_on,
    recordedAt: isoOf(row.recorded_at),
  };
}
