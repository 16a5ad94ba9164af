import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { platformRefusal } from '../platform.refusals';
import { publicActor, type Caller } from '../work/actor';
import './api-keys';
import { idempotencyOf, ifMatchOf, KEYLESS } from './caller';
import './sessions';
import { WHO_MAY, type WhoMayRule } from './who-may';

interface RouteRule {
  readonly who: WhoMayRule;
  readonly keyless: boolean;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Says for every route who may, and makes the caller. A route that does not say is nobody's: the server refuses to start. */
@Injectable()
export class Guard implements CanActivate {
  private readonly rules = new WeakMap<object, RouteRule>();

  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const rule = this.ruleOf(context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const isPublic = rule.who[0] === 'public';
    const { session, apiKey } = request;
    const actor = apiKey?.actor ?? session?.actor;
    const writes = !SAFE.has(request.method);
    if (!isPublic) {
      if (!actor) throw platformRefusal('sign-in-required');
      if (rule.who[0] !== 'signed-in' && !actor.roles.some((role) => (rule.who as readonly string[]).includes(role)))
        throw platformRefusal('not-permitted', { roles: rule.who });
      if (writes && session && !sameText(request.headers['x-csrf-token'], session.csrf)) throw platformRefusal('csrf');
    }
    const ifMatch = ifMatchOf(request);
    const caller: Caller = {
      actor: actor ?? publicActor,
      requestId: request.id,
      ...(writes && !rule.keyless ? { idempotency: idempotencyOf(request) } : {}),
      ...(ifMatch !== undefined ? { ifMatch } : {}),
    };
    request.caller = caller;
    return true;
  }

  private ruleOf(context: ExecutionContext): RouteRule {
    const handler = context.getHandler();
    let rule = this.rules.get(handler);
    if (!rule) {
      const who = this.reflector.get<WhoMayRule | undefined>(WHO_MAY, handler);
      if (!who) throw new RangeError(`${context.getClass().name}.${handler.name} does not say who may`);
      rule = { who, keyless: this.reflector.get<boolean | undefined>(KEYLESS, handler) ?? false };
      this.rules.set(handler, rule);
    }
    return rule;
  }
}

function sameText(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
