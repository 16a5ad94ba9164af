// What of a person may be seen on screens and exports (个人信息保护法 6, 28): enough to recognise, not enough to misuse.
// Masks never say how long a short text was; an unmasked view needs permission and a reason.

/** 张三丰 → 张*丰, 张三 → 张*. */
export function maskName(name: string): string {
  const chars = [...name.trim()];
  if (chars.length < 2) return chars.length ? '*' : '';
  const last = chars.length > 2 ? chars[chars.length - 1] : '';
  return `${chars[0]}${'*'.repeat(Math.max(1, chars.length - 2))}${last}`;
}

/** 330302199001011234 → 330***********1234. */
export function maskIdNumber(id: string): string {
  return masked(id, 3, 4);
}

/** 13800001234 → 138****1234. */
export function maskPhone(phone: string): string {
  return masked(phone, 3, 4);
}

function masked(text: string, head: number, tail: number): string {
  const chars = [...text.trim()];
  if (chars.length === 0) return '';
  if (chars.length <= head + tail) return '****';
  return chars.slice(0, head).join('') + '*'.repeat(chars.length - head - tail) + chars.slice(-tail).join('');
}
