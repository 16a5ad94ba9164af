import type { Channel } from '../preferences/preference';

// Plain ASCII addresses only: nothing in them can end a header line or name a second recipient.
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/;
const MOBILE = /^1[3-9]\d{9}$/;

/** The one form in which an address is kept; null for what is none. Pure. */
export function addressForm(channel: Channel, text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  if (channel === 'sms') {
    const digits = plain.replace(/[\s-]/g, '').replace(/^(?:\+|00)86/, '');
    return MOBILE.test(digits) ? digits : null;
  }
  const [local, domain] = [plain.slice(0, plain.lastIndexOf('@')), plain.slice(plain.lastIndexOf('@') + 1)];
  return plain.length <= 254 && EMAIL.test(plain) ? `${local}@${domain.toLowerCase()}` : null;
}
