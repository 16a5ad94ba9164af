import type { FaultCode } from './fault-words';
import type { SheetKey } from './import-columns';

/** One thing that is wrong with a file, and where. */
export interface Fault {
  readonly sheet: SheetKey | null;
  /** As Excel counts, from 1; null where the whole sheet or column is meant. */
  readonly row: number | null;
  /** Key of the column. */
  readonly column: string | null;
  /** As Excel names it: 'A'. Null where the column is missing. */
  readonly letter: string | null;
  readonly code: FaultCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export const wholeFile = (code: FaultCode, facts: Fault['facts'] = {}): Fault => ({
  sheet: null,
  row: null,
  column: null,
  letter: null,
  code,
  facts,
});
