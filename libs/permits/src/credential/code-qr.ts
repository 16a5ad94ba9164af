import type { QRCodeSegment } from 'qrcode';
import { qrMatrix, qrSvg, type QrMatrix } from '@yby/platform';

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

/** The code as an SVG of its own, quiet zone included. */
export const codeSvg = (text: string): string => qrSvg(codeMatrix(text));
