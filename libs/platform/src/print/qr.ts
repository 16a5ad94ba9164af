import { create, type QRCodeErrorCorrectionLevel, type QRCodeSegment } from 'qrcode';
import { colours, tidy, type Pen } from './pen';

// The QR symbol (ISO/IEC 18004) as modules, and as shapes on a page. The package brings Node built-ins along, so the
// browser draws nothing of this.

/** Light margin that the standard demands around a symbol, in modules. */
export const QUIET_ZONE = 4;

export interface QrMatrix {
  readonly version: number;
  /** Modules on a side, without the quiet zone. */
  readonly size: number;
  isDark(row: number, column: number): boolean;
}

/**
 * @param level share of the symbol that may be spoilt: M 15 %, Q 25 %
 * @param most largest version that is wanted; the standard ends at 40
 * @throws RangeError when the data would need a larger symbol; the package's own Error beyond version 40
 */
export function qrMatrix(data: string | QRCodeSegment[], level: QRCodeErrorCorrectionLevel, most = 40): QrMatrix {
  const { version, modules } = create(data, { errorCorrectionLevel: level });
  if (version > most) throw new RangeError(`the code would need QR version ${version}`);
  return { version, size: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
}

/** Runs of dark modules in a row: [row, first column, length]. Fewer and seamless shapes than one square per module. */
export function darkRuns(matrix: QrMatrix): ReadonlyArray<readonly [number, number, number]> {
  const runs: [number, number, number][] = [];
  for (let row = 0; row < matrix.size; row++)
    for (let column = 0; column < matrix.size; column++) {
      if (!matrix.isDark(row, column)) continue;
      const start = column;
      while (column < matrix.size && matrix.isDark(row, column)) column++;
      runs.push([row, start, column - start]);
    }
  return runs;
}

/** The symbol with its quiet zone on white, so that what lies behind never touches it; `side` in points. */
export function drawQr({ pdf }: Pen, matrix: QrMatrix, x: number, y: number, side: number): void {
  const module = side / (matrix.size + 2 * QUIET_ZONE);
  pdf.rect(x, y, side, side).fill('#ffffff');
  for (const [row, column, length] of darkRuns(matrix))
    // A hair higher than a module: adjoining rows must not show a seam when rasterised.
    pdf.rect(
      tidy(x + (column + QUIET_ZONE) * module),
      tidy(y + (row + QUIET_ZONE) * module),
      tidy(length * module),
      tidy(module + 0.02),
    );
  pdf.fill('#000000');
  pdf.rect(x, y, side, side).lineWidth(0.5).strokeColor(colours.line).stroke();
}

/** The symbol as an SVG of its own, one path, quiet zone included; a unit is a module. */
export function qrSvg(matrix: QrMatrix): string {
  const side = matrix.size + 2 * QUIET_ZONE;
  const path = darkRuns(matrix)
    .map(([row, column, length]) => `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`)
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
  );
}
