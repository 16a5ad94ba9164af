import { create, type QRCodeSegment } from 'qrcode';

// The QR symbol of a code (ISO/IEC 18004). Server and worker only: the package brings Node built-ins along.

/** Light margin that the standard demands around a symbol, in modules. */
export const QUIET_ZONE = 4;
/** Largest symbol printed: 85 modules, 0.38 mm each with the quiet zone at 35 mm. */
export const MAX_QR_VERSION = 17;

export interface QrMatrix {
  readonly version: number;
  /** Modules on a side, without the quiet zone. */
  readonly size: number;
  isDark(row: number, column: number): boolean;
}

/** Cuts a code into the densest modes: address alphanumeric, '#' byte, digits numeric. */
function segmentsOf(text: string): QRCodeSegment[] {
  const parts = /^([0-9A-Z $%*+\-./:]+)#([0-9]+)$/.exec(text);
  if (!parts) return [{ data: new TextEncoder().encode(text), mode: 'byte' }];
  return [
    { data: parts[1]!, mode: 'alphanumeric' },
    { data: new TextEncoder().encode('#'), mode: 'byte' },
    { data: parts[2]!, mode: 'numeric' },
  ];
}

/**
 * Modules of the code, error correction Q: a fold or a stamp over a tenth of it does no harm.
 * @throws RangeError when it would need more than version 17
 */
export function codeMatrix(text: string): QrMatrix {
  const { version, modules } = create(segmentsOf(text), { errorCorrectionLevel: 'Q' });
  if (version > MAX_QR_VERSION) throw new RangeError(`the code would need QR version ${version}`);
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

/** The code as an SVG of its own, one path, quiet zone included; a unit is a module. */
export function codeSvg(text: string): string {
  const matrix = codeMatrix(text);
  const side = matrix.size + 2 * QUIET_ZONE;
  const path = darkRuns(matrix)
    .map(([row, column, length]) => `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`)
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
  );
}
