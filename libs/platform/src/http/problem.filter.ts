import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { platformRefusal } from '../platform.refusals';
import { Refusal } from '../refusal';

interface FastifyFault {
  readonly code?: string;
  readonly statusCode?: number;
}

const log = new Logger('http');

/** Everything that goes wrong leaves as problem+json (RFC 9457), in both languages, with a number to quote. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent) return;
  const refusal = error instanceof Refusal ? error : refusalOf(error, request);
  const language = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
  if (refusal.row.status === 503 || refusal.row.status === 429)
    reply.header('retry-after', String(refusal.facts.seconds ?? 1));
  void reply
    .code(refusal.row.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(refusal.toProblem(request.id, language)));
}

function refusalOf(error: unknown, request: FastifyRequest): Refusal {
  const { code, statusCode } = error as FastifyFault;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return platformRefusal('too-large', { limit: '256 KB' });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return platformRefusal('unsupported-type', { types: 'application/json' });
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status === 404) return platformRefusal('not-found');
  if (status === 413) return platformRefusal('too-large', { limit: '256 KB' });
  if (status === 415) return platformRefusal('unsupported-type', { types: 'application/json' });
  if (status !== undefined && status >= 400 && status < 500) return platformRefusal('bad-json');
  log.error(`${request.method} ${request.url} (${request.id}) ${(error as Error).stack ?? String(error)}`);
  return platformRefusal('failed', { request: request.id });
}
