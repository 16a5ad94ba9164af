// The end of a reply: the code that asks again, the day in words, for what the reply holds, and all of it in English.
import { colours, drawQr, MM, PAPER_AREA as AREA, qrMatrix, QUIET_ZONE, type Pen, type Block } from '@yby/platform';
import { dayInWords } from './formal-words';
import { inEnglish } from './in-english';

import type { Reply } from './reply';

const NOTICE =
  '本答复由系统按法规数据自动作出，仅就所列事实和所问日期有效；事实有变或者法规修订的，请重新提问。本答复不是许可证件或者备案证明，' +
  '不免除当事人依法应尽的其他义务。';
const WITH_CODE = '扫描二维码，以同样的问题再问一次，由届时的法规数据作答。同一日期、同一版法规数据下再问，编号相同。';
const WITHOUT_CODE = '问题过长，二维码容纳不下；可在本系统以同样的问题再问，同一日期、同一版法规数据下编号相同。';
/** Side of one module: read from a 200 dpi scan and by a telephone at arm's length. */
const MODULE = 0.46 * MM;
const LEAST_SIDE = 28 * MM;
/** A longer question's code leaves room for one column beside it. */
const WIDE_SIDE = 50 * MM;

export function closingBlocks(pen: Pen, reply: Reply): Block[] {
  const matrix = reply.address === null ? null : qrMatrix(reply.address, 'M');
  const side = matrix ? Math.max(LEAST_SIDE, (matrix.size + 2 * QUIET_ZONE) * MODULE) : 0;
  const notice = { ...AREA, size: 8 };
  const noticeHeight = pen.heightOf(NOTICE, notice);
  const english = { ...AREA, size: 6.2, colour: colours.faint };
  // The font draws curly quotes as wide as a Chinese character.
  const summary = inEnglish(reply).replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  const summaryHeight = pen.heightOf(summary, english);
  const upper = Math.max(side, 24 * MM);
  return [
    {
      height: upper + 2.5 * MM + noticeHeight + 2.5 * MM + summaryHeight,
      before: 3.5 * MM,
      atFoot: true,
      draw: (y) => {
        if (matrix) drawQr(pen, matrix, AREA.x, y, side);
        drawBeside(pen, reply, y, side, upper);
        pen.write(NOTICE, { ...notice, y: y + upper + 2.5 * MM, height: noticeHeight });
        const line = y + upper + 2.5 * MM + noticeHeight + 1.2 * MM;
        pen.rule(AREA.x, line, AREA.x + AREA.width, line);
        pen.write(summary, { ...english, y: line + 1.3 * MM, height: summaryHeight });
      },
    },
  ];
}

/** How to ask again beside the code; who answered and when at the right. */
function drawBeside(pen: Pen, reply: Reply, y: number, side: number, upper: number): void {
  const edge = AREA.x + AREA.width;
  const left = AREA.x + side + (side > 0 ? 5 * MM : 0);
  const isWide = side > WIDE_SIDE;
  const right = { x: isWide ? left : edge - 58 * MM, width: isWide ? edge - left : 58 * MM, align: 'center' } as const;
  const beside = { x: left, width: isWide ? right.width : right.x - left - 4 * MM };
  const small = { ...beside, size: 8 };
  const words = reply.address === null ? WITHOUT_CODE : WITH_CODE;
  const again =
    reply.address === null ? { zh: '再次提问', en: 'To ask again' } : { zh: '扫码复问', en: 'Scan to ask again' };
  pen.write(again.zh, { ...beside, y: y + 2 * MM, height: 14, size: 11, bold: true, colour: colours.frame });
  pen.write(again.en, { ...beside, y: y + 7 * MM, height: 9, size: 6.5, colour: colours.faint });
  pen.write(words, { ...small, y: y + 12 * MM, height: pen.heightOf(words, small) });
  const middle = y + upper * (isWide ? 0.7 : 0.5);
  pen.write('答复　Answered by', { ...right, y: middle - 11 * MM, height: 9, size: 7, colour: colours.faint });
  pen.write(`易报云　法规数据第 ${reply.edition} 版`, {
    ...right,
    y: middle - 6.5 * MM,
    height: 15,
    size: 11,
    bold: true,
  });
  const day = dayInWords(reply.answeredOn);
  pen.write(day.zh, { ...right, y: middle, height: 14, size: 10.5 });
  pen.write(day.en, { ...right, y: middle + 5.5 * MM, height: 9, size: 7, colour: colours.faint });
}
