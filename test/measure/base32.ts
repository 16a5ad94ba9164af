// RFC 4648 base32 without padding; measured for ADR 0005, not taken.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (b) => b.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{1,5}/g, (group) => ALPHABET[parseInt(group.padEnd(5, '0'), 2)]!);
}
