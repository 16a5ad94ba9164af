import { certificateFonts } from './certificate-fonts';
import { coverText } from './glyph-cover';

type Pdf = PDFKit.PDFDocument;

/** Points of one millimetre. */
export const MM = 72 / 25.4;
/** Hundredths of a point: pdfkit writes every digit it is given, and the border alone is ten thousand numbers. */
export const tidy = (points: number): number => Math.round(points * 100) / 100;

export const colours = {
  ink: '#1b2a33',
  faint: '#5f7480',
  line: '#9db4bc',
  tint: '#eef4f4',
  frame: '#1f5a66',
  wave: '#5b9aa3',
  seal: '#c8161d',
} as const;

export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly spacing?: number;
}

/** The document's pen: text that fits its box, is centred in its height, and remembers characters the font lacks. */
export class Pen {
  readonly missing: string[] = [];
  constructor(readonly pdf: Pdf) {}

  /** Writes into a box; steps the size down to 6 pt when the text is too long, then ends it with '…'. */
  write(raw: string, box: TextBox): void {
    const fonts = certificateFonts();
    const font = box.bold ? fonts.bold : fonts.regular;
    const covered = coverText(raw, (point) => font.hasGlyphForCodePoint(point));
    this.missing.push(...covered.missing);
    const options = { width: box.width, align: box.align ?? 'left', lineGap: -2, characterSpacing: box.spacing ?? 0 };
    this.pdf.font(box.bold ? 'bold' : 'regular').fillColor(box.colour ?? colours.ink);
    const heightOf = (text: string) => this.pdf.heightOfString(text, options);
    let { text } = covered;
    let size = box.size;
    this.pdf.fontSize(size);
    while (size > 6 && heightOf(text) > box.height) this.pdf.fontSize((size -= 0.5));
    // Cut by hand: pdfkit's own `ellipsis` overwrites a character in the last line but one.
    const room = Math.max(box.height, heightOf('国'));
    if (heightOf(text) > room) {
      const characters = [...text];
      while (heightOf(`${characters.join('')}…`) > room) characters.pop();
      text = `${characters.join('')}…`;
    }
    this.pdf.text(text, box.x, box.y + Math.max(0, (box.height - heightOf(text)) / 2), options);
  }

  rule(x1: number, y1: number, x2: number, y2: number, width = 0.5, colour: string = colours.line): void {
    this.pdf.moveTo(x1, y1).lineTo(x2, y2).lineWidth(width).strokeColor(colour).stroke();
  }
}

/** The border: two rules with a guilloche band of crossing waves between them and a rosette at each corner. */
export function drawFrame(pdf: Pdf, width: number, height: number): void {
  const edge = 9 * MM;
  const band = 4.2 * MM;
  pdf
    .rect(edge, edge, width - 2 * edge, height - 2 * edge)
    .lineWidth(1.3)
    .strokeColor(colours.frame)
    .stroke();
  const inner = edge + band;
  pdf
    .rect(inner, inner, width - 2 * inner, height - 2 * inner)
    .lineWidth(0.6)
    .strokeColor(colours.frame)
    .stroke();
  const middle = edge + band / 2;
  for (const phase of [0, 1, 2, 3].map((n) => (n * Math.PI) / 2)) {
    wave(pdf, middle, middle, width - 2 * middle, 0, band * 0.4, phase);
    wave(pdf, middle, height - middle, width - 2 * middle, 0, band * 0.4, phase);
    wave(pdf, middle, middle, 0, height - 2 * middle, band * 0.4, phase);
    wave(pdf, width - middle, middle, 0, height - 2 * middle, band * 0.4, phase);
  }
  pdf.lineWidth(0.35).strokeColor(colours.wave).stroke();
  for (const x of [middle, width - middle])
    for (const y of [middle, height - middle]) {
      pdf
        .rect(x - band / 2, y - band / 2, band, band)
        .lineWidth(0.6)
        .fillAndStroke('#ffffff', colours.frame);
      rosette(pdf, x, y, band * 0.42, band * 0.34, 6);
      pdf.lineWidth(0.35).strokeColor(colours.frame).stroke();
    }
}

/** A pale rosette behind the text, so that a scissored copy shows. */
export function drawWatermark(pdf: Pdf, x: number, y: number, radius: number): void {
  pdf.save().strokeOpacity(0.2);
  for (const [outer, depth, petals] of [
    [1, 0.3, 24],
    [0.86, 0.34, 18],
    [0.62, 0.3, 12],
  ] as const)
    rosette(pdf, x, y, radius * outer, radius * depth, petals);
  pdf.lineWidth(0.4).strokeColor(colours.wave).stroke().restore();
}

function wave(pdf: Pdf, x: number, y: number, dx: number, dy: number, amplitude: number, phase: number): void {
  const length = dx + dy;
  const periods = Math.round(length / (8 * MM));
  const steps = periods * 10;
  for (let step = 0; step <= steps; step++) {
    const along = (step / steps) * length;
    const off = amplitude * Math.sin((step / steps) * periods * 2 * Math.PI + phase);
    const [px, py] = dx > 0 ? [x + along, y + off] : [x + off, y + along];
    if (step === 0) pdf.moveTo(tidy(px), tidy(py));
    else pdf.lineTo(tidy(px), tidy(py));
  }
}

function rosette(pdf: Pdf, x: number, y: number, radius: number, depth: number, petals: number): void {
  for (const phase of [0, Math.PI / 2, Math.PI, (3 * Math.PI) / 2]) {
    const steps = petals * 14;
    for (let step = 0; step <= steps; step++) {
      const angle = (step / steps) * 2 * Math.PI;
      const r = radius - depth / 2 + (depth / 2) * Math.sin(petals * angle + phase);
      const [px, py] = [tidy(x + r * Math.cos(angle)), tidy(y + r * Math.sin(angle))];
      if (step === 0) pdf.moveTo(px, py);
      else pdf.lineTo(px, py);
    }
  }
}
