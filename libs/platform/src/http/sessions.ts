import type { FastifyRequest } from 'fastify';
import type { SessionStore } from '@fastify/session';
import type { Actor } from '../work/actor';

/** What stands behind a session cookie. */
export interface SessionState {
  readonly actor: Actor;
  /** Sent back by pages in x-csrf-token. */
  readonly csrf: string;
}

/** Port: the module that knows people registers itself under the token SESSIONS. One statement a request. */
export interface Sessions {
  readonly store: SessionStore;
  /** The session that the store has found for this request; null when there is none, or it was revoked or ran out. */
  stateOf(request: FastifyRequest): SessionState | null;
}
