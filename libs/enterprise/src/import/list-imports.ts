import { namesOf } from '@yby/identity';
import {
  cursorOf,
  isoOf,
  limitOf,
  openActs,
  pageOf,
  type Actor,
  type Page,
  type PageQuery,
  type Sql,
} from '@yby/platform';
import { faultText, type FaultCode } from './fault-words';
import { areaOf, importColumns, importOf, type ImportRow } from './import-row';
import type { FaultPage, FaultQuery, FaultView, ImportView } from './import-views';
import { importLifecycle } from './import.lifecycle';
import { importSheets, type SheetKey } from './import-columns';

/** Imports of the officer's area, newest first. */
export async function listImports(sql: Sql, actor: Actor, ask: PageQuery): Promise<Page<ImportView>> {
  const after = cursorOf(ask, ['uuid']);
  const limit = limitOf(ask);
  const area = areaOf(actor);
  const rows = area
    ? await sql.rows<ImportRow>(
        `SELECT ${importColumns} FROM enterprise.import i
         WHERE i.division LIKE $1 || '%' AND ($2::uuid IS NULL OR i.id < $2) ORDER BY i.id DESC LIMIT $3`,
        [area, after?.[0] ?? null, limit + 1],
      )
    : [];
  const names = await namesOf(
    sql,
    rows.map(({ uploaded_by: by }) => by),
  );
  return pageOf(
    rows,
    limit,
    (row) => viewOf(row, actor, names),
    ({ id }) => [id],
  );
}

export async function readImport(sql: Sql, actor: Actor, id: string): Promise<ImportView> {
  const row = await importOf(sql, actor, id);
  return viewOf(row, actor, await namesOf(sql, [row.uploaded_by]));
}

function viewOf(row: ImportRow, actor: Actor, names: ReadonlyMap<string, string>): ImportView {
  const total = row.total ?? 0;
  const working = row.state === 'uploaded' || row.state === 'ordered';
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    form: row.form,
    fileName: row.file_name,
    size: row.size,
    uploadedBy: names.get(row.uploaded_by) ?? null,
    uploadedAt: isoOf(row.uploaded_at),
    endedAt: row.ended_at === null ? null : isoOf(row.ended_at),
    rows: row.rows,
    faults: row.faults,
    enterprises: row.enterprises,
    // A try that failed has moved the sequence as well: never more than there is.
    progress: working ? { done: total && Math.min(total, Number(row.step - row.step_from)), total } : null,
    acts: openActs(importLifecycle, row.state, actor.roles),
  };
}

interface FaultRow {
  readonly position: number;
  readonly sheet: SheetKey | null;
  readonly row: number | null;
  readonly col: string | null;
  readonly letter: string | null;
  readonly code: FaultCode;
  readonly facts: Record<string, string | number>;
}

/** The faults of one import in the order of the file, and how many there are of each kind. */
export async function listFaults(sql: Sql, actor: Actor, id: string, ask: FaultQuery): Promise<FaultPage> {
  await importOf(sql, actor, id);
  const after = cursorOf(ask, ['count']);
  const limit = limitOf(ask);
  const rows = await sql.rows<FaultRow>(
    `SELECT position, sheet, row, col, letter, code, facts FROM enterprise.import_fault
     WHERE import_id = $1 AND ($2::text IS NULL OR sheet = $2) AND ($3::text IS NULL OR code = $3) AND position > $4
     ORDER BY position LIMIT $5`,
    [id, ask.sheet ?? null, ask.code ?? null, after?.[0] ?? -1, limit + 1],
  );
  const counts = await sql.rows<{ code: FaultCode; sheet: string | null; count: number }>(
    `SELECT code, sheet, count(*)::int AS count FROM enterprise.import_fault WHERE import_id = $1
     GROUP BY code, sheet ORDER BY count(*) DESC, code, sheet`,
    [id],
  );
  const page = pageOf(rows, limit, faultView, ({ position }) => [position]);
  return { ...page, counts };
}

function faultView({ position, sheet, row, col, letter, code, facts }: FaultRow): FaultView {
  const column = sheet && importSheets[sheet].columns.find(({ key }) => key === col);
  return {
    position,
    sheet,
    sheetName: sheet && importSheets[sheet].zh,
    row,
    letter,
    header: column ? column.zh : null,
    headerEn: column ? column.en : null,
    code,
    ...faultText(code, facts),
  };
}
