import { Body, Controller, Delete, Get, HttpCode, Inject, Optional, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Keyless, platformRefusal, Text, WhoMay, Work, type Caller } from '@yby/platform';
import type { FastifyRequest } from 'fastify';
import { AccountSessions, sessionHash } from './account-sessions';
import { ENTERPRISE_CARDS, Me, readMe, type EnterpriseCards } from './me';
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
    @Inject(AccountSessions) private readonly sessions: AccountSessions,
    @Optional() @Inject(ENTERPRISE_CARDS) private readonly cards?: EnterpriseCards,
  ) {}

  @Post()
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({ summary: '登录 / sign in' })
  @ApiOkResponse({ type: Me })
  async signIn(@Body() body: SignInBody, @Req() request: FastifyRequest, @Call() caller: Caller): Promise<Me> {
    const { actor, csrf } = await this.signing.signIn(caller, body, request.headers['user-agent'] ?? '', async () => {
      // A new id, whatever cookie came along: nobody can plant a session for somebody else to sign in to.
      await request.session.regenerate();
      return request.session.sessionId;
    });
    Object.assign(request.session, { actor, csrf });
    return this.work.read((sql) => readMe(sql, actor, csrf, this.cards));
  }

  @Delete()
  @HttpCode(204)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '退出登录 / sign out' })
  @ApiNoContentResponse()
  async signOut(@Req() request: FastifyRequest, @Call() caller: Caller): Promise<void> {
    const hash = sessionHash(request.session.sessionId);
    await this.work.run(caller, 'identity.sign-out', async (tx) => {
      await tx.execute('DELETE FROM identity.session WHERE id_hash = $1', [hash]);
      tx.emit('identity.signed-out', {
        type: 'account',
        id: caller.actor.id,
        version: 0,
        division: caller.actor.division,
      });
    });
    // An empty session in its place makes the plug-in clear the cookie.
    await request.session.regenerate();
  }

  @Get()
  @WhoMay('signed-in')
  @ApiOperation({ summary: '当前登录人 / who is signed in' })
  @ApiOkResponse({ type: Me })
  me(@Req() request: FastifyRequest): Promise<Me> {
    const state = this.sessions.stateOf(request);
    if (!state) throw platformRefusal('sign-in-required');
    return this.work.read((sql) => readMe(sql, state.actor, state.csrf, this.cards));
  }
}
