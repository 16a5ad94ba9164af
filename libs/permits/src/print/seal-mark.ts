import { chineseFonts, coverText, MM, type Pen } from '@yby/platform';
import type { PermitPrint } from './permit-print';

const RED = '#c8161d';

/**
 * The organ's mark, drawn: ring, star, the organ's name on the arc, and 电子签发. It shows who issued; what proves it is
 * the signature in the code, and the words say so, so that nobody takes the mark for an inked seal (GB/T 33481).
 */
export function drawSeal(
  pen: Pen,
  { issuingOrgan: organ, sealText = '' }: Pick<PermitPrint, 'issuingOrgan' | 'sealText'>,
  x: number,
  y: number,
  radius = 20 * MM,
): void {
  const { pdf } = pen;
  pdf.save().fillOpacity(0.88).strokeOpacity(0.88);
  pdf
    .circle(x, y, radius - 1)
    .lineWidth(2.1)
    .strokeColor(RED)
    .stroke();
  pdf
    .circle(x, y, radius - 4)
    .lineWidth(0.5)
    .strokeColor(RED)
    .stroke();
  star(pen, x, y - radius * 0.04, radius * 0.27);

  const { bold } = chineseFonts();
  const name = [...coverText(organ, (point) => bold.hasGlyphForCodePoint(point)).text];
  const size = Math.min(radius * 0.24, (radius * 3.6) / name.length);
  const middle = radius * 0.73;
  // From the left over the top to the right; short names take less of the ring.
  const step = Math.min(0.42, (Math.PI * 1.36) / Math.max(1, name.length - 1));
  pdf.font('bold').fontSize(size).fillColor(RED);
  name.forEach((character, at) => {
    const angle = (at - (name.length - 1) / 2) * step;
    pdf.save();
    pdf.translate(x + middle * Math.sin(angle), y - middle * Math.cos(angle)).rotate((angle * 180) / Math.PI);
    pdf.text(character, -size, -size * 0.74, { width: size * 2, align: 'center', lineBreak: false });
    pdf.restore();
  });
  const label = { x: x - radius, width: radius * 2, align: 'center', colour: RED } as const;
  const line = (text: string, down: number, size: number, spacing = 0) =>
    pen.write(text, { ...label, y: y + radius * down, height: size * 1.3, size, bold: true, spacing });
  if (sealText) {
    const words = coverText(sealText, (point) => bold.hasGlyphForCodePoint(point)).text;
    line(words, 0.26, Math.min(radius * 0.16, (radius * 1.5) / [...words].length));
    line('电子签发', 0.46, radius * 0.15, 1);
  } else line('电子签发', 0.36, radius * 0.2, 1);
  pen.write('ISSUED ELECTRONICALLY', { ...label, y: y + radius * (sealText ? 0.68 : 0.61), height: 8, size: 4.2 });
  pdf.restore();
}

function star(pen: Pen, x: number, y: number, radius: number): void {
  for (let corner = 0; corner < 10; corner++) {
    const r = corner % 2 === 0 ? radius : radius * 0.382;
    const angle = (corner * Math.PI) / 5 - Math.PI / 2;
    const point = [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const;
    if (corner === 0) pen.pdf.moveTo(...point);
    else pen.pdf.lineTo(...point);
  }
  pen.pdf.closePath().fillColor(RED).fill();
}
