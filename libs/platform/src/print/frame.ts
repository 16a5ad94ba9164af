import { colours, MM, tidy } from './pen';

type Pdf = PDFKit.PDFDocument;

/** The border: two rules with a guilloche band of crossing waves between them and a rosette at each corner. */
export function drawFrame(pdf: Pdf, width: number, height: number): void {
  const edge = 9 * MM;
  const band = 4.2 * MM;
  pdf
    .rect(edge, edge, width - 2 * edge, height - 2 * edge)
    .lineWidth(1.3)
    .strokeColor(colours.frame)
    .stroke();
  const inner = edge + band;
  pdf
    .rect(inner, inner, width - 2 * inner, height - 2 * inner)
    .lineWidth(0.6)
    .strokeColor(colours.frame)
    .stroke();
  const middle = edge + band / 2;
  for (const phase of [0, 1, 2, 3].map((n) => (n * Math.PI) / 2)) {
    wave(pdf, middle, middle, width - 2 * middle, 0, band * 0.4, phase);
    wave(pdf, middle, height - middle, width - 2 * middle, 0, band * 0.4, phase);
    wave(pdf, middle, middle, 0, height - 2 * middle, band * 0.4, phase);
    wave(pdf, width - middle, middle, 0, height - 2 * middle, band * 0.4, phase);
  }
  pdf.lineWidth(0.35).strokeColor(colours.wave).stroke();
  for (const x of [middle, width - middle])
    for (const y of [middle, height - middle]) {
      pdf
        .rect(x - band / 2, y - band / 2, band, band)
        .lineWidth(0.6)
        .fillAndStroke('#ffffff', colours.frame);
      rosette(pdf, x, y, band * 0.42, band * 0.34, 6);
      pdf.lineWidth(0.35).strokeColor(colours.frame).stroke();
    }
}

/** A pale rosette behind the text, so that a scissored copy shows. */
export function drawWatermark(pdf: Pdf, x: number, y: number, radius: number): void {
  pdf.save().strokeOpacity(0.2);
  for (const [outer, depth, petals] of [
    [1, 0.3, 24],
    [0.86, 0.34, 18],
    [0.62, 0.3, 12],
  ] as const)
    rosette(pdf, x, y, radius * outer, radius * depth, petals);
  pdf.lineWidth(0.4).strokeColor(colours.wave).stroke().restore();
}

function wave(pdf: Pdf, x: number, y: number, dx: number, dy: number, amplitude: number, phase: number): void {
  const length = dx + dy;
  const periods = Math.round(length / (8 * MM));
  const steps = periods * 10;
  for (let step = 0; step <= steps; step++) {
    const along = (step / steps) * length;
    const off = amplitude * Math.sin((step / steps) * periods * 2 * Math.PI + phase);
    const [px, py] = dx > 0 ? [x + along, y + off] : [x + off, y + along];
    if (step === 0) pdf.moveTo(tidy(px), tidy(py));
    else pdf.lineTo(tidy(px), tidy(py));
  }
}

function rosette(pdf: Pdf, x: number, y: number, radius: number, depth: number, petals: number): void {
  for (const phase of [0, Math.PI / 2, Math.PI, (3 * Math.PI) / 2]) {
    const steps = petals * 14;
    for (let step = 0; step <= steps; step++) {
      const angle = (step / steps) * 2 * Math.PI;
      const r = radius - depth / 2 + (depth / 2) * Math.sin(petals * angle + phase);
      const [px, py] = [tidy(x + r * Math.cos(angle)), tidy(y + r * Math.sin(angle))];
      if (step === 0) pdf.moveTo(px, py);
      else pdf.lineTo(px, py);
    }
  }
}
