// RFC 9285 base45, strict; measured for ADR 0005, not taken. Packages met elsewhere accept overflowing groups ('GGW').
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function base45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    let value = pair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!;
    for (let digit = 0; digit < (pair ? 3 : 2); digit++, value = Math.floor(value / 45)) text += ALPHABET[value % 45];
  }
  return text;
}

/** @throws RangeError on a foreign character, a lone last character, or a group that overflows its bytes */
export function fromBase45(text: string): Uint8Array {
  if (text.length % 3 === 1) throw new RangeError('base45: a lone character');
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const digits = Array.from(text.slice(at, at + 3), (c) => ALPHABET.indexOf(c));
    if (digits.includes(-1)) throw new RangeError('base45: a foreign character');
    const value = digits.reduce((sum, digit, place) => sum + digit * 45 ** place, 0);
    if (value > (digits.length === 3 ? 0xffff : 0xff)) throw new RangeError('base45: a group overflows');
    if (digits.length === 3) bytes.push(value >> 8);
    bytes.push(value & 255);
  }
  return Uint8Array.from(bytes);
}
