import type { FastifyInstance } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';

/**
 * Puts the headers on every answer that do not depend on it, and the number to quote. Helmet is asked once: what it says is
 * the same for all requests.
 * @param secure whether people reach the system by https
 */
export function addHeaders(fastify: FastifyInstance, secure: boolean): void {
  const always = {
    ...helmetHeaders({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          workerSrc: ["'self'", 'blob:'],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          // Only where the proxy speaks TLS; on a bare local address it would break every link.
          upgradeInsecureRequests: secure ? [] : null,
        },
      },
      strictTransportSecurity: secure,
    }),
    'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
  };
  // An answer of the API is kept nowhere unless its route says otherwise.
  const ofApi = { ...always, 'cache-control': 'no-store' };
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith('/api/') ? ofApi : always).header('x-request-id', request.id);
    done();
  });
}

function helmetHeaders(options: HelmetOptions): Record<string, string> {
  const made: Record<string, string> = {};
  const answer = {
    setHeader: (name: string, value: string) => void (made[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  };
  helmet(options)({} as never, answer as never, () => undefined);
  return made;
}
