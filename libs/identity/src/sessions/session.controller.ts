import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Keyless, takeCookie, Text, WhoMay, Work, type Caller } from '@yby/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endSession } from './end-sessions';
import { Me } from './me';
import { arrivalOf, SignInAnswer, SignInAnswers } from './sign-in-answer';
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
    @Inject(SignInAnswers) private readonly answers: SignInAnswers,
  ) {}

  @Post()
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({ summary: '登录：用户名和密码 / sign in, first stage: name and password' })
  @ApiOkResponse({ type: SignInAnswer })
  async signIn(
    @Body() body: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Call() caller: Caller,
  ): Promise<SignInAnswer> {
    return this.answers.give(await this.signing.signIn(arrivalOf(request, caller), body), reply);
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
    return this.answers.me(session!);
  }
}
