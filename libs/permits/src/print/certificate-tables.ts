import { colours, drawTable, TABLE_HEAD, TABLE_ROW, type Area, type Column, type Pen } from '@yby/platform';
import { categoryWords, printAmount } from './certificate-words';
import type { PrintLine, PrintRedemption } from './permit-print';

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
    const top = y + TABLE_HEAD + lines.length * TABLE_ROW;
    pen.write('（以下空白）', { x, y: top, width: 90, height: TABLE_ROW, size: 9, colour: colours.faint });
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
