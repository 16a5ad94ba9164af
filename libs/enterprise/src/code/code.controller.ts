import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Call, qrMatrix, qrSvg, WhoMay, type Caller } from '@yby/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodeAnswer, CodeParams, CodeQuery, MyCodes, PlateQuery, PresenceView, ReplaceCodeBody } from './code-views';
import { OwnCodes } from './my-codes';
import { ProvePresence } from './prove-presence';
import { ReadCode } from './read-code';

@ApiTags('code')
@Controller('code')
export class CodeController {
  constructor(
    @Inject(ReadCode) private readonly codes: ReadCode,
    @Inject(OwnCodes) private readonly own: OwnCodes,
    @Inject(ProvePresence) private readonly presence: ProvePresence,
  ) {}

  @Get('mine')
  @WhoMay('enterprise_admin', 'agent', 'storekeeper', 'driver')
  @ApiOperation({ summary: '本单位易智码 / codes of my enterprise, the living one, the colour and why' })
  @ApiOkResponse({ type: MyCodes })
  mine(@Call() caller: Caller): Promise<MyCodes> {
    return this.own.mine(caller);
  }

  @Get('mine/living.svg')
  @WhoMay('enterprise_admin', 'agent', 'storekeeper', 'driver')
  @Header('content-type', 'image/svg+xml')
  @ApiOperation({ summary: '动态码图 / the living code of this half minute as a picture' })
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  async living(@Call() { actor }: Caller): Promise<string> {
    return qrSvg(qrMatrix(await this.own.livingAddress(actor), 'M'));
  }

  @Get('mine/plate.pdf')
  @WhoMay('enterprise_admin', 'agent', 'storekeeper')
  @ApiOperation({ summary: '码牌 / the plate for the gate or a storehouse, A4' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async plate(
    @Query() { siteId }: PlateQuery,
    @Call() { actor }: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { plate, etag } = await this.own.plate(actor, siteId ?? null);
    void reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] === etag) return void reply.status(304);
    return new StreamableFile(await this.own.print(plate), {
      type: 'application/pdf',
      disposition: `inline; filename="${plate.code}.pdf"`,
    });
  }

  @Post('mine/replace')
  @HttpCode(200)
  @WhoMay('enterprise_admin', 'agent')
  @ApiOperation({ summary: '换码 / a new code for a lost plate; the old one counts no more' })
  @ApiOkResponse({ type: MyCodes })
  replace(@Body() { code }: ReplaceCodeBody, @Call() caller: Caller): Promise<MyCodes> {
    return this.own.replace(caller, code);
  }

  @Get(':code')
  @WhoMay('public')
  @RouteConfig({ rateLimit: { max: 120, timeWindow: 60_000 } })
  @ApiOperation({ summary: '扫易智码 / what a scan shows, decided by who asks' })
  @ApiOkResponse({ type: CodeAnswer })
  read(
    @Param() { code }: CodeParams,
    @Query() { substance }: CodeQuery,
    @Call() { actor }: Caller,
  ): Promise<CodeAnswer> {
    return this.codes.read(actor, code, substance ?? null);
  }

  @Post(':code/presence')
  @HttpCode(200)
  @WhoMay('approver', 'legal_reviewer', 'inspector', 'supervisor')
  @ApiOperation({ summary: '到场证明 / write down that a living code was scanned on the spot' })
  @ApiOkResponse({ type: PresenceView })
  prove(@Param() { code }: CodeParams, @Call() caller: Caller): Promise<PresenceView> {
    return this.presence.prove(caller, code);
  }
}
