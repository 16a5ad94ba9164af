import type { QRCodeSegment } from 'qrcode';
import { darkRuns, QUIET_ZONE, qrMatrix, type QrMatrix } from '@yby/platform';

// The QR symbol of a code (ISO/IEC 18004). Server and worker only.

/** Largest symbol printed: 85 modules, 0.38 mm each with the quiet zone at 35 mm. */
export const MAX_QR_VERSION = 17;

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
  return qrMatrix(segmentsOf(text), 'Q', MAX_QR_VERSION);
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
