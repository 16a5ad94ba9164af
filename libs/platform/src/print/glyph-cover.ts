/** Stands for a character that the font does not have: the geta mark (下駄), long used so in print. */
const GETA = '〓';

export interface CoveredText {
  readonly text: string;
  /** One code point for each 〓 put in, in order: 'U+20BB7'. */
  readonly missing: readonly string[];
}

/**
 * Replaces what the font cannot draw. A name with a rare character must never be printed with an empty box, which reads
 * like any other; 〓 and the code point in a note name the character beyond doubt.
 */
export function coverText(text: string, hasGlyph: (codePoint: number) => boolean): CoveredText {
  const missing: string[] = [];
  const covered = [...text.normalize('NFC')].map((character) => {
    const point = character.codePointAt(0)!;
    if (hasGlyph(point)) return character;
    missing.push(`U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
    return GETA;
  });
  return { text: covered.join(''), missing };
}

/** The note at the foot of a page, or null when every character could be printed. */
export function missingNote(missing: readonly string[]): string | null {
  if (missing.length === 0) return null;
  return `注：字库未收的字以“${GETA}”代替，按出现次序依次为（统一码）：${missing.join('、')}。`;
}
