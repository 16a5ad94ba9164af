import { colours, MM, type Pen } from '@yby/platform';
import type { PermitPrint } from './permit-print';

// Until an authority has authorised this system to issue, its papers are copies: no seal, and the word on every page.

/** The word across the page, pale. */
export function drawMirrorMark(pen: Pen, x: number, y: number): void {
  const { pdf } = pen;
  const [width, size] = [200 * MM, 110];
  pdf.save().fillOpacity(0.1).translate(x, y).rotate(-35);
  pdf.font('bold').fontSize(size).fillColor('#7a1f1f');
  pdf.text('镜 像 件', -width / 2, -size * 0.7, { width, align: 'center', lineBreak: false });
  pdf.restore().fillOpacity(1);
}

/** In the seal's place: what this paper is, and is not. */
export function drawMirrorBox(pen: Pen, x: number, y: number, width: number, national: PermitPrint['national']): void {
  pen.pdf
    .rect(x, y, width, 26 * MM)
    .lineWidth(1)
    .strokeColor('#7a1f1f')
    .stroke();
  const line = { x: x + 6, width: width - 12, align: 'center' } as const;
  pen.write('镜像件', { ...line, y: y + 3 * MM, height: 20, size: 16, bold: true, colour: '#7a1f1f', spacing: 4 });
  pen.write('MIRROR COPY — NOT SEALED', { ...line, y: y + 10.5 * MM, height: 9, size: 6.5, colour: '#7a1f1f' });
  pen.write('不加盖印章，不作为交货、运输的凭证；以发证机关签发的原件为准。', {
    ...line,
    y: y + 14 * MM,
    height: 8 * MM,
    size: 8,
    colour: colours.ink,
  });
  const known = national ? `全国编号 ${national.number}` : '全国编号：待登记';
  pen.write(known, { ...line, y: y + 22 * MM, height: 8, size: 7, bold: true, colour: colours.ink });
}
