import { explainUscc } from '@yby/regulation/contract';
import { textOf } from './cell';
import type { RowReader } from './row-reader';

/** @returns the credit code of a row, or null with its fault taken down */
export function usccOf(reader: RowReader): string | null {
  if (!reader.sound('uscc')) return null;
  const cell = reader.cell('uscc');
  // Excel keeps fifteen digits: what was an all-digit code of eighteen cannot be brought back.
  if (typeof cell === 'number' || /^\d(\.\d+)?e\+?\d+$/i.test(textOf(cell))) {
    reader.fault('uscc', 'uscc-lost-digits');
    return null;
  }
  const uscc = textOf(cell).toUpperCase();
  const why = explainUscc(uscc);
  if (!why) return uscc;
  reader.fault('uscc', 'uscc-malformed', { why: why.zh, whyEn: why.en });
  return null;
}
