import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Call,
  Clock,
  Free,
  IdParams,
  Json,
  Keyless,
  SETTINGS,
  Text,
  WhoMay,
  Work,
  type Caller,
  type Settings,
} from '@yby/platform';
import type { FastifyRequest } from 'fastify';
import { TotpOffer } from './enrol-totp';
import { OwnSecurity, type Own } from './own-security';
import { relyingParty } from './passkeys';
import { readSecurity, SecurityView } from './security';

class ConfirmBody {
  @Text({ max: 128, min: 1, format: 'password' }) password: string;
}

class ChangePasswordBody {
  @Text({ max: 128, min: 1, format: 'password' }) old: string;
  @Text({ max: 128, min: 1, format: 'password' }) password: string;
}

class NewTotpBody {
  @Text({ min: 6, max: 6, pattern: /^\d{6}$/ }) code: string;
  @Text({ min: 1, max: 40, about: 'what its person calls it' }) name: string;
}

class NewPasskeyBody {
  @Json({ kept: true, about: 'RegistrationResponseJSON of WebAuthn' }) response: object;
  @Text({ min: 1, max: 40, about: 'what its person calls it' }) name: string;
}

class PasskeyOffer {
  @Free({ about: 'PublicKeyCredentialCreationOptionsJSON of WebAuthn' }) options: object;
}

class RecoveryCodes {
  @Text({ many: true, about: 'ten, told this once' }) codes: string[];
}

const own = (request: FastifyRequest, caller: Caller): Own => ({ caller, sessionId: request.session!.id });

/** Everybody's own account. What tells a secret keeps no answer: a lost one is asked for anew. */
@ApiTags('account')
@Controller('account')
export class AccountController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OwnSecurity) private readonly security: OwnSecurity,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('security')
  @WhoMay('signed-in')
  @ApiOperation({ summary: '账户安全 / factors, sessions and password of my account' })
  @ApiOkResponse({ type: SecurityView })
  read(@Req() request: FastifyRequest, @Call() caller: Caller): Promise<SecurityView> {
    return this.work.read((sql) => readSecurity(sql, caller.actor.id, request.session!.id, this.clock.wall()));
  }

  @Post('confirm')
  @HttpCode(204)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '再次确认本人 / prove again who I am' })
  @ApiNoContentResponse()
  confirm(@Body() { password }: ConfirmBody, @Req() request: FastifyRequest, @Call() caller: Caller): Promise<void> {
    return this.security.confirm(own(request, caller), password);
  }

  @Post('password')
  @HttpCode(204)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '修改密码 / change my password; my other sessions end' })
  @ApiNoContentResponse()
  password(
    @Body() { old, password }: ChangePasswordBody,
    @Req() request: FastifyRequest,
    @Call() caller: Caller,
  ): Promise<void> {
    return this.security.changePassword(own(request, caller), old, password);
  }

  @Post('totp')
  @HttpCode(200)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '登记身份验证器 / begin with an authenticator app' })
  @ApiOkResponse({ type: TotpOffer })
  beginTotp(@Req() request: FastifyRequest, @Call() caller: Caller): Promise<TotpOffer> {
    return this.security.beginTotp(own(request, caller));
  }

  @Post('totp/confirm')
  @HttpCode(204)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '完成登记身份验证器 / its first code adds it' })
  @ApiNoContentResponse()
  addTotp(@Body() { code, name }: NewTotpBody, @Req() request: FastifyRequest, @Call() caller: Caller): Promise<void> {
    return this.security.confirmTotp(own(request, caller), code, name);
  }

  @Post('passkeys/options')
  @HttpCode(200)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '登记通行密钥 / begin with a passkey' })
  @ApiOkResponse({ type: PasskeyOffer })
  async beginPasskey(@Req() request: FastifyRequest, @Call() caller: Caller): Promise<PasskeyOffer> {
    const party = relyingParty(this.settings, request.headers.origin);
    return { options: await this.security.beginPasskey(own(request, caller), party) };
  }

  @Post('passkeys')
  @HttpCode(204)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '完成登记通行密钥 / the device’s answer adds it' })
  @ApiNoContentResponse()
  addPasskey(
    @Body() { response, name }: NewPasskeyBody,
    @Req() request: FastifyRequest,
    @Call() caller: Caller,
  ): Promise<void> {
    const party = relyingParty(this.settings, request.headers.origin);
    return this.security.addPasskey(own(request, caller), party, response, name);
  }

  @Delete('factors/:id')
  @HttpCode(204)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '删除验证方式 / remove a factor' })
  @ApiNoContentResponse()
  remove(@Param() { id }: IdParams, @Req() request: FastifyRequest, @Call() caller: Caller): Promise<void> {
    return this.security.removeFactor(own(request, caller), id);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '换一组恢复码（仅显示一次） / new recovery codes, told once' })
  @ApiOkResponse({ type: RecoveryCodes })
  async recoveryCodes(@Req() request: FastifyRequest, @Call() caller: Caller): Promise<RecoveryCodes> {
    return { codes: await this.security.renewRecoveryCodes(own(request, caller)) };
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '退出某一处登录 / end one of my sessions' })
  @ApiNoContentResponse()
  endSession(@Param() { id }: IdParams, @Req() request: FastifyRequest, @Call() caller: Caller): Promise<void> {
    return this.security.endSession(own(request, caller), id);
  }

  @Delete('sessions')
  @HttpCode(204)
  @WhoMay('signed-in')
  @Keyless()
  @ApiOperation({ summary: '退出其他所有登录 / end all my other sessions' })
  @ApiNoContentResponse()
  async endOthers(@Req() request: FastifyRequest, @Call() caller: Caller): Promise<void> {
    await this.security.endOthers(own(request, caller));
  }
}
