import { Inject, Injectable } from '@nestjs/common';
import { advance, isoOf, type JournalEvent, type Listener, type Tx } from '@yby/platform';
import { registerMany } from '../register/register-many';
import { ImportWork } from './import-work';
import { importLifecycle } from './import.lifecycle';

/**
 * Writes all enterprises of a file in one transaction, or none. The file is checked once more in it: the register may have
 * changed since, and then the new faults are named instead.
 */
@Injectable()
export class CarryOutImport implements Listener {
  constructor(@Inject(ImportWork) private readonly imports: ImportWork) {}

  async hear(tx: Tx, { subject: { id, division } }: JournalEvent): Promise<void> {
    const row = await this.imports.take(tx, id, 'ordered');
    if (!row) return;
    await tx.execute('UPDATE enterprise.import SET step_from = $2 WHERE id = $1', [id, row.step]);
    const { faults, records } = await this.imports.check(tx, row, await this.imports.read(row));
    if (faults.length) {
      await this.imports.keepFaults(tx, id, faults);
      const version = await advance(tx, importLifecycle, {
        act: 'fall_back',
        id,
        from: 'ordered',
        set: { faults: faults.length },
      });
      tx.emit('enterprise.import-checked', { type: 'import', id, version, division }, { faults: faults.length });
      return;
    }
    await registerMany(tx, records, {
      facts: { importId: id },
      progress: (rows) => this.imports.progress(tx, rows),
    });
    const version = await advance(tx, importLifecycle, {
      act: 'carry_out',
      id,
      from: 'ordered',
      set: { ended_at: isoOf(tx.now), enterprises: records.length },
    });
    tx.emit('enterprise.imported', { type: 'import', id, version, division }, { enterprises: records.length });
  }
}
