// The answer in large type, and the sections below it: because, points to note, what holds all the same, what would
// change the answer.
import { colours, MM, PAPER_AREA as AREA, type Pen, type Block } from '@yby/platform';
import type { Bilingual } from '@yby/platform/contract';
import { namedOnce } from './formal-words';

import type { Reply, Sourced } from './reply';
import { byNeed } from './turning-points';

const [TEXT, SMALL] = [9, 7.5];
const INDENT = 5 * MM;

/** The answer in one large line, its sentence below. */
export function answerBlock(pen: Pen, sentence: Bilingual): Block {
  const inner = { x: AREA.x + 6 * MM, width: AREA.width - 12 * MM, align: 'center' } as const;
  const height = 25.5 * MM;
  return {
    height,
    before: 3 * MM,
    draw: (y) => {
      pen.pdf.rect(AREA.x, y, AREA.width, height).fillOpacity(0.75).fill(colours.tint).fillOpacity(1);
      pen.pdf.rect(AREA.x, y, AREA.width, height).lineWidth(0.9).strokeColor(colours.frame).stroke();
      pen.write('无需办理', {
        ...inner,
        y: y + 0.8 * MM,
        height: 40,
        size: 28,
        bold: true,
        colour: colours.frame,
        spacing: 6,
      });
      pen.write(sentence.zh, { ...inner, y: y + 14.4 * MM, height: 14, size: 10.5 });
      pen.write(sentence.en, { ...inner, y: y + 20 * MM, height: 10, size: SMALL, colour: colours.faint });
    },
  };
}

export function sectionBlocks(pen: Pen, { because, flags, duties, turns }: Reply): Block[] {
  const reasons = because.map(({ article, zh, mark }) => `${article.zh}：${zh}${mark ? `（${mark.zh}）` : ''}。`);
  const changes = byNeed(turns).map(({ when, needed }) => `${when.map(({ zh }) => zh).join('；')}，${needed.zh}。`);
  const sections: readonly (readonly [heading: Bilingual, texts: readonly string[]])[] = [
    [{ zh: '理由', en: 'Because' }, reasons],
    [{ zh: '提示', en: 'Points to note' }, flags.map(inBrackets)],
    [{ zh: '仍须遵守', en: 'Still to be observed' }, duties.map(inBrackets)],
    [{ zh: '何种情形须另行办理', en: 'What would change the answer' }, changes],
  ];
  const named = namedOnce(
    sections.flatMap(([, texts]) => texts),
    'zh',
  );
  return sections.flatMap(([heading, texts]) => section(pen, heading, named.splice(0, texts.length)));
}

const inBrackets = ({ article, zh, mark }: Sourced) => `${zh}（${article.zh}${mark ? `，${mark.zh}` : ''}）。`;

/** Numbered items below a heading; the first item stays with the heading. */
function section(pen: Pen, heading: Bilingual, items: readonly string[]): Block[] {
  const [first, ...rest] = items.map((text, at) => itemBlock(pen, at + 1, text));
  if (!first) return [];
  const head = 5.5 * MM;
  return [
    {
      height: head + first.height,
      before: 2.2 * MM,
      draw: (y) => {
        drawHeading(pen, heading, y);
        first.draw(y + head);
      },
    },
    ...rest,
  ];
}

function drawHeading(pen: Pen, { zh, en }: Bilingual, y: number): void {
  pen.write(zh, { ...AREA, y, height: 14, size: 10.5, bold: true, colour: colours.frame });
  const beside = pen.pdf.font('bold').fontSize(10.5).widthOfString(zh) + 2.5 * MM;
  pen.write(en, { x: AREA.x + beside, width: 60 * MM, y: y + 2.2, height: 10, size: 7, colour: colours.faint });
}

function itemBlock(pen: Pen, number: number, text: string): Block {
  const box = { x: AREA.x + INDENT, width: AREA.width - INDENT, size: TEXT };
  const height = pen.heightOf(text, box);
  return {
    height: height + MM,
    draw: (y) => {
      pen.write(`${number}.`, { ...AREA, y, height: pen.heightOf('1.', box), size: TEXT, colour: colours.frame });
      pen.write(text, { ...box, y, height });
    },
  };
}
