import { Body, Controller, Delete, Get, HttpCode, Inject, Optional, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, giveCookie, Keyless, newSessionId, takeCookie, Text, WhoMay, Work, type Caller } from '@yby/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endSession } from './account-sessions';
import { ENTERPRISE_CARDS, Me, readMe, type EnterpriseCards } from './me';
import { SESSION_LIFE_MS } from './session-times';
import { SignIn } from './sign-in';

export class SignInBody {
  // Postgres texts cannot hold U+0000.
  @Text({ max: 64, min: 1, pattern: /^[^\u0000]*$/ }) username: string;
  @Text({ max: 128, min: 1, format: 'password' }) password: string;
}

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(SignIn) private readonly signing: SignIn,
    @Optional() @Inject(ENTERPRISE_CARDS) private readonly cards?: EnterpriseCards,
  ) {}

  @Post()
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({ summary: '登录 / sign in' })
  @ApiOkResponse({ type: Me })
  async signIn(
    @Body() body: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Call() caller: Caller,
  ): Promise<Me> {
    const session = { opens: newSessionId(), ends: request.session?.id ?? null };
    const { actor, csrf } = await this.signing.signIn(caller, body, request.headers['user-agent'] ?? '', session);
    giveCookie(reply, session.opens, SESSION_LIFE_MS);
    return this.work.read((sql) => readMe(sql, actor, csrf, this.cards));
  }

  @Delete()
  @HttpCode(204)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '退出登录 / sign out' })
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Call() caller: Caller,
  ): Promise<void> {
    await this.work.run(caller, 'identity.sign-out', async (tx) => {
      await endSession(tx, request.session!.id);
      tx.emit('identity.signed-out', {
        type: 'account',
        id: caller.actor.id,
        version: 0,
        division: caller.actor.division,
      });
    });
    takeCookie(reply);
  }

  @Get()
  @WhoMay('signed-in')
  @ApiOperation({ summary: '当前登录人 / who is signed in' })
  @ApiOkResponse({ type: Me })
  me(@Req() { session }: FastifyRequest): Promise<Me> {
    return this.work.read((sql) => readMe(sql, session!.actor, session!.csrf, this.cards));
  }
}
