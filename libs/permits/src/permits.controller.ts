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
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  At,
  Call,
  Choice,
  Clock,
  FileStore,
  IdParams,
  isoOf,
  Keyless,
  PageQuery,
  Part,
  SETTINGS,
  Text,
  WhoMay,
  Work,
  type Caller,
  type Settings,
} from '@yby/platform';
import { signatureAlgs, type SignatureAlg } from './credential/algorithms';
import { codeSvg } from './credential/code-qr';
import { MOST_PRINTED, PRINT_IDS, PrintMany } from './permit/print-many';
import { listPermits, permitSides, readPermit } from './permit/read-permit';
import { PermitRows, permitStates, PermitView } from './permit/permit-view';
import { Redeem, RedemptionInput, RedemptionView } from './permit/redeem';
import { SigningKeys } from './permit/signing-keys';
import { permitsRefusal } from './permits.refusals';
import { Scan } from './scan/scan';
import { ScanInput, ScanVerdict } from './scan/scan-view';

class NumberParams {
  @Text({ max: 30, pattern: /^[0-9A-Za-z]+$/, about: 'number of the permit' }) number: string;
}

class PermitsQuery extends PageQuery {
  @Choice(permitSides, { optional: true }) side?: (typeof permitSides)[number];
  @Choice(permitStates, { optional: true, name: 'PermitState' }) state?: string;
}

class PrintQuery {
  @Text({
    max: 37 * MOST_PRINTED,
    pattern: PRINT_IDS,
    about: `ids of permits, at most ${MOST_PRINTED}, with commas between`,
  })
  ids: string;
}

class IssuerKey {
  @Text() kid: string;
  @Choice(signatureAlgs, { name: 'SignatureAlg' }) alg: SignatureAlg;
  @Text({ about: 'raw public key, base64url: Ed25519 32 bytes, SM2 04 ‖ x ‖ y' }) publicKey: string;
  @Text({ nullable: true }) organ: string | null;
  @At() from: string;
  @At({ nullable: true }) to: string | null;
}

class IssuerKeys {
  @Part(() => IssuerKey, { many: true }) keys: IssuerKey[];
  @At() asOf: string;
}

@ApiTags('permits')
@Controller()
export class PermitsController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(SigningKeys) private readonly keys: SigningKeys,
    @Inject(Redeem) private readonly redeem: Redeem,
    @Inject(Scan) private readonly scans: Scan,
    @Inject(PrintMany) private readonly prints: PrintMany,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('permits')
  @WhoMay('agent', 'storekeeper')
  @ApiOperation({ summary: '证件列表 / own permits as holder, seller, or carrier and consignee' })
  @ApiOkResponse({ type: PermitRows })
  list(@Query() query: PermitsQuery, @Call() caller: Caller): Promise<PermitRows> {
    return this.work.read(async (sql) =>
      listPermits(sql, caller.actor, query, query.side ?? 'holder', query.state, await this.clock.nowIn(sql)),
    );
  }

  @Get('permits/number/:number')
  @WhoMay('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '按编号查证件 / one permit by its number' })
  @ApiOkResponse({ type: PermitView })
  byNumber(@Param() { number }: NumberParams, @Call() caller: Caller): Promise<PermitView> {
    return this.read(caller, { number: number.toUpperCase() });
  }

  @Get('permits/print')
  @WhoMay('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '批量打印 / several print-outs in one file, signed' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async printMany(@Query() { ids }: PrintQuery, @Call() caller: Caller): Promise<StreamableFile> {
    return new StreamableFile(await this.prints.print(caller.actor, ids.split(',')), {
      type: 'application/pdf',
      disposition: 'inline; filename="permits.pdf"',
    });
  }

  @Get('permits/:id')
  @WhoMay('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '证件详情 / one permit with what is left and the acts open now' })
  @ApiOkResponse({ type: PermitView })
  async byId(
    @Param() { id }: IdParams,
    @Call() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PermitView> {
    const view = await this.read(caller, { id });
    void reply.header('etag', `"${view.version}"`);
    return view;
  }

  @Get('permits/:id/pdf')
  @WhoMay('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '证件打印件 / the print-out' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(@Param() { id }: IdParams, @Call() caller: Caller): Promise<StreamableFile> {
    const { number } = await this.read(caller, { id });
    const printout = await this.work.read((sql) =>
      sql.maybe<{ hash: string }>('SELECT hash FROM permits.printout WHERE permit_id = $1', [id]),
    );
    if (!printout || (await this.files.size(printout.hash)) === null) {
      await this.prints.refuseUnprintable(id);
      throw permitsRefusal('print-pending', { seconds: 2 });
    }
    return new StreamableFile(this.files.open(printout.hash), {
      type: 'application/pdf',
      disposition: `inline; filename="${number}.pdf"`,
    });
  }

  @Get('permits/:id/code.svg')
  @WhoMay('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor')
  @Header('content-type', 'image/svg+xml')
  @ApiOperation({ summary: '证件二维码 / the code as a picture' })
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  async code(@Param() { id }: IdParams, @Call() caller: Caller): Promise<string> {
    return codeSvg((await this.read(caller, { id })).code);
  }

  @Post('permits/:id/redemptions')
  @WhoMay('agent', 'storekeeper')
  @ApiOperation({ summary: '核销 / write a delivery off; both books move' })
  @ApiCreatedResponse({ type: RedemptionView })
  redemption(
    @Param() { id }: IdParams,
    @Body() input: RedemptionInput,
    @Call() caller: Caller,
  ): Promise<RedemptionView> {
    return this.redeem.redeem(caller, id, input);
  }

  @Post('scan')
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({ summary: '查验 / genuine? in force? whose, what, how much, until when' })
  @ApiOkResponse({ type: ScanVerdict })
  scan(@Body() { text }: ScanInput, @Call() caller: Caller): Promise<ScanVerdict> {
    return this.scans.scan(caller.actor, text);
  }

  @Get('verify/keys')
  @WhoMay('public')
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({ summary: '签发公钥 / public keys, to verify a permit without network' })
  @ApiOkResponse({ type: IssuerKeys })
  async issuerKeys(): Promise<IssuerKeys> {
    const keys = await this.keys.keys();
    return {
      keys: keys.map(({ from, to, ...key }) => ({ ...key, from: isoOf(from), to: to === null ? null : isoOf(to) })),
      asOf: isoOf(this.clock.wall()),
    };
  }

  private read(caller: Caller, by: { id: string } | { number: string }): Promise<PermitView> {
    return this.work.read(async (sql) =>
      readPermit(sql, caller.actor, by, await this.clock.nowIn(sql), this.settings.publicUrl),
    );
  }
}
