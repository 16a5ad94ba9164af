import { Inject, Injectable } from '@nestjs/common';
import { FileStore, toPlainDate, type Tx } from '@yby/platform';
import { countiesOf } from '@yby/regulation/contract';
import { MOST_FAULTS } from './bounds';
import { checkFile, type CheckedFile } from './check-file';
import type { Fault } from './fault';
import { importColumns, type ImportRow } from './import-row';
import type { ImportState } from './import.lifecycle';
import { readSheets, type RawFile } from './read-sheets';

/** Any number: imports of one installation are worked one after the other, so that one sequence tells how far each is. */
const ONE_AT_A_TIME = 330_302;

/** What reading, checking and carrying out have in common. */
@Injectable()
export class ImportWork {
  constructor(@Inject(FileStore) private readonly store: FileStore) {}

  /** The import in this state, locked; null when it has moved on: a delivery may come twice. */
  async take(tx: Tx, id: string, state: ImportState): Promise<ImportRow | null> {
    await tx.execute('SELECT pg_advisory_xact_lock($1)', [ONE_AT_A_TIME]);
    return tx.maybe<ImportRow>(
      `SELECT ${importColumns} FROM enterprise.import i WHERE i.id = $1 AND i.state = $2 FOR UPDATE`,
      [id, state],
    );
  }

  async read({ file, form }: Pick<ImportRow, 'file' | 'form'>): Promise<RawFile> {
    const parts: Buffer[] = [];
    for await (const part of this.store.open(file)) parts.push(part as Buffer);
    return readSheets(Buffer.concat(parts), form);
  }

  /** @param progress moves what others see while this transaction is still open */
  async check(tx: Tx, row: ImportRow, file: RawFile, progress?: (rows: number) => Promise<void>): Promise<CheckedFile> {
    const area = row.division.replace(/(00){1,2}$/, '');
    return checkFile(file, {
      area,
      counties: countiesOf(area),
      today: toPlainDate(tx.now),
      registered: (usccs) => registeredAmong(tx, usccs),
      ...(progress ? { progress } : {}),
    });
  }

  async progress(tx: Tx, rows: number): Promise<void> {
    if (rows > 0)
      await tx.execute(`SELECT count(nextval('enterprise.import_progress')) FROM generate_series(1, $1)`, [rows]);
  }

  async keepFaults(tx: Tx, id: string, faults: readonly Fault[]): Promise<void> {
    await tx.execute('DELETE FROM enterprise.import_fault WHERE import_id = $1', [id]);
    await tx.execute(
      `INSERT INTO enterprise.import_fault (import_id, position, sheet, row, col, letter, code, facts)
       SELECT $1, f.position, f.sheet, f.row, f."column", f.letter, f.code, f.facts
       FROM jsonb_to_recordset($2::jsonb) AS f (position int, sheet text, row int, "column" text, letter text, code text, facts jsonb)`,
      [id, JSON.stringify(faults.slice(0, MOST_FAULTS).map((fault, position) => ({ ...fault, position })))],
    );
  }
}

async function registeredAmong(tx: Tx, usccs: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ uscc: string }>('SELECT uscc FROM enterprise.enterprise WHERE uscc = ANY($1::text[])', [
    usccs,
  ]);
  return new Set(rows.map(({ uscc }) => uscc));
}
