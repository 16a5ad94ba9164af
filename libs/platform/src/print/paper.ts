import PDFDocument from 'pdfkit';
import type { Bilingual } from '../problem';
import { jsDateOf, type Instant } from '../time';
import { chineseFonts } from './chinese-fonts';
import { drawFrame } from './frame';
import { missingNote } from './glyph-cover';
import { colours, MM, Pen } from './pen';
import { leaveSignaturePlace, type SignatureFacts } from './signature-place';
import type { Area } from './tables';

// What every official paper of the product has in common: A4 inside a border, title, number, foot. Pure and repeatable:
// the same facts give the same bytes, for the dates and the file id come from them.

const [WIDTH, HEIGHT] = [210 * MM, 297 * MM];
export const PAPER = { width: WIDTH, height: HEIGHT } as const;
/** Between the margins. */
export const PAPER_AREA: Area = { x: 21 * MM, width: WIDTH - 42 * MM };

export interface PaperFacts {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  /** The paper's own date, never that of the printing. */
  readonly on: Instant;
  /** Leaves a place that `PaperSeal` fills. */
  readonly signature?: SignatureFacts;
}

export interface Paper {
  readonly pen: Pen;
  /** Ends the document: A4, PDF/A-2b, fonts subset, text extractable. */
  bytes(): Promise<Buffer>;
}

export function openPaper({ title, subject, author, on, signature }: PaperFacts): Paper {
  const fonts = chineseFonts();
  // pdfkit wants a Date and derives the file id from it.
  const date = jsDateOf(on);
  const pdf = new PDFDocument({
    size: [WIDTH, HEIGHT],
    margin: 0,
    autoFirstPage: false,
    lang: 'zh-CN',
    displayTitle: true,
    // ISO 19005-2: what is filed today is read in thirty years; the colour profile and the facts stand in the file.
    subset: 'PDF/A-2b',
    pdfVersion: '1.7',
    // null keeps Helvetica out of the file; the typings know only names.
    font: null as unknown as string,
    info: {
      Title: title,
      Author: author,
      Subject: subject,
      Creator: '易报云',
      Producer: '易报云',
      CreationDate: date,
      ModDate: date,
    },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', fonts.regular as unknown as string);
  pdf.registerFont('bold', fonts.bold as unknown as string);
  return {
    pen: new Pen(pdf),
    bytes: () => {
      if (signature) leaveSignaturePlace(pdf, signature);
      pdf.end();
      return done;
    },
  };
}

/** A page with its border. */
export function newPage(pen: Pen): void {
  pen.pdf.addPage();
  drawFrame(pen.pdf, WIDTH, HEIGHT);
}

/** Title of the first page, and the number at the right. @returns y below */
export function drawTitle(pen: Pen, title: Bilingual, number: string): number {
  const across = { ...PAPER_AREA, align: 'center' } as const;
  pen.write(title.zh, { ...across, y: 22 * MM, height: 34, size: 25, bold: true, spacing: 2.5 });
  pen.write(title.en, { ...across, y: 34.5 * MM, height: 12, size: 8.5, colour: colours.faint });
  const middle = WIDTH / 2;
  pen.rule(middle - 26 * MM, 40.5 * MM, middle + 26 * MM, 40.5 * MM, 0.9, colours.frame);
  pen.rule(middle - 18 * MM, 41.4 * MM, middle + 18 * MM, 41.4 * MM, 0.4, colours.frame);
  drawNumber(pen, number, 44 * MM, 10.5);
  return 50.5 * MM;
}

/** Title of a further page, smaller. @returns y below */
export function drawFurtherTitle(pen: Pen, title: Bilingual, number: string): number {
  const across = { ...PAPER_AREA, align: 'center' } as const;
  pen.write(title.zh, { ...across, y: 22 * MM, height: 24, size: 17, bold: true, spacing: 4 });
  pen.write(title.en, { ...across, y: 30.5 * MM, height: 10, size: 7.5, colour: colours.faint });
  drawNumber(pen, number, 36 * MM, 9.5);
  return 42 * MM;
}

function drawNumber(pen: Pen, number: string, y: number, size: number): void {
  pen.write(`编号 No.  ${number}`, { ...PAPER_AREA, y, height: size + 3.5, size, bold: true, align: 'right' });
}

/** Foot of a page, with the note on characters that this page could not print. */
export function closePage(pen: Pen, number: string, page: number, pages: number): void {
  const small = { ...PAPER_AREA, height: 9, size: 6.5, colour: colours.faint };
  const note = missingNote(pen.missing.splice(0));
  if (note) pen.write(note, { ...small, y: 272.5 * MM });
  const foot = `${number}　·　第 ${page} 页，共 ${pages} 页　Page ${page} of ${pages}`;
  pen.write(foot, { ...small, y: 277 * MM, align: 'center' });
}
