import {
  closePage,
  drawFields,
  drawFurtherTitle,
  drawTable,
  drawTitle,
  drawWatermark,
  fieldHeights,
  MM,
  newPage,
  openPaper,
  PAPER,
  PAPER_AREA as AREA,
  TABLE_HEAD,
  TABLE_ROW,
  type Column,
  type Pen,
  inPages,
  type Block,
} from '@yby/platform';
import { startOfDay } from '@yby/platform/contract';
import { closingBlocks } from './closing-blocks';
import { dayInWords } from './formal-words';

import type { Reply, ReplyLine } from './reply';
import { answerBlock, sectionBlocks } from './text-blocks';

// The reply 无需办理 on paper. Pure and repeatable: the same record gives the same bytes, for dates and file id come from
// the day of the answer. One page for an ordinary question; as many as the question needs.

const title = { zh: '易制毒化学品办理事项答复', en: 'Reply on a Matter of Precursor Chemicals' };
const furtherTitle = { zh: '答复（续）', en: 'Reply, continued' };
const BOTTOM = 272 * MM;
const FURTHER_TOP = 44 * MM;
const BEFORE_TABLE = 3 * MM;

const columns: readonly Column<readonly [number, ReplyLine]>[] = [
  { label: { zh: '序号', en: 'No.' }, share: 0.075, align: 'center', cell: ([at]) => [String(at)] },
  { label: { zh: '品种', en: 'Substance' }, share: 0.345, align: 'left', cell: ([, { name }]) => [name.zh, name.en] },
  {
    label: { zh: '类别', en: 'Category' },
    share: 0.12,
    align: 'center',
    cell: ([, { category }]) => [category.zh],
  },
  {
    label: { zh: '形态', en: 'Form' },
    share: 0.26,
    align: 'center',
    cell: ([, { form }]) => (form ? [form.zh, form.en] : ['—']),
  },
  { label: { zh: '数量', en: 'Quantity' }, share: 0.2, align: 'right', cell: ([, { quantity }]) => [quantity.zh] },
];

/** @returns the PDF, A4, fonts subset, text extractable */
export function renderReplyPdf(reply: Reply): Promise<Buffer> {
  const { pen, bytes } = openPaper({
    title: `${title.zh} ${reply.number}`,
    subject: title.en,
    author: '易报云',
    on: startOfDay(reply.answeredOn),
  });
  newPage(pen);
  drawWatermark(pen.pdf, PAPER.width / 2, 150 * MM, 62 * MM);
  const below = drawTitle(pen, title, reply.number);
  const pages = inPages(blocksOf(pen, reply, BOTTOM - below), [below, FURTHER_TOP], BOTTOM);
  pages.forEach((page, at) => {
    if (at > 0) {
      newPage(pen);
      drawFurtherTitle(pen, furtherTitle, reply.number);
    }
    for (const { block, y } of page) block.draw(y);
    closePage(pen, reply.number, at + 1, pages.length);
  });
  return bytes();
}

function blocksOf(pen: Pen, reply: Reply, firstRoom: number): Block[] {
  const opening = openingBlock(pen, reply);
  const question = questionBlock(pen, reply);
  return [
    opening,
    question,
    ...lineBlocks(pen, reply, firstRoom - opening.height - question.height - BEFORE_TABLE),
    answerBlock(pen, reply.answer),
    ...sectionBlocks(pen, reply),
    ...closingBlocks(pen, reply),
  ];
}

function openingBlock(pen: Pen, { answeredOn }: Reply): Block {
  const words = `就下列事项，于${dayInWords(answeredOn).zh}答复如下：`;
  return { height: 7 * MM, draw: (y) => pen.write(words, { ...AREA, y, height: 14, size: 10 }) };
}

function questionBlock(pen: Pen, { fields }: Reply): Block {
  const heights = fieldHeights(pen, AREA, fields);
  return {
    height: heights.reduce((sum, height) => sum + height, 0),
    draw: (y) => void drawFields(pen, AREA, y, fields, heights),
  };
}

/** The table of substances, in pieces that fill their pages. */
function lineBlocks(pen: Pen, { lines }: Reply, firstRoom: number): Block[] {
  const rowsIn = (room: number) => Math.max(1, Math.floor((room - TABLE_HEAD) / TABLE_ROW));
  const rows = lines.map((line, at) => [at + 1, line] as const);
  const pieces = [rows.splice(0, rowsIn(firstRoom))];
  while (rows.length) pieces.push(rows.splice(0, rowsIn(BOTTOM - FURTHER_TOP)));
  return pieces.map((piece) => ({
    height: TABLE_HEAD + piece.length * TABLE_ROW,
    before: BEFORE_TABLE,
    draw: (y) => void drawTable(pen, AREA, y, columns, piece),
  }));
}
