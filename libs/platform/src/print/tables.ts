import type { Bilingual } from '../problem';
import { colours, MM, type Pen, type TextBox } from './pen';

export interface Field {
  readonly label: Bilingual;
  readonly value: string;
  /** Takes the whole row; otherwise two fields share one. */
  readonly wide?: boolean;
}

/** Where the writing stands between left and right edge, in points. */
export interface Area {
  readonly x: number;
  readonly width: number;
}

export interface Column<T> {
  readonly label: Bilingual;
  /** Of the area's width; all columns together 1. */
  readonly share: number;
  readonly align: 'left' | 'center' | 'right';
  readonly cell: (row: T, at: number) => readonly [zh: string, en?: string];
}

const LABEL = 25 * MM;
/** Heights of a table's head and of each row below it. */
export const [TABLE_HEAD, TABLE_ROW] = [9 * MM, 9.4 * MM];
const FIELD_ROW = 8.6 * MM;

function label(pen: Pen, words: Bilingual, box: Omit<TextBox, 'size'>, align: 'left' | 'center' = 'left'): void {
  const half = box.height / 2;
  const at = { ...box, align };
  pen.write(words.zh, { ...at, y: box.y + half - 11.5, height: 13, size: 9, bold: true, colour: colours.frame });
  pen.write(words.en, { ...at, y: box.y + half + 1.5, height: 8, size: 5.4, colour: colours.faint });
}

function border(pen: Pen, area: Area, y: number, bottom: number): void {
  pen.pdf
    .rect(area.x, y, area.width, bottom - y)
    .lineWidth(0.9)
    .strokeColor(colours.frame)
    .stroke();
}

/** Two fields to a row, in their order; a wide one and an odd one have a row alone. */
function fieldRows(fields: readonly Field[]): readonly (readonly Field[])[] {
  const rows: Field[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (!field.wide && last?.length === 1 && !last[0]!.wide) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

const valueBox = (area: Area, row: readonly Field[]) => ({ width: area.width / row.length - LABEL - 12, size: 10 });

/** Heights of the rows of `fields` in which every value has room without a smaller type. */
export function fieldHeights(pen: Pen, area: Area, fields: readonly Field[]): number[] {
  return fieldRows(fields).map((row) =>
    Math.max(FIELD_ROW, ...row.map(({ value }) => pen.heightOf(value, valueBox(area, row)) + 8)),
  );
}

/** Label-and-value rows, all of one height unless told. @returns y below */
export function drawFields(
  pen: Pen,
  area: Area,
  y: number,
  fields: readonly Field[],
  heights: readonly number[] = [],
): number {
  let top = y;
  fieldRows(fields).forEach((row, at) => {
    const height = heights[at] ?? FIELD_ROW;
    const width = area.width / row.length;
    row.forEach((field, column) => {
      const x = area.x + column * width;
      pen.pdf.rect(x, top, LABEL, height).fillOpacity(0.75).fill(colours.tint).fillOpacity(1);
      label(pen, field.label, { x: x + 6, y: top, width: LABEL - 8, height });
      pen.write(field.value, { ...valueBox(area, row), x: x + LABEL + 7, y: top + 1, height: height - 2 });
      if (column > 0) pen.rule(x, top, x, top + height);
      pen.rule(x + LABEL, top, x + LABEL, top + height);
    });
    if (at > 0) pen.rule(area.x, top, area.x + area.width, top);
    top += height;
  });
  border(pen, area, y, top);
  return top;
}

/** Rows below a head; null is an empty row. @returns y below */
export function drawTable<T>(
  pen: Pen,
  area: Area,
  y: number,
  columns: readonly Column<T>[],
  rows: readonly (T | null)[],
): number {
  const bottom = y + TABLE_HEAD + rows.length * TABLE_ROW;
  pen.pdf.rect(area.x, y, area.width, TABLE_HEAD).fillOpacity(0.75).fill(colours.tint).fillOpacity(1);
  let x = area.x;
  for (const column of columns) {
    const width = column.share * area.width;
    label(pen, column.label, { x: x + 3, y, width: width - 6, height: TABLE_HEAD }, 'center');
    rows.forEach((row, at) => {
      if (row === null) return;
      const [zh, en] = column.cell(row, at);
      const box = { x: x + 6, width: width - 12, align: column.align };
      const top = y + TABLE_HEAD + at * TABLE_ROW;
      const share = en ? 0.58 : 1;
      pen.write(zh, { ...box, y: top + 1, height: TABLE_ROW * share - 2 + (en ? 2 : 0), size: 10 });
      if (en)
        pen.write(en, { ...box, y: top + TABLE_ROW * 0.6, height: TABLE_ROW * 0.3, size: 6.2, colour: colours.faint });
    });
    if (x > area.x) pen.rule(x, y, x, bottom);
    x += width;
  }
  for (let at = 0; at < rows.length; at++)
    pen.rule(area.x, y + TABLE_HEAD + at * TABLE_ROW, area.x + area.width, y + TABLE_HEAD + at * TABLE_ROW);
  border(pen, area, y, bottom);
  return bottom;
}
