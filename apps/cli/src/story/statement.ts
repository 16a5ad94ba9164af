import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';

let font: Buffer | null = null;

/** A one-page statement of legitimate need (合法使用需要证明), as a buyer would scan it (办法 5). */
export function statement(unit: string, lines: readonly string[]): Promise<Buffer> {
  font ??= readFileSync(require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'));
  const pdf = new PDFDocument({ size: 'A4', margin: 72 });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(parts))));
  pdf.registerFont('song', font).font('song');
  pdf.fontSize(22).text('合法使用需要证明', { align: 'center' }).moveDown(2);
  pdf
    .fontSize(13)
    .text(`${unit}因生产、教学需要，拟购买下列易制毒化学品，保证仅用于所列用途：`, { lineGap: 8 })
    .moveDown();
  for (const line of lines) pdf.text(`　　${line}`, { lineGap: 6 });
  pdf.moveDown(4).text(`${unit}（公章）`, { align: 'right' });
  pdf.end();
  return done;
}
