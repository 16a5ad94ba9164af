import type { PlainDate } from '@yby/platform/contract';
import { dayOf, textOf } from './cell';
import type { RowReader } from './row-reader';

/** @returns the day, null for an empty cell or with its fault taken down */
export function dayIn(reader: RowReader, key: string, today: PlainDate | null): PlainDate | null {
  const cell = reader.cell(key);
  if (!reader.sound(key) || textOf(cell) === '') return null;
  const day = dayOf(cell);
  if (!day) reader.fault(key, 'date-malformed');
  else if (today && day > today) reader.fault(key, 'date-ahead');
  return day;
}
