const GREEK: Readonly<Record<string, string>> = { α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta' };

/**
 * What is compared when people search: full width, case, spaces, hyphens, commas, brackets and the height of digits do not
 * count, ü is v as the input methods write it. '3，4-ＭＤＰ－2-P' → '34mdp2p', 'KMnO₄' → 'kmno4'.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[αβγδ]/g, (letter) => GREEK[letter]!)
    .replaceAll('ü', 'v')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
