import { isFormulaError, isIllFormed, nameOf } from './cell';
import type { Fault } from './fault';
import type { FaultCode } from './fault-words';
import { importSheets, type ImportColumn, type SheetKey } from './import-columns';
import type { Cell, RawRow, RawSheet } from './read-sheets';

/** One row while it is checked: says the cells, and takes down what is wrong with them. */
export class RowReader {
  private readonly columns: readonly ImportColumn[];
  private readonly wrong = new Set<string>();

  constructor(
    private readonly sheet: SheetKey,
    private readonly raw: RawSheet,
    readonly row: RawRow,
    private readonly faults: Fault[],
  ) {
    this.columns = importSheets[sheet].columns;
  }

  cell(key: string): Cell {
    return this.row.cells[key] ?? null;
  }

  /** Whether nothing was found wrong with this cell; a cell has one fault at most, the first. */
  sound(key: string): boolean {
    return !this.wrong.has(key);
  }

  get allSound(): boolean {
    return this.wrong.size === 0;
  }

  fault(key: string, code: FaultCode, facts: Fault['facts'] = {}): void {
    if (this.wrong.has(key)) return;
    this.wrong.add(key);
    this.faults.push({
      sheet: this.sheet,
      row: this.row.row,
      column: key,
      letter: this.raw.letters[key] ?? null,
      code,
      facts,
    });
  }

  /** What can be wrong with a cell of any column. */
  checkForm(): void {
    for (const { key, required, most } of this.columns) {
      // A column that is missing has been named once, at the head.
      if (!(key in this.raw.letters)) continue;
      const cell = this.cell(key);
      if (isFormulaError(cell)) this.fault(key, 'formula-error');
      else {
        const text = nameOf(cell);
        if (required && text === '') this.fault(key, 'required');
        else if (isIllFormed(text)) this.fault(key, 'ill-formed');
        // A code that is too long is no code: that says more.
        else if (text.length > most && key !== 'uscc') this.fault(key, 'too-long', { most });
      }
    }
  }
}
