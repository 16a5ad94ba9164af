import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { ModuleDeclaration } from '../declaration';
import { checkShape } from '../http/body-shape';
import { readApiKeys, type ApiKeys } from '../http/api-keys';
import { Guard } from '../http/guard';
import { addHeaders } from '../http/headers';
import { answerProblem, ProblemFilter } from '../http/problem.filter';
import { cookieSecret } from '../http/secret';
import { readSessions, type Sessions } from '../http/sessions';
import { validation } from '../http/validation';
import { serveWeb } from '../http/web';
import { platformRefusal } from '../platform.refusals';
import { quietLogger } from './logger';
import type { Settings } from '../settings';
import { API_KEYS, SESSIONS } from '../tokens';
import { openApi } from './openapi';
import { Clock } from '../clock/clock';
import { Work } from '../work/work';
import { rootModule } from './root';

const BODY_LIMIT = 256 * 1024;

/** Builds the HTTP application, ready to listen. `webFolder` is the built web app, served at the same address. */
export async function createApi(
  settings: Settings,
  modules: readonly ModuleDeclaration[],
  webFolder = join(__dirname, '../../../../web'),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot even be read leads nowhere.
    frameworkErrors: (_: unknown, request: never, reply: never) =>
      answerProblem(platformRefusal('not-found'), request, reply),
    // What the world looks for at fixed places (RFC 8615) are routes like all others.
    rewriteUrl: ({ url = '/' }: { url?: string }) => url.replace(/^\/\.well-known\//, '/api/well-known/'),
    trustProxy: settings.behindProxy,
    genReqId: () => uuidv7(),
    connectionTimeout: 30_000,
    requestTimeout: 30_000,
  } as never);
  const app = await NestFactory.create<NestFastifyApplication>(rootModule(settings, modules, true), adapter, {
    logger: quietLogger(settings),
    abortOnError: false,
  });
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance() as never;
  app.setGlobalPrefix('api');
  addHeaders(fastify, settings.publicUrl.startsWith('https:'));
  if (settings.clock === 'simulated') {
    // Browsers count down by the Date header: with the machine's time a simulated city would show other deadlines than it keeps.
    const [work, clock] = [app.get(Work), app.get(Clock)];
    fastify.addHook('onSend', async (request, reply) => {
      if (!request.url.startsWith('/api/')) return;
      const at = await work.read((sql) => clock.nowIn(sql)).catch(() => clock.wall());
      reply.header('date', new Date(at).toUTCString());
    });
  }
  await fastify.register(compress as never, { threshold: 2048, encodings: ['gzip', 'deflate'] } as never);
  await fastify.register(
    rateLimit as never,
    {
      global: true,
      max: (request: { headers: { cookie?: string; authorization?: string } }) =>
        request.headers.cookie || request.headers.authorization ? settings.rateLimit * 10 : settings.rateLimit,
      timeWindow: 60_000,
      allowList: (request: { url: string }) =>
        !request.url.startsWith('/api/') || request.url.startsWith('/api/health/'),
      errorResponseBuilder: (_: unknown, context: { ttl: number }) =>
        platformRefusal('too-many', { seconds: Math.max(1, Math.ceil(context.ttl / 1000)) }),
    } as never,
  );
  await fastify.register(cookie as never, { secret: cookieSecret(settings.data) } as never);
  readApiKeys(fastify, app.get<ApiKeys>(API_KEYS), settings.keyRateLimit);
  readSessions(fastify, app.get<Sessions>(SESSIONS));
  await fastify.register(multipart as never);
  // Only JSON and uploads are read; Fastify would take plain text as well.
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('preValidation', async ({ body }) => checkShape(body));
  app.useGlobalGuards(app.get(Guard));
  app.useGlobalPipes(validation);
  app.useGlobalFilters(new ProblemFilter());
  openApi(app);
  await serveWeb(fastify as never, webFolder);
  app.enableShutdownHooks();
  await app.init();
  await fastify.ready();
  return app;
}
