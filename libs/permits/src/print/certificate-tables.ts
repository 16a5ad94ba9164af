import { colours, MM, type Pen, type TextBox } from './certificate-drawing';
import { categoryWords, printAmount, type Words } from './certificate-words';
import type { PrintLine, PrintRedemption } from './permit-print';

export interface Field {
  readonly label: Words;
  readonly value: string;
  /** Takes the whole row; otherwise two fields share one. */
  readonly wide?: boolean;
}

export interface Area {
  readonly x: number;
  readonly width: number;
}

const LABEL = 25 * MM;
const [HEAD, ROW] = [9 * MM, 9.4 * MM];

function label(pen: Pen, words: Words, box: Omit<TextBox, 'size'>, align: 'left' | 'center' = 'left'): void {
  const half = box.height / 2;
  const at = { ...box, align };
  pen.write(words.zh, { ...at, y: box.y + half - 11.5, height: 13, size: 9, bold: true, colour: colours.frame });
  pen.write(words.en, { ...at, y: box.y + half + 1.5, height: 8, size: 5.4, colour: colours.faint });
}

/** Label-and-value rows. @returns y below */
export function drawFields(pen: Pen, area: Area, y: number, fields: readonly Field[], height = 8.6 * MM): number {
  const rows: Field[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (!field.wide && last?.length === 1 && !last[0]!.wide) last.push(field);
    else rows.push([field]);
  }
  const bottom = y + rows.length * height;
  rows.forEach((row, at) => {
    const top = y + at * height;
    const width = area.width / row.length;
    row.forEach((field, column) => {
      const x = area.x + column * width;
      pen.pdf.rect(x, top, LABEL, height).fillOpacity(0.75).fill(colours.tint).fillOpacity(1);
      label(pen, field.label, { x: x + 6, y: top, width: LABEL - 8, height });
      pen.write(field.value, { x: x + LABEL + 7, y: top + 1, width: width - LABEL - 12, height: height - 2, size: 10 });
      if (column > 0) pen.rule(x, top, x, top + height);
      pen.rule(x + LABEL, top, x + LABEL, top + height);
    });
    if (at > 0) pen.rule(area.x, top, area.x + area.width, top);
  });
  pen.pdf
    .rect(area.x, y, area.width, bottom - y)
    .lineWidth(0.9)
    .strokeColor(colours.frame)
    .stroke();
  return bottom;
}

interface Column<T> {
  readonly label: Words;
  readonly share: number;
  readonly align: 'left' | 'center' | 'right';
  readonly cell: (row: T, at: number) => readonly [zh: string, en?: string];
}

function drawTable<T>(pen: Pen, area: Area, y: number, columns: readonly Column<T>[], rows: readonly (T | null)[]) {
  const bottom = y + HEAD + rows.length * ROW;
  pen.pdf.rect(area.x, y, area.width, HEAD).fillOpacity(0.75).fill(colours.tint).fillOpacity(1);
  let x = area.x;
  for (const column of columns) {
    const width = column.share * area.width;
    label(pen, column.label, { x: x + 3, y, width: width - 6, height: HEAD }, 'center');
    rows.forEach((row, at) => {
      if (row === null) return;
      const [zh, en] = column.cell(row, at);
      const box = { x: x + 6, width: width - 12, align: column.align };
      const top = y + HEAD + at * ROW;
      const share = en ? 0.58 : 1;
      pen.write(zh, { ...box, y: top + 1, height: ROW * share - 2 + (en ? 2 : 0), size: 10 });
      if (en) pen.write(en, { ...box, y: top + ROW * 0.6, height: ROW * 0.3, size: 6.2, colour: colours.faint });
    });
    if (x > area.x) pen.rule(x, y, x, bottom);
    x += width;
  }
  for (let at = 0; at < rows.length; at++)
    pen.rule(area.x, y + HEAD + at * ROW, area.x + area.width, y + HEAD + at * ROW);
  pen.pdf
    .rect(area.x, y, area.width, bottom - y)
    .lineWidth(0.9)
    .strokeColor(colours.frame)
    .stroke();
  return bottom;
}

/** Substances: 品种, 类别, 数量 (kg, pieces with their word), 用途; closed by 以下空白 up to `rows`. @returns y below */
export function drawLines(
  pen: Pen,
  area: Area,
  y: number,
  lines: readonly PrintLine[],
  first: number,
  rows = 0,
): number {
  const kilograms = lines.some((line) => line.unit === 'mg');
  const columns: Column<PrintLine>[] = [
    { label: { zh: '序号', en: 'No.' }, share: 0.075, align: 'center', cell: (_, at) => [String(first + at)] },
    { label: { zh: '品种', en: 'Substance' }, share: 0.345, align: 'left', cell: (l) => [l.nameZh, l.nameEn] },
    { label: { zh: '类别', en: 'Category' }, share: 0.12, align: 'center', cell: (l) => [categoryWords[l.category]] },
    {
      label: kilograms ? { zh: '数量（kg）', en: 'Quantity (kg)' } : { zh: '数量', en: 'Quantity' },
      share: 0.19,
      align: 'right',
      cell: (l) => [printAmount(l.unit, l.amount)],
    },
    { label: { zh: '用途', en: 'Use' }, share: 0.27, align: 'left', cell: (l) => [l.use] },
  ];
  const blanks = Array.from({ length: Math.max(0, rows - lines.length) }, () => null);
  const bottom = drawTable(pen, area, y, columns, [...lines, ...blanks]);
  if (blanks.length > 0) {
    const x = area.x + columns[0]!.share * area.width + 6;
    const top = y + HEAD + lines.length * ROW;
    pen.write('（以下空白）', { x, y: top, width: 90, height: ROW, size: 9, colour: colours.faint });
  }
  return bottom;
}

/** 核销记录, with empty rows up to `rows`. @returns y below */
export function drawRedemptions(
  pen: Pen,
  area: Area,
  y: number,
  records: readonly PrintRedemption[],
  rows: number,
): number {
  const columns: Column<PrintRedemption>[] = [
    { label: { zh: '日期', en: 'Date' }, share: 0.15, align: 'center', cell: (r) => [r.on] },
    { label: { zh: '品种', en: 'Substance' }, share: 0.22, align: 'left', cell: (r) => [r.substance] },
    { label: { zh: '数量', en: 'Quantity' }, share: 0.16, align: 'right', cell: (r) => [withUnit(r.unit, r.amount)] },
    { label: { zh: '余量', en: 'Balance' }, share: 0.16, align: 'right', cell: (r) => [withUnit(r.unit, r.balance)] },
    { label: { zh: '销售单位', en: 'Seller' }, share: 0.31, align: 'left', cell: (r) => [r.seller] },
  ];
  const blanks = Array.from({ length: Math.max(0, rows - records.length) }, () => null);
  return drawTable(pen, area, y, columns, [...records, ...blanks]);
}

const withUnit = (unit: PrintLine['unit'], amount: bigint) =>
  unit === 'mg' ? `${printAmount(unit, amount)} kg` : printAmount(unit, amount);
