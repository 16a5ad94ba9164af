import { createHash } from 'node:crypto';

/**
 * Id of the message about an event to an account: a UUIDv7 with the event's own time, the rest hashed from both, so that
 * the same delivery makes the same row however often and in whatever order it is heard.
 */
export function messageId(eventId: string, accountId: string): string {
  const hash = createHash('sha256').update(`${eventId} ${accountId}`).digest('hex');
  const variant = ((Number.parseInt(hash[3]!, 16) & 3) | 8).toString(16);
  return `${eventId.slice(0, 13)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}
