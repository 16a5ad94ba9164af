// 易智码 as text: 16 characters of Crockford base32, and the living code <code>.<step>.<mac>. Pure: the scanner in the
// browser reads with it too.

/** Crockford's alphabet: no I, L, O, U. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SYMBOL = `[${CODE_ALPHABET}]`;
const FORM = new RegExp(`^(${SYMBOL}{16})(?:\\.(\\d{1,12})\\.(${SYMBOL}{16}))?$`);
/** Longest text that may be a code, with hyphens between its groups. */
export const CODE_TEXT_MOST = 60;

export interface CodeText {
  readonly code: string;
  /** Of a living code. */
  readonly living: { readonly step: number; readonly mac: string } | null;
}

/** Reads what was scanned or typed: small letters, hyphens, spaces and look-alikes are forgiven. @returns null for anything else */
export function readCodeText(text: string): CodeText | null {
  if (text.length > CODE_TEXT_MOST) return null;
  const tidy = text.toUpperCase().replace(/[-\s]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const [, code, step, mac] = FORM.exec(tidy) ?? [];
  if (!code) return null;
  return { code, living: step && mac ? { step: Number(step), mac } : null };
}

/** In groups of four, to be read aloud. */
export function groupedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** What `https://HOST/e/<code>` carries after /e/; null for another address. The host is not looked at: the server decides. */
export function codeOfAddress(text: string): string | null {
  const [, path] = /^https?:\/\/[^/\s]+\/e\/([^/?#\s]+)$/i.exec(text.trim()) ?? [];
  return path && readCodeText(path) ? path : null;
}

/** Bits as Crockford base32, five a character. */
export function crockford(bytes: Uint8Array, length: number): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += CODE_ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return text;
}
