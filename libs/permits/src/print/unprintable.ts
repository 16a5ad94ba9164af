import { chineseFonts, coverText } from '@yby/platform';
import type { PermitPrint } from './permit-print';

/** Characters of the record that a font lacks, '𠮷 U+20BB7' each once: a certificate must not be printed with another word. */
export function unprintableOf(record: PermitPrint): string[] {
  const { regular, bold } = chineseFonts();
  const found = textsOf(record).flatMap((text) => {
    const { missing } = coverText(
      text,
      (point) => regular.hasGlyphForCodePoint(point) && bold.hasGlyphForCodePoint(point),
    );
    return missing.map((point) => `${String.fromCodePoint(parseInt(point.slice(2), 16))} ${point}`);
  });
  return [...new Set(found)];
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
