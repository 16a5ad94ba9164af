import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  At,
  Call,
  Clock,
  Free,
  isoOf,
  Json,
  Keyless,
  SETTINGS,
  Text,
  WhoMay,
  Work,
  type Caller,
  type Settings,
} from '@yby/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answered, ask } from '../factors/challenge';
import { passkeyOwner, passkeyQuestion, relyingParty, takePasskey } from '../factors/passkeys';
import { givePendingCookie, pendingIdOf } from './pending-cookie';
import { openPending, takePending, type Pending } from './pending-sign-in';
import { arrivalOf, shownBy, SignInAnswer, SignInAnswers } from './sign-in-answer';
import { SignIn } from './sign-in';
import { signingById } from './signing-account';

export class PasskeyBody {
  @Json({ kept: true, about: 'AuthenticationResponseJSON of WebAuthn' }) response: object;
}

export class PasskeyQuestion {
  @Text({ about: 'sent back with the answer in the header x-csrf-token' }) csrf: string;
  @Free({ about: 'PublicKeyCredentialRequestOptionsJSON of WebAuthn' }) options: object;
  @At({ about: 'when the question is over' }) until: string;
}

/** A passkey signs in by itself, or is the second factor after a password. */
@ApiTags('session')
@Controller('session/passkey')
export class PasskeyController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(SignIn) private readonly signing: SignIn,
    @Inject(SignInAnswers) private readonly answers: SignInAnswers,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post('options')
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({ summary: '登录：请求通行密钥 / ask for a passkey, alone or as second factor' })
  @ApiOkResponse({ type: PasskeyQuestion })
  async options(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Call() caller: Caller,
  ): Promise<PasskeyQuestion> {
    const party = relyingParty(this.settings, request.headers.origin);
    const { pending, options } = await this.work.run(caller, 'identity.sign-in', async (tx) => {
      const wall = this.clock.wall();
      const after = await this.afterPassword(tx, request);
      const pending: Pending =
        after ?? (await openPending(tx, wall, { accountId: null, stage: 'passkey', factor: null }));
      const account = pending.accountId ? await signingById(tx, pending.accountId) : null;
      const options = await passkeyQuestion(tx, party, account);
      await ask(tx, wall, pending.id, 'passkey', options.challenge);
      return { pending, options };
    });
    givePendingCookie(reply, pending.id);
    return { csrf: pending.csrf, options, until: isoOf(pending.expiresAt) };
  }

  @Post()
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({ summary: '登录：出示通行密钥 / show the passkey' })
  @ApiOkResponse({ type: SignInAnswer })
  async show(
    @Body() { response }: PasskeyBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Call() caller: Caller,
  ): Promise<SignInAnswer> {
    const wall = this.clock.wall();
    const party = relyingParty(this.settings, request.headers.origin);
    const shown = {
      ...shownBy(request, 'factor', 'passkey'),
      find: async (tx: Parameters<typeof signingById>[0]) => {
        const owner = await passkeyOwner(tx, response);
        return owner === null ? null : signingById(tx, owner);
      },
    };
    const step = await this.signing.prove(arrivalOf(request, caller), shown, async (tx, account, pending) => {
      const challenge = await answered(tx, wall, pending.id, 'passkey');
      const alone = pending.accountId === null;
      return (await takePasskey(tx, party, account.id, { challenge, response, alone, wall })) ? 'passkey' : null;
    });
    return this.answers.give(step, reply);
  }

  /** The sign-in whose password was passed and whose page asks; null for a page that begins with the passkey. */
  private async afterPassword(tx: Parameters<typeof takePending>[0], request: FastifyRequest): Promise<Pending | null> {
    const id = pendingIdOf(request);
    if (id === null) return null;
    const pending = await takePending(tx, this.clock.wall(), id, ['factor']).catch(() => null);
    return pending && pending.csrf === request.headers['x-csrf-token'] ? pending : null;
  }
}
