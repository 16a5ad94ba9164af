import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Choice, Clock, Keyless, Text, Vault, WhoMay, type Caller } from '@yby/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setPassword } from '../accounts/set-password';
import { takeRecoveryCode } from '../factors/recovery-codes';
import { takeTotp } from '../factors/totp';
import { beginTotp, confirmTotp, TotpOffer } from '../factors/enrol-totp';
import { arrivalOf, shownBy, SignInAnswer, SignInAnswers } from './sign-in-answer';
import { SignIn } from './sign-in';

export class FactorBody {
  @Choice(['totp', 'recovery_code'], { name: 'TypedFactor' }) kind: 'totp' | 'recovery_code';
  @Text({ min: 6, max: 20 }) code: string;
}

export class TotpCodeBody {
  @Text({ min: 6, max: 6, pattern: /^\d{6}$/ }) code: string;
}

export class NewPasswordBody {
  @Text({ max: 128, min: 1, format: 'password' }) password: string;
}

/** The stages between password and session. Their cookie reaches these routes alone and opens nothing else. */
@ApiTags('session')
@Controller('session')
export class StagesController {
  constructor(
    @Inject(SignIn) private readonly signing: SignIn,
    @Inject(SignInAnswers) private readonly answers: SignInAnswers,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Post('factor')
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({ summary: '登录：验证码或恢复码 / second stage: a code of the app, or a recovery code' })
  @ApiOkResponse({ type: SignInAnswer })
  async factor(
    @Body() { kind, code }: FactorBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Call() caller: Caller,
  ): Promise<SignInAnswer> {
    const wall = this.clock.wall();
    const step = await this.signing.prove(
      arrivalOf(request, caller),
      shownBy(request, 'factor'),
      async (tx, account) => {
        const fits =
          kind === 'totp'
            ? await takeTotp(tx, this.vault, account.id, code, { wall, demo: this.signing.isDemo(account) })
            : await takeRecoveryCode(tx, this.vault, account.id, code, wall);
        return fits ? kind : null;
      },
    );
    return this.answers.give(step, reply);
  }

  @Post('enrolment/totp')
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({ summary: '登录：开始登记身份验证器 / enrolment stage: a secret for an authenticator app' })
  @ApiOkResponse({ type: TotpOffer })
  begin(@Req() request: FastifyRequest, @Call() caller: Caller): Promise<TotpOffer> {
    return this.signing.during(arrivalOf(request, caller), shownBy(request, 'enrolment'), (tx, pending, account) =>
      beginTotp(tx, this.vault, this.clock.wall(), { owner: pending.id, username: account!.username }),
    );
  }

  @Post('enrolment/totp/confirm')
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({
    summary: '登录：以验证码完成登记 / enrolment stage: the first code proves that the app has the secret',
  })
  @ApiOkResponse({ type: SignInAnswer })
  async confirm(
    @Body() { code }: TotpCodeBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Call() caller: Caller,
  ): Promise<SignInAnswer> {
    const wall = this.clock.wall();
    const step = await this.signing.prove(
      arrivalOf(request, caller),
      shownBy(request, 'enrolment'),
      async (tx, account, pending) =>
        (await confirmTotp(tx, this.vault, wall, { owner: pending.id, account, code })) ? 'totp' : null,
    );
    return this.answers.give(step, reply);
  }

  @Post('password')
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({ summary: '登录：更换到期的密码 / last stage: change a password that is due' })
  @ApiOkResponse({ type: SignInAnswer })
  async password(
    @Body() { password }: NewPasswordBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Call() caller: Caller,
  ): Promise<SignInAnswer> {
    const step = await this.signing.prove(
      arrivalOf(request, caller),
      shownBy(request, 'password'),
      async (tx, account, pending) => {
        await setPassword(tx, account, password);
        return pending.factor ?? 'password';
      },
    );
    return this.answers.give(step, reply);
  }
}
