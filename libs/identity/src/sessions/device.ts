import { isIPv4, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

export type SessionKind = 'pc' | 'phone' | 'api';

/** What a sign-in is remembered by: enough that its person knows it again, and no whole address. */
export interface Device {
  readonly kind: SessionKind;
  readonly network: string;
  readonly userAgent: string;
}

export function deviceOf(request: Pick<FastifyRequest, 'headers' | 'ip'>): Device {
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, 120);
  return {
    kind: /Mobi|Android|iPhone|HarmonyOS/i.test(userAgent) ? 'phone' : 'pc',
    network: networkOf(request.ip),
    userAgent,
  };
}

/** `10.1.2.3` → `10.1.2.0/24`, an IPv6 address → its /48; anything else → empty. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return '';
  const [head = '', tail] = plain.split('::');
  const front = head ? head.split(':') : [];
  const back = tail ? tail.split(':') : [];
  const groups =
    tail === undefined ? front : [...front, ...Array(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  const three = groups.slice(0, 3).map((group) => parseInt(group, 16).toString(16));
  return `${three.join(':')}::/48`;
}
