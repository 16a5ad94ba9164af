import { chineseFonts } from './chinese-fonts';
import { coverText, type CoveredText } from './glyph-cover';

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
    const covered = this.cover(raw, box);
    this.missing.push(...covered.missing);
    const options = this.ready(box);
    this.pdf.fillColor(box.colour ?? colours.ink);
    const heightOf = (text: string) => this.pdf.heightOfString(text, options);
    let { text } = covered;
    let size = box.size;
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

  /** Points that the text takes when it is wrapped at the width: a box of this height holds it without a smaller type. */
  heightOf(raw: string, box: Omit<TextBox, 'x' | 'y' | 'height'>): number {
    // A hair more: pdfkit measures from where it stands on the page, and far behind the point the result differs.
    return tidy(this.pdf.heightOfString(this.cover(raw, box).text, this.ready(box))) + 0.01;
  }

  rule(x1: number, y1: number, x2: number, y2: number, width = 0.5, colour: string = colours.line): void {
    this.pdf.moveTo(x1, y1).lineTo(x2, y2).lineWidth(width).strokeColor(colour).stroke();
  }

  private cover(raw: string, { bold }: Pick<TextBox, 'bold'>): CoveredText {
    const font = chineseFonts()[bold ? 'bold' : 'regular'];
    return coverText(raw, (point) => font.hasGlyphForCodePoint(point));
  }

  private ready({ bold, size, width, align = 'left', spacing = 0 }: Omit<TextBox, 'x' | 'y' | 'height'>) {
    this.pdf.font(bold ? 'bold' : 'regular').fontSize(size);
    return { width, align, lineGap: -2, characterSpacing: spacing };
  }
}
