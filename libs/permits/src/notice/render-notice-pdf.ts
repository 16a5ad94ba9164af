import {
  closePage,
  colours,
  drawFurtherTitle,
  drawQr,
  drawTitle,
  inPages,
  MM,
  newPage,
  openPaper,
  PAPER_AREA as AREA,
  qrMatrix,
  type Block,
  type Pen,
} from '@yby/platform';
import type { Bilingual, EvidenceMark, Instant, PlainDate } from '@yby/platform/contract';
import { articleInWords, dayInWords, markInWords } from '@yby/regulation';

// A notice on paper. Pure and repeatable: the same record gives the same bytes, for dates and file id come from its day.

export interface NoticePrint {
  readonly number: string;
  readonly title: Bilingual;
  readonly addressee: string;
  readonly uscc: string;
  readonly says: Bilingual;
  readonly heading: Bilingual;
  readonly points: readonly {
    readonly zh: string;
    readonly rule: string | null;
    readonly mark: EvidenceMark | null;
    readonly note: string | null;
  }[];
  /** Further sentences: the facts in an officer's words, days, the right authority. */
  readonly further: readonly string[];
  readonly remedies: Bilingual | null;
  readonly organ: string;
  readonly phone: string;
  readonly issuedAt: Instant;
  readonly issuedOn: PlainDate;
  /** Where the paper can be checked. */
  readonly address: string;
}

const [TEXT, SMALL] = [11, 8];
const BOTTOM = 270 * MM;
const FURTHER_TOP = 46 * MM;
const CODE = 28 * MM;
const FOOT = 52 * MM;

export async function renderNoticePdf(notice: NoticePrint): Promise<Buffer> {
  const { pen, bytes } = openPaper({
    title: `${notice.title.zh} ${notice.number}`,
    subject: notice.title.en,
    author: notice.organ,
    on: notice.issuedAt,
  });
  newPage(pen);
  const top = drawTitle(pen, notice.title, notice.number) + 6 * MM;
  const pages = inPages(blocksOf(pen, notice), [top, FURTHER_TOP], BOTTOM);
  pages.forEach((placed, at) => {
    if (at > 0) {
      newPage(pen);
      drawFurtherTitle(pen, { zh: `${notice.title.zh}（续）`, en: `${notice.title.en}, continued` }, notice.number);
    }
    for (const { block, y } of placed) block.draw(y);
    closePage(pen, notice.number, at + 1, pages.length);
  });
  return bytes();
}

function blocksOf(pen: Pen, notice: NoticePrint): Block[] {
  const points = notice.points.map(({ zh, rule, mark, note }) => {
    const words = mark && markInWords(mark);
    const source = rule ? `（${articleInWords(rule).zh}${words ? `，${words.zh}` : ''}）` : '';
    return `${zh}${source}${note ? `：${note}` : ''}`.replace(/[。；]?$/, '。');
  });
  return [
    text(pen, `${notice.addressee}（${notice.uscc}）：`, { bold: true }),
    text(pen, `　　${notice.says.zh}`, { before: 3 * MM }),
    ...section(pen, notice.heading, points),
    ...notice.further.map((sentence) => text(pen, `　　${sentence}`, { before: 2.5 * MM })),
    ...(notice.remedies ? [text(pen, `　　${notice.remedies.zh}`, { before: 4 * MM })] : []),
    foot(pen, notice),
  ];
}

function text(pen: Pen, words: string, { before = 0, bold = false } = {}): Block {
  const box = { ...AREA, size: TEXT, bold };
  const height = pen.heightOf(words, box) + MM;
  return { height, before, draw: (y) => pen.write(words, { ...box, y, height }) };
}

function section(pen: Pen, heading: Bilingual, items: readonly string[]): Block[] {
  const [first, ...rest] = items.map((words, at) => {
    const box = { x: AREA.x + 8 * MM, width: AREA.width - 8 * MM, size: TEXT };
    const height = pen.heightOf(words, box) + 1.4 * MM;
    return {
      height,
      draw: (y: number) => {
        pen.write(`${at + 1}.`, {
          x: AREA.x + 1 * MM,
          width: 7 * MM,
          y,
          height: 15,
          size: TEXT,
          colour: colours.frame,
        });
        pen.write(words, { ...box, y, height: height - 0.4 * MM });
      },
    };
  });
  if (!first) return [];
  const head = 7.5 * MM;
  return [
    {
      height: head + first.height,
      before: 4 * MM,
      draw: (y) => {
        pen.write(heading.zh, { ...AREA, y, height: 15, size: 12, bold: true, colour: colours.frame });
        const beside = pen.pdf.font('bold').fontSize(12).widthOfString(heading.zh) + 2.5 * MM;
        pen.write(heading.en, {
          x: AREA.x + beside,
          width: 80 * MM,
          y: y + 3,
          height: 10,
          size: 7,
          colour: colours.faint,
        });
        first.draw(y + head);
      },
    },
    ...rest,
  ];
}

/** Code and how to check the paper at the left; who issued it, when, and the place of the seal at the right; English below. */
function foot(pen: Pen, notice: NoticePrint): Block {
  const english = `${notice.title.en}. ${notice.says.en}${notice.remedies ? ` ${notice.remedies.en}` : ''}`.replace(
    /[‘’]/g,
    "'",
  );
  const small = { ...AREA, size: 6.5, colour: colours.faint };
  const below = pen.heightOf(english, small);
  return {
    height: FOOT + below + 2 * MM,
    before: 8 * MM,
    atFoot: true,
    draw: (y) => {
      drawQr(pen, qrMatrix(notice.address, 'M'), AREA.x, y + 8 * MM, CODE);
      const beside = { x: AREA.x + CODE + 4 * MM, width: 50 * MM };
      pen.write('扫码核对本文书', {
        ...beside,
        y: y + 10 * MM,
        height: 14,
        size: 10,
        bold: true,
        colour: colours.frame,
      });
      pen.write('Scan to check this paper', { ...beside, y: y + 15 * MM, height: 9, size: 6.5, colour: colours.faint });
      pen.write(notice.address.replace(/^https?:\/\//, ''), { ...beside, y: y + 20 * MM, height: 18, size: SMALL });
      const right = { x: AREA.x + AREA.width - 70 * MM, width: 70 * MM, align: 'center' as const };
      const day = dayInWords(notice.issuedOn);
      pen.write(notice.organ, { ...right, y, height: 16, size: 12.5, bold: true });
      pen.write(`联系电话　${notice.phone}`, { ...right, y: y + 6.5 * MM, height: 12, size: 9 });
      pen.write(day.zh, { ...right, y: y + 11.5 * MM, height: 14, size: 11 });
      drawSealPlace(pen, right.x + right.width / 2, y + 33 * MM);
      const line = y + FOOT;
      pen.rule(AREA.x, line, AREA.x + AREA.width, line);
      pen.write(english, { ...small, y: line + 1.3 * MM, height: below });
    },
  };
}

/** Where the organ's seal belongs. Nothing here is a seal, and the words say so (GB/T 33481). */
function drawSealPlace(pen: Pen, x: number, y: number): void {
  const radius = 15 * MM;
  pen.pdf.save().circle(x, y, radius).lineWidth(0.8).dash(3, { space: 3 }).strokeColor(colours.line).stroke().restore();
  const inside = { x: x - radius, width: 2 * radius, align: 'center' as const, colour: colours.faint };
  pen.write('（印章处）', { ...inside, y: y - 7 * MM, height: 12, size: 9 });
  pen.write('镜像件　未加盖印章', { ...inside, y: y - 1.5 * MM, height: 11, size: 7.5 });
  pen.write('mirror copy, not sealed', { ...inside, y: y + 3 * MM, height: 9, size: 6 });
}
