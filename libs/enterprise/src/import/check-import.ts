import { Inject, Injectable } from '@nestjs/common';
import { advance, type JournalEvent, type Listener, type Tx } from '@yby/platform';
import { ImportWork } from './import-work';
import { importLifecycle } from './import.lifecycle';
import { sheetKeys } from './import-columns';

/** Counts the rows first, in a transaction of its own: who waits sees how much there is to check. */
@Injectable()
export class ReadImport implements Listener {
  constructor(@Inject(ImportWork) private readonly imports: ImportWork) {}

  async hear(tx: Tx, { subject: { id, division } }: JournalEvent): Promise<void> {
    const row = await this.imports.take(tx, id, 'uploaded');
    if (!row || row.total !== null) return;
    const { sheets, total } = await this.imports.read(row);
    const rows = Object.fromEntries(sheetKeys.map((key) => [key, sheets[key].rows.length]));
    const version = await advance(tx, importLifecycle, {
      act: 'read',
      id,
      from: 'uploaded',
      set: { rows: JSON.stringify(rows), total, step_from: row.step },
    });
    tx.emit('enterprise.import-read', { type: 'import', id, version, division }, { total });
  }
}

/** The dry run: names every fault of every row, and writes nothing into the register. */
@Injectable()
export class CheckImport implements Listener {
  constructor(@Inject(ImportWork) private readonly imports: ImportWork) {}

  async hear(tx: Tx, { subject: { id, division } }: JournalEvent): Promise<void> {
    const row = await this.imports.take(tx, id, 'uploaded');
    if (!row) return;
    const { faults } = await this.imports.check(tx, row, await this.imports.read(row), (rows) =>
      this.imports.progress(tx, rows),
    );
    await this.imports.keepFaults(tx, id, faults);
    const version = await advance(tx, importLifecycle, {
      act: 'check',
      id,
      from: 'uploaded',
      to: faults.length ? 'checked' : 'ready',
      set: { faults: faults.length },
    });
    tx.emit('enterprise.import-checked', { type: 'import', id, version, division }, { faults: faults.length });
  }
}
