// A QR symbol as a scanner or a camera might see it: rasterised by hand, seeded, so that every run measures the same.

export interface Damage {
  readonly dpi: number;
  /** Standard deviation of the blur, pixels. */
  readonly blur: number;
  /** Standard deviation of the noise, grey levels of 255. */
  readonly noise: number;
  /** Degrees. */
  readonly rotation: number;
  /** Share of the symbol's area under one grey blot, off the three finder patterns. */
  readonly occlusion: number;
}

export interface GreyImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

// Taken out of the global object once: under jest every `Math.` is a slow lookup through the sandbox.
const { PI, ceil, cos, exp, floor, imul, log, max, min, sin, sqrt } = Math;

/** mulberry32. */
export function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param sideMm edge of the symbol with its quiet zone of four modules */
export function render(
  symbol: { size: number; isDark(row: number, column: number): boolean },
  sideMm: number,
  damage: Damage,
  seed: number,
): GreyImage {
  const random = seeded(seed);
  const modules = symbol.size + 8;
  const pixels = (sideMm / 25.4) * damage.dpi;
  const width = ceil(pixels * 1.45);
  const angle = (damage.rotation * PI) / 180;
  const [c, s] = [cos(angle), sin(angle)];
  const blotSide = sqrt(damage.occlusion) * symbol.size;
  // Off the finders: away from the top left, top right and bottom left corners.
  const low = 9;
  const blotRow = low + random() * max(0, symbol.size - 9 - blotSide - low);
  const blotColumn = low + random() * max(0, symbol.size - 9 - blotSide - low);
  const shift = [random(), random()] as const;
  const grey = new Float32Array(width * width);
  const samples = 4;
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++) {
      let dark = 0;
      for (let sample = 0; sample < samples * samples; sample++) {
        const px = x + ((sample % samples) + 0.5) / samples - width / 2 + shift[0];
        const py = y + (floor(sample / samples) + 0.5) / samples - width / 2 + shift[1];
        const column = ((px * c + py * s) / pixels + 0.5) * modules - 4;
        const row = ((py * c - px * s) / pixels + 0.5) * modules - 4;
        if (row < 0 || column < 0 || row >= symbol.size || column >= symbol.size) continue;
        const inBlot =
          row >= blotRow && row < blotRow + blotSide && column >= blotColumn && column < blotColumn + blotSide;
        if (inBlot) dark += 0.6;
        else if (symbol.isDark(floor(row), floor(column))) dark += 1;
      }
      grey[y * width + x] = 235 - (dark / (samples * samples)) * 195;
    }
  const blurred = damage.blur > 0 ? blur(blur(grey, width, damage.blur, 1), width, damage.blur, width) : grey;
  const data = new Uint8ClampedArray(width * width);
  for (let at = 0; at < data.length; at++) {
    const gauss = sqrt(-2 * log(1 - random())) * cos(2 * PI * random());
    data[at] = blurred[at]! + gauss * damage.noise;
  }
  return { data, width, height: width };
}

/** One pass of a Gaussian along rows (stride 1) or columns (stride = width) of a square image. */
function blur(from: Float32Array, width: number, sigma: number, stride: number): Float32Array {
  const radius = ceil(sigma * 3);
  const kernel = Array.from({ length: 2 * radius + 1 }, (_, k) => exp(-((k - radius) ** 2) / (2 * sigma * sigma)));
  const total = kernel.reduce((a, b) => a + b, 0);
  const to = new Float32Array(from.length);
  for (let at = 0; at < from.length; at++) {
    const place = stride === 1 ? at % width : floor(at / width);
    let sum = 0;
    for (let k = -radius; k <= radius; k++) {
      const clamped = min(width - 1, max(0, place + k));
      sum += from[at + (clamped - place) * stride]! * kernel[k + radius]!;
    }
    to[at] = sum / total;
  }
  return to;
}
