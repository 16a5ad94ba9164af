import { Inject, Injectable, Optional } from '@nestjs/common';
import { At, Choice, Clock, giveCookie, isoOf, Part, Text, Work } from '@yby/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deviceOf } from './device';
import { ENTERPRISE_CARDS, Me, readMe, type EnterpriseCards } from './me';
import { givePendingCookie, pendingIdOf, takePendingCookie } from './pending-cookie';
import type { Stage } from './pending-sign-in';
import { SESSION_LIFE_MS } from './session-times';
import type { Arrival, Shown, Step } from './sign-in';
import { factorKinds, type FactorKind } from './signing-account';
import type { Caller } from '@yby/platform';

const stages = ['inside', 'factor', 'enrolment', 'password', 'passkey'] as const;

/** Where a sign-in stands. */
export class SignInAnswer {
  @Choice(stages, { name: 'SignInStage', about: 'inside, or what is asked for next' }) stage: (typeof stages)[number];
  @Text({ about: 'sent back with every write in the header x-csrf-token' }) csrf: string;
  @Choice(factorKinds, { many: true, name: 'FactorKind', about: 'second factors that this person has' })
  methods: FactorKind[];
  @At({ nullable: true, about: 'when the stage is over' }) until: string | null;
  @Part(() => Me, { nullable: true, about: 'who is inside' }) me: Me | null;
}

/** Turns a step into cookies and an answer. */
@Injectable()
export class SignInAnswers {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(ENTERPRISE_CARDS) private readonly cards?: EnterpriseCards,
  ) {}

  async give(step: Step, reply: FastifyReply): Promise<SignInAnswer> {
    if (step.stage !== 'inside') {
      const { stage, pending, methods } = step;
      givePendingCookie(reply, pending.id);
      return { stage, csrf: pending.csrf, methods: [...methods], until: isoOf(pending.expiresAt), me: null };
    }
    giveCookie(reply, step.id, SESSION_LIFE_MS);
    takePendingCookie(reply);
    return { stage: 'inside', csrf: step.csrf, methods: [], until: null, me: await this.me(step) };
  }

  me(session: Pick<Step & { stage: 'inside' }, 'actor' | 'csrf' | 'id'>): Promise<Me> {
    return this.work.read(async (sql) => readMe(sql, { ...session, now: await this.clock.nowIn(sql) }, this.cards));
  }
}

export const arrivalOf = (request: FastifyRequest, caller: Caller): Arrival => ({
  caller,
  device: deviceOf(request),
  ends: request.session?.id ?? null,
});

export const shownBy = (request: FastifyRequest, ...stages: Stage[]): Shown => ({
  id: pendingIdOf(request),
  csrf: request.headers['x-csrf-token'],
  stages,
});
