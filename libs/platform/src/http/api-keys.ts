import type { FastifyInstance, FastifyRequest } from 'fastify';
import { platformRefusal } from '../platform.refusals';
import type { Actor } from '../work/actor';

/** What stands behind an API key: whom the enterprise's program acts for, and what it may do. */
export interface HeldKey {
  readonly id: string;
  readonly actor: Actor;
  readonly scopes: readonly string[];
}

/** Port: the module that knows people registers itself under the token API_KEYS. */
export interface ApiKeys {
  /** @throws Refusal when it is no key, or one that has ended */
  find(token: string): Promise<HeldKey>;
  /** @param route e.g. `GET /applications/:id` @returns the scope that opens the route; null: closed to every key */
  scopeOf(route: string): string | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    apiKey: HeldKey | null;
  }
}

const BEARER = /^Bearer +(\S+) *$/i;
// An address is written into the logs of every machine on the way: what has stood in one is a secret no more.
const IN_ADDRESS = /yby_[0-9a-f]{32}_/i;

/**
 * Finds the API key of each request in its Authorization header, and counts its requests. A key proves who asks by itself,
 * so a page of a foreign site cannot misuse it and no CSRF token is asked; together with a session it would be unclear who
 * acts, so that is refused.
 */
export function readApiKeys(fastify: FastifyInstance, keys: ApiKeys, perMinute: number): void {
  fastify.decorateRequest('apiKey', null);
  const counted = fastify.createRateLimit({
    max: perMinute,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => `key ${request.apiKey!.id}`,
  });
  fastify.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return;
    if (IN_ADDRESS.test(decoded(request.url))) throw platformRefusal('key-in-address');
    const given = request.headers.authorization;
    if (given === undefined) return;
    if (request.headers.cookie?.includes('yby_session')) throw platformRefusal('two-identities');
    const token = BEARER.exec(given)?.[1];
    if (!token) throw platformRefusal('authorization-malformed');
    request.apiKey = await keys.find(token);
    if (!request.is404) checkScope(keys, request, request.apiKey);
    const count = await counted(request);
    if (!count.isAllowed && count.isExceeded)
      throw platformRefusal('too-many', { seconds: Math.max(1, count.ttlInSeconds) });
  });
}

function checkScope(keys: ApiKeys, request: FastifyRequest, { scopes }: HeldKey): void {
  const scope = keys.scopeOf(`${request.method} ${(request.routeOptions.url ?? '').replace(/^\/api/, '')}`);
  if (scope === null) throw platformRefusal('closed-to-keys');
  if (!scopes.includes(scope)) throw platformRefusal('scope-missing', { scope });
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
