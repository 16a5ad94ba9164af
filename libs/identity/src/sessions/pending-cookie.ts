import type { FastifyReply, FastifyRequest } from 'fastify';
import { PENDING_LIFE_MS } from './session-times';

const COOKIE = 'yby_pending';
// Sent to the routes of signing in alone: nothing else ever sees it.
const PATH = '/api/session';

/** The id that our own signature has proven; null for none or an invented one. */
export function pendingIdOf(request: FastifyRequest): string | null {
  const cookie = request.cookies[COOKIE];
  if (cookie === undefined) return null;
  const { valid, value } = request.unsignCookie(cookie);
  return valid ? value : null;
}

export function givePendingCookie(reply: FastifyReply, id: string): void {
  void reply.setCookie(COOKIE, id, {
    path: PATH,
    httpOnly: true,
    sameSite: 'strict',
    secure: 'auto',
    maxAge: PENDING_LIFE_MS / 1000,
    signed: true,
  });
}

export function takePendingCookie(reply: FastifyReply): void {
  void reply.clearCookie(COOKIE, { path: PATH });
}
