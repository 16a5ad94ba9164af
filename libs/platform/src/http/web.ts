import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * Serves the built web app beside the API. Hashed assets never change and are kept for ever; a missing asset is a 404, not
 * the page; every other address outside /api is the page itself.
 */
export async function serveWeb(fastify: FastifyInstance, folder: string): Promise<boolean> {
  if (!existsSync(join(folder, 'index.html'))) return false;
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const kept = /[\\/]assets[\\/]/.test(path);
      reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const page = (_: unknown, reply: { sendFile(name: string): unknown }) => reply.sendFile('index.html');
  fastify.get('/', page as never);
  fastify.get('/*', ((request: { url: string }, reply: { callNotFound(): void; sendFile(name: string): unknown }) => {
    const path = request.url.split('?', 1)[0]!;
    if (path.startsWith('/api/') || path.startsWith('/assets/') || /\.\w{2,5}$/.test(path)) return reply.callNotFound();
    return reply.sendFile('index.html');
  }) as never);
  return true;
}
