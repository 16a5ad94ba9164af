import {
  closePage,
  colours,
  drawFields,
  drawFurtherTitle,
  drawQr,
  drawTitle,
  drawWatermark,
  MM,
  newPage,
  openPaper,
  PAPER,
  PAPER_AREA as AREA,
  type Field,
  type Pen,
} from '@yby/platform';
import type { Bilingual, Instant } from '@yby/platform/contract';
import { codeMatrix } from '../credential/code-qr';
import { drawLines, drawRedemptions } from './certificate-tables';
import { kindWords, printDay, usesWords } from './certificate-words';
import { drawMirrorBox, drawMirrorMark } from './mirror-mark';
import type { PermitPrint } from './permit-print';
import { drawSeal } from './seal-mark';

// The print-out of a permit: front (certificate), further sheets when there are many substances, back (redemptions and
// notes). Pure and repeatable: the same record gives the same bytes, for dates and file id come from the record; only a place for a
// signature holds the moment of signing.

/** Side of the code with its quiet zone; the symbol alone is above 35 mm (ADR 0005). */
export const CODE_SIDE = 40 * MM;
const [FRONT_LINES, SHEET_LINES, BACK_ROWS] = [6, 20, 17];

export interface PrintOptions {
  /** When it is signed; without, the paper leaves no place for a signature. */
  readonly signedAt?: Instant;
}

/**
 * @returns the PDF, A4, PDF/A-2b, fonts subset, text extractable
 * @throws RangeError when the code is too long for QR version 17
 */
export function renderPermitPdf(record: PermitPrint, options: PrintOptions = {}): Promise<Buffer> {
  return renderPermitsPdf([record], options);
}

/** Several papers in one file, in their order; each keeps its own number of pages, and others are let in between. */
export async function renderPermitsPdf(
  records: readonly [PermitPrint, ...PermitPrint[]],
  { signedAt }: PrintOptions = {},
): Promise<Buffer> {
  const [first] = records;
  const { zh, en } = kindWords[first.kind].title;
  const { pen, bytes } = openPaper({
    title: `${zh} ${first.number}${records.length > 1 ? ` 等 ${records.length} 件` : ''}`,
    subject: en,
    author: first.issuingOrgan,
    on: first.issuedAt,
    ...(signedAt === undefined
      ? {}
      : { signature: { name: first.issuingOrgan, reason: first.mirror ? '镜像件' : '电子签发', at: signedAt } }),
  });
  for (const [at, record] of records.entries()) {
    if (at > 0) await new Promise((resume) => setImmediate(resume));
    drawPermit(pen, record);
  }
  return bytes();
}

function drawPermit(pen: Pen, record: PermitPrint): void {
  const sheets = Math.ceil(Math.max(0, record.lines.length - FRONT_LINES) / SHEET_LINES);
  const backs = Math.max(1, Math.ceil(record.redemptions.length / BACK_ROWS));
  const pages = 1 + sheets + backs;
  drawFront(pen, record, pages);
  for (let sheet = 0; sheet < sheets; sheet++) {
    const from = FRONT_LINES + sheet * SHEET_LINES;
    const y = openPage(pen, record, { zh: '品种明细（续）', en: 'Substances, continued' });
    drawLines(pen, AREA, y, record.lines.slice(from, from + SHEET_LINES), from + 1);
    closePage(pen, record.number, 2 + sheet, pages);
  }
  for (let back = 0; back < backs; back++) drawBack(pen, record, 2 + sheets + back, pages, back);
}

function drawFront(pen: Pen, record: PermitPrint, pages: number): void {
  const words = kindWords[record.kind];
  newPage(pen);
  if (record.mirror) drawMirrorMark(pen, PAPER.width / 2, 150 * MM);
  drawWatermark(pen.pdf, PAPER.width / 2, 150 * MM, 62 * MM);
  const across = { x: AREA.x, width: AREA.width };
  const below = drawTitle(pen, words.title, record.number);
  pen.write(words.opening, { ...across, y: below, height: 14, size: 10 });

  let y = drawFields(pen, AREA, 58 * MM, fieldsOf(record));
  y = drawLines(pen, AREA, y + 3 * MM, record.lines.slice(0, FRONT_LINES), 1, FRONT_LINES);
  const more = record.lines.length - FRONT_LINES;
  if (more > 0) {
    const closing = `（另有 ${more} 个品种，见续页 See next sheet）`;
    pen.write(closing, { ...across, y: y + 1, height: 9, size: 7, align: 'center', colour: colours.faint });
  }
  drawIssue(pen, record);
  closePage(pen, record.number, 1, pages);
}

function fieldsOf(record: PermitPrint): Field[] {
  const words = kindWords[record.kind];
  const { holder, handler, counterparty, carrier, route } = record;
  const uses = usesWords[record.uses];
  const replaces = record.edition && record.edition > 1 ? `（换发，第 ${record.edition} 版）` : '';
  const isPurchase = record.kind.startsWith('purchase');
  return [
    {
      label: { zh: isPurchase ? '购买单位' : '货主单位', en: isPurchase ? 'Purchasing unit' : 'Owner of the goods' },
      value: holder.name,
      wide: true,
    },
    { label: { zh: '统一代码', en: 'Credit code (USCC)' }, value: holder.uscc },
    { label: { zh: '法定代表人', en: 'Legal representative' }, value: holder.legalRepresentative },
    { label: { zh: '单位地址', en: 'Address' }, value: holder.address, wide: true },
    { label: { zh: '经办人', en: 'Handler' }, value: `${handler.name}　${handler.phone}` },
    { label: { zh: '身份证件号', en: 'ID number (masked)' }, value: handler.maskedId },
    { label: words.counterparty, value: counterparty.name, wide: true },
    { label: { zh: '统一代码', en: 'Credit code (USCC)' }, value: counterparty.uscc },
    { label: { zh: '许可备案号', en: 'Its permit or filing no.' }, value: counterparty.permitNumber ?? '—' },
    ...(carrier
      ? [
          { label: { zh: '承运单位', en: 'Carrier' }, value: carrier.name },
          { label: { zh: '统一代码', en: 'Credit code (USCC)' }, value: carrier.uscc },
        ]
      : []),
    ...(route
      ? [
          { label: { zh: '运出地', en: 'Place of origin' }, value: route.from },
          { label: { zh: '运入地', en: 'Place of destination' }, value: route.to },
        ]
      : []),
    { label: { zh: '证明种类', en: 'Kind' }, value: `${uses.zh}${replaces}　${uses.en}`, wide: true },
    { label: { zh: '有效期自', en: 'Valid from' }, value: printDay(record.validFrom) },
    { label: { zh: '有效期至', en: 'Valid to (inclusive)' }, value: printDay(record.validTo) },
  ];
}

/** Code at the left, how to verify beside it, organ, date and mark at the right. */
function drawIssue(pen: Pen, record: PermitPrint): void {
  const top = 222 * MM;
  drawQr(pen, codeMatrix(record.code), AREA.x, top, CODE_SIDE);
  const beside = { x: AREA.x + CODE_SIDE + 6 * MM, width: 48 * MM };
  const page = record.code.split('#')[0]!.toLowerCase().replace('https://', '');
  pen.write('扫码核验', { ...beside, y: top + 5 * MM, height: 14, size: 11, bold: true, colour: colours.frame });
  pen.write('Scan to verify', { ...beside, y: top + 10 * MM, height: 9, size: 6.5, colour: colours.faint });
  pen.write(`扫描二维码，或在 ${page} 输入编号，即可核验真伪、状态与剩余数量。`, {
    ...beside,
    y: top + 15 * MM,
    height: 15 * MM,
    size: 8.5,
  });
  pen.write('本页为打印件，以核验结果为准。', {
    ...beside,
    y: top + 31 * MM,
    height: 10,
    size: 7.5,
    colour: colours.faint,
  });
  const right = { x: AREA.x + AREA.width - 62 * MM, width: 62 * MM, align: 'center' as const };
  pen.write('发证机关　Issuing organ', { ...right, y: top - 3 * MM, height: 9, size: 7, colour: colours.faint });
  pen.write(record.issuingOrgan, { ...right, y: top + 0.8 * MM, height: 15, size: 12, bold: true });
  pen.write(printDay(record.issuedAt), { ...right, y: top + 7 * MM, height: 13, size: 10.5 });
  if (record.mirror) drawMirrorBox(pen, right.x, top + 16 * MM, right.width, record.national);
  else drawSeal(pen, record, right.x + right.width / 2, top + 31 * MM, 18 * MM);
}

function drawBack(pen: Pen, record: PermitPrint, page: number, pages: number, part: number): void {
  const y = openPage(pen, record, { zh: '核销记录', en: 'Record of redemptions' });
  const records = record.redemptions.slice(part * BACK_ROWS, (part + 1) * BACK_ROWS);
  const below = drawRedemptions(pen, AREA, y, records, BACK_ROWS);
  const notes = [
    '1. 本证明不得转借、伪造、变造；有效期届满或数量用尽即失效（条例第三十八条、第四十条）。',
    '2. 销售单位应当查验本证明与经办人身份证件，按实际数量在系统内核销；纸面记录仅供对照，以系统记录为准。',
    '3. 除法律另有规定外，禁止使用现金或者实物进行易制毒化学品交易（条例第五条）。',
    '4. 运输时应当全程携带运输许可证或备案证明，货物与证载情况相符（条例第二十四条）。',
    '5. 易制毒化学品丢失、被盗、被抢的，应当立即向当地公安机关报告（条例第三十四条）。',
  ];
  const across = { x: AREA.x, width: AREA.width };
  pen.write('注意事项 Notes', {
    ...across,
    y: below + 6 * MM,
    height: 14,
    size: 10,
    bold: true,
    colour: colours.frame,
  });
  notes.forEach((note, at) => pen.write(note, { ...across, y: below + (12.5 + at * 5.6) * MM, height: 12, size: 8.2 }));
  closePage(pen, record.number, page, pages);
}

/** A further page with its heading. @returns y below the heading */
function openPage(pen: Pen, record: PermitPrint, title: Bilingual): number {
  newPage(pen);
  if (record.mirror) drawMirrorMark(pen, PAPER.width / 2, 150 * MM);
  return drawFurtherTitle(pen, title, record.number);
}
