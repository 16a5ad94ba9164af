import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Actor } from '../work/actor';

/** What stands behind a session cookie. */
export interface SessionState {
  readonly actor: Actor;
  /** Sent back by pages in x-csrf-token. */
  readonly csrf: string;
}

/** Port: the module that knows people registers itself under the token SESSIONS. */
export interface Sessions {
  /**
   * One statement.
   * @param idle the request was made by a page that nobody is at: it does not prolong the session
   * @returns null when there is no such session, or it was revoked or ran out
   */
  find(sessionId: string, idle: boolean): Promise<SessionState | null>;
}

declare module 'fastify' {
  interface FastifyRequest {
    session: (SessionState & { readonly id: string }) | null;
  }
}

const COOKIE = 'yby_session';
const PATH = '/api';

/** Finds the session of each request by its signed cookie; a cookie behind which nothing stands is taken back. */
export function readSessions(fastify: FastifyInstance, sessions: Sessions): void {
  fastify.decorateRequest('session', null);
  fastify.addHook('onRequest', async (request, reply) => {
    const cookie = request.cookies[COOKIE];
    if (cookie === undefined) return;
    // What we have not signed asks nothing of the database.
    const { valid, value: id } = request.unsignCookie(cookie);
    const state = valid ? await sessions.find(id, request.headers['x-idle'] === '1') : null;
    if (state) request.session = { ...state, id: id! };
    else takeCookie(reply);
  });
}

/** An id that cannot be guessed. Every sign-in gets a new one, so that nobody can plant a session for somebody else. */
export function newSessionId(): string {
  return randomBytes(24).toString('base64url');
}

export function giveCookie(reply: FastifyReply, sessionId: string, lifeMs: number): void {
  void reply.setCookie(COOKIE, sessionId, {
    path: PATH,
    httpOnly: true,
    sameSite: 'lax',
    secure: 'auto',
    maxAge: Math.floor(lifeMs / 1000),
    signed: true,
  });
}

export function takeCookie(reply: FastifyReply): void {
  void reply.clearCookie(COOKIE, { path: PATH });
}
