import createClient, { type Middleware } from 'openapi-fetch';
import { learnServerTime } from '../clock';
import type { paths } from './schema';
import { RefusedError, readProblem, unreachable } from './refused-error';

// One client for every page: the session cookie travels by itself, writes carry the CSRF token of the session, and an
// answer that is not 2xx becomes a RefusedError with the problem inside.

let csrf: string | null = null;

export function keepCsrfToken(token: string | null): void {
  csrf = token;
}

let ended: () => void = () => undefined;

/** What to do when the server no longer knows the session of a page that is open. */
export function whenSessionEnds(act: () => void): void {
  ended = act;
}

/** Last ETag seen per resource, so that an act says which version its author was looking at. */
const etags = new Map<string, string>();
const resourceOf = (url: string) => /\/api\/((?:applications|permits)\/[0-9a-f-]{36})/.exec(url)?.[1];

let touched = performance.now();
for (const event of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
  globalThis.addEventListener?.(event, () => (touched = performance.now()), { passive: true, capture: true });
/** A page that asks by itself while nobody is at it must not keep the session open. */
const IDLE_MS = 60_000;

const headers: Middleware = {
  onRequest({ request }) {
    if (request.method === 'GET' && performance.now() - touched > IDLE_MS) request.headers.set('x-idle', '1');
    if (request.method !== 'GET' && csrf !== null) request.headers.set('x-csrf-token', csrf);
    const resource = resourceOf(request.url);
    const etag = resource && request.method === 'POST' ? etags.get(resource) : undefined;
    if (etag) request.headers.set('if-match', etag);
    return request;
  },
  async onResponse({ request, response }) {
    learnServerTime(response.headers.get('date'));
    const resource = resourceOf(request.url);
    if (resource) {
      const etag = response.headers.get('etag');
      // An act without a new ETag leaves the old one stale; forgetting it is safe, sending it is not.
      if (etag && response.ok) etags.set(resource, etag);
      else if (request.method !== 'GET') etags.delete(resource);
    }
    if (response.status === 401 && !request.url.endsWith('/api/session')) ended();
    if (!response.ok) throw new RefusedError(await readProblem(response), response.status);
  },
  onError() {
    return new RefusedError(unreachable(), 0);
  },
};

export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });
api.use(headers);

/** The body of an answer that the client has already proven to be 2xx. */
export async function bodyOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** One file, multipart; openapi-fetch would write JSON. @throws RefusedError */
export function uploadFile(file: File, intent: string): Promise<import('./types').StoredFile> {
  return uploadTo('/api/files', file, intent);
}

/** The same, to a route that takes files of its own kind. */
export async function uploadTo<T>(path: string, file: File, intent: string): Promise<T> {
  const form = new FormData();
  form.append('file', file, file.name);
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      body: form,
      credentials: 'same-origin',
      headers: { 'idempotency-key': intent, ...(csrf === null ? {} : { 'x-csrf-token': csrf }) },
    });
  } catch {
    throw new RefusedError(unreachable(), 0);
  }
  if (!response.ok) throw new RefusedError(await readProblem(response), response.status);
  return (await response.json()) as T;
}
