import { isPlainDate, type PlainDate } from '@yby/platform/contract';
import type { Cell } from './read-sheets';

const FORMULA_ERROR = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!)$/;

/** What a cell says as text: no outer blanks, full-width digits and signs as plain ones. A text that begins like a formula stays a text. */
export function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return dayOf(cell) ?? '';
  if (typeof cell === 'number') return plainNumber(cell);
  return String(cell).normalize('NFKC').trim();
}

/** Names keep their own brackets and signs: only outer blanks go. */
export function nameOf(cell: Cell): string {
  return typeof cell === 'string' ? cell.trim() : textOf(cell);
}

/** Excel keeps a number in binary: fifteen digits are what was typed, the rest is noise. Never 1.2e+21. */
function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : rounded.toFixed(9).replace(/\.?0+$/, '');
}

export const isFormulaError = (cell: Cell): boolean => typeof cell === 'string' && FORMULA_ERROR.test(cell.trim());

/** Half a surrogate pair and what cannot be seen; tab and line break are blanks that slipped in. */
export const isIllFormed = (text: string): boolean =>
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufffe\uffff]/u.test(text);

/** A day, however it is usually written: a date cell, 2024-01-01, 2024/1/1, 2024.1.1, 2024年1月1日, 20240101. */
export function dayOf(cell: Cell): PlainDate | null {
  if (cell !== null && typeof cell === 'object')
    return Number.isNaN(cell.getTime()) ? null : valid(cell.toISOString().slice(0, 10));
  const text = textOf(cell);
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return parts ? valid(`${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`) : null;
}

const valid = (text: string): PlainDate | null => (isPlainDate(text) && text >= '1900-01-01' ? text : null);

/** 'a、b；c' in its parts. */
export const partsOf = (text: string): string[] =>
  text
    .split(/[、,，;；|/\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
