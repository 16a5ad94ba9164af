import { colours, drawQr, drawWatermark, MM, newPage, openPaper, PAPER, PAPER_AREA, qrMatrix } from '@yby/platform';
import type { Instant } from '@yby/platform/contract';
import { groupedCode } from './code-text';

export interface GatePlate {
  readonly code: string;
  readonly address: string;
  readonly name: string;
  /** Of a storehouse's plate. */
  readonly siteName: string | null;
  readonly siteAddress: string | null;
  /** Police unit that it falls to; null where none works with this system. */
  readonly organName: string | null;
  readonly madeAt: Instant;
}

/** Side of the code with its quiet zone: read from two metres by a telephone. */
const SIDE = 118 * MM;

/**
 * 码牌: one A4 sheet for the gate. It carries no colour, for that changes by the hour; what the code says is asked anew at each
 * scan. Pure: the same facts give the same bytes.
 */
export function renderGatePlate(plate: GatePlate): Promise<Buffer> {
  const { pen, bytes } = openPaper({
    title: `易智码 ${groupedCode(plate.code)}`,
    subject: 'Enterprise code',
    author: plate.organName ?? plate.name,
    on: plate.madeAt,
  });
  newPage(pen);
  drawWatermark(pen.pdf, PAPER.width / 2, 158 * MM, 84 * MM);
  const across = { ...PAPER_AREA, align: 'center' as const };
  const middle = PAPER.width / 2;
  pen.write('易智码', { ...across, y: 21 * MM, height: 46, size: 34, bold: true, spacing: 6, colour: colours.frame });
  pen.write('ENTERPRISE CODE FOR PRECURSOR CHEMICALS', {
    ...across,
    y: 37.5 * MM,
    height: 11,
    size: 8,
    spacing: 1.2,
    colour: colours.faint,
  });
  pen.rule(middle - 30 * MM, 43.5 * MM, middle + 30 * MM, 43.5 * MM, 1, colours.frame);
  pen.rule(middle - 20 * MM, 44.5 * MM, middle + 20 * MM, 44.5 * MM, 0.4, colours.frame);

  const { siteName } = plate;
  pen.write(plate.name, { ...across, y: 49 * MM, height: 21 * MM, size: 26, bold: true });
  const below = siteName ? `储存场所　${siteName}` : '易制毒化学品从业单位';
  pen.write(below, { ...across, y: 70 * MM, height: 9 * MM, size: siteName ? 17 : 14, colour: colours.frame });
  if (siteName && plate.siteAddress)
    pen.write(plate.siteAddress, { ...across, y: 79 * MM, height: 11, size: 8.5, colour: colours.faint });

  const top = 86 * MM;
  drawQr(pen, qrMatrix(plate.address, 'Q'), middle - SIDE / 2, top, SIDE);
  pen.write(groupedCode(plate.code), {
    ...across,
    y: top + SIDE + 3.5 * MM,
    height: 27,
    size: 21,
    bold: true,
    spacing: 2,
  });

  const words = top + SIDE + 16 * MM;
  pen.write('扫码核验', { ...across, y: words, height: 33, size: 25, bold: true, spacing: 5, colour: colours.frame });
  pen.write('Scan to verify', { ...across, y: words + 11.5 * MM, height: 13, size: 10, colour: colours.faint });
  pen.write('扫描二维码，核验本单位是否真实、是否已登记；单位与执法人员登录后可见与其有关的内容。', {
    ...across,
    y: words + 19 * MM,
    height: 14,
    size: 9.5,
  });
  pen.write('Anybody learns whether this unit is genuine and registered; more is shown to those whom it concerns.', {
    ...across,
    y: words + 24.5 * MM,
    height: 10,
    size: 7,
    colour: colours.faint,
  });
  pen.rule(PAPER_AREA.x, 263 * MM, PAPER_AREA.x + PAPER_AREA.width, 263 * MM, 0.5, colours.line);
  const foot = plate.organName ? `主管机关　${plate.organName}` : '请张贴于单位大门明显处';
  pen.write(foot, { ...across, y: 265.5 * MM, height: 14, size: 10.5, bold: true });
  pen.write(
    '码牌遗失或污损，请在系统内换码；换码后旧码随即失效。　If this plate is lost, replace the code; the old one then counts no more.',
    {
      ...across,
      y: 272 * MM,
      height: 10,
      size: 6.8,
      colour: colours.faint,
    },
  );
  return bytes();
}
