import { platformRefusal, type Actor, type Instant, type Sql } from '@yby/platform';
import type { FileForm } from './file-form';
import type { ImportState } from './import.lifecycle';
import type { SheetKey } from './import-columns';

/** A row of enterprise.import as it is read. */
export interface ImportRow {
  readonly id: string;
  readonly state: ImportState;
  readonly version: number;
  readonly form: FileForm;
  readonly file: string;
  readonly file_name: string;
  readonly size: number;
  readonly uploaded_by: string;
  readonly uploaded_at: Instant;
  readonly ended_at: Instant | null;
  readonly rows: Record<SheetKey, number> | null;
  readonly total: number | null;
  readonly step_from: bigint;
  readonly faults: number | null;
  readonly enterprises: number | null;
  readonly division: string;
  /** Where the sequence stands now. */
  readonly step: bigint;
}

export const importColumns = `i.id, i.state, i.version, i.form, i.file, i.file_name, i.size, i.uploaded_by, i.uploaded_at, i.ended_at,
  i.rows, i.total, i.step_from, i.faults, i.enterprises, i.division,
  coalesce(pg_sequence_last_value('enterprise.import_progress'), 0) AS step`;

/** First digits of the divisions that an officer is responsible for: '3303' of a city, all six of a county. */
export const areaOf = (actor: Actor): string => (actor.division ?? '').replace(/(00){1,2}$/, '');

/** An import of the officer's own area. @throws Refusal platform.not-found for any other */
export async function importOf(sql: Sql, actor: Actor, id: string, lock: '' | 'FOR UPDATE' = ''): Promise<ImportRow> {
  const area = areaOf(actor);
  const row = area
    ? await sql.maybe<ImportRow>(
        `SELECT ${importColumns} FROM enterprise.import i WHERE i.id = $1 AND i.division LIKE $2 || '%' ${lock}`,
        [id, area],
      )
    : null;
  if (!row) throw platformRefusal('not-found');
  return row;
}
