import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { canonicalJson } from '../journal/encoding';
import type { Fact } from '../journal/facts';
import { platformRefusal } from '../platform.refusals';
import type { Caller } from '../work/actor';

export const KEYLESS = 'yby:keyless';

/** A POST that changes nothing, or changes the same thing however often it is sent: needs no Idempotency-Key. */
export const Keyless = () => SetMetadata(KEYLESS, true);

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}

/** The caller that the guard has made for this request. */
export const Call = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new RangeError('the guard has not run');
  return caller;
});

const KEY = /^[\x21-\x7e]{8,128}$/;

/** @throws Refusal platform.key-required, platform.key-malformed */
export function idempotencyOf(request: FastifyRequest): { key: string; hash: string } {
  const key = request.headers['idempotency-key'];
  if (key === undefined) throw platformRefusal('key-required');
  if (typeof key !== 'string' || !KEY.test(key)) throw platformRefusal('key-malformed');
  const hash = createHash('sha256')
    .update(`${request.method} ${request.url}\n${canonicalJson((request.body ?? null) as Fact)}`)
    .digest('hex');
  return { key, hash };
}

/** If-Match: `"7"` → 7; absent or `*` → undefined. @throws Refusal platform.version-changed for a foreign tag */
export function ifMatchOf(request: FastifyRequest): number | undefined {
  const tag = request.headers['if-match'];
  if (tag === undefined || tag === '*') return undefined;
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(tag);
  if (!match) throw platformRefusal('version-changed');
  return Number(match[1]);
}
