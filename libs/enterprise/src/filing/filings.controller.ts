import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  Call,
  FileStore,
  IdParams,
  Keyless,
  PageQuery,
  platformRefusal,
  Text,
  Vault,
  WhoMay,
  Work,
  type Caller,
} from '@yby/platform';
import type { FastifyReply } from 'fastify';
import { recordOf } from '../register/record-of';
import { FillIn } from './fill-in';
import { scansOf } from './filing-document';
import { JoinBody, SaveBody } from './filing-input';
import { getFiling, sideOf } from './filing-row';
import { FilingRows, FilingView, JoinedView, SavedView } from './filing-view';
import { OpenFiling } from './open-filing';
import { listFilings, readFiling, viewFiling } from './read-filing';
import { scanType } from './scan-type';
import { documentFor } from './submitted-version';
import { noteScan } from './unmask';

class ScanParams extends IdParams {
  @Text({ max: 64, pattern: /^[0-9a-f]{64}$/, about: 'hash of the file' }) hash: string;
}

@ApiTags('filings')
@Controller('filings')
export class FilingsController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(OpenFiling) private readonly opening: OpenFiling,
    @Inject(FillIn) private readonly fillIn: FillIn,
  ) {}

  // Keyless: a username is given once, so that sending it twice opens one account.
  @Post('join')
  @WhoMay('public')
  @Keyless()
  @ApiOperation({ summary: '单位注册 / a newcomer: an account and the draft of a registration' })
  @ApiCreatedResponse({ type: JoinedView })
  join(@Body() body: JoinBody, @Call() caller: Caller): Promise<JoinedView> {
    return this.opening.join(caller, body);
  }

  @Post()
  @WhoMay('enterprise_admin', 'agent')
  @ApiOperation({ summary: '申报变更 / begin a change of what is registered' })
  @ApiCreatedResponse({ type: JoinedView })
  change(@Call() caller: Caller): Promise<JoinedView> {
    return this.opening.change(caller);
  }

  @Get()
  @WhoMay('enterprise_admin', 'agent', 'storekeeper')
  @ApiOperation({ summary: '本单位的申报 / own filings, newest first' })
  @ApiOkResponse({ type: FilingRows })
  list(@Query() query: PageQuery, @Call() caller: Caller): Promise<FilingRows> {
    return this.work.read((sql) => listFilings(sql, caller.actor, query));
  }

  @Get(':id')
  @WhoMay('enterprise_admin', 'agent', 'approver', 'supervisor')
  @ApiOperation({ summary: '申报详情 / one filing with what changed, its evidence, history and acts' })
  @ApiOkResponse({ type: FilingView })
  async read(
    @Param() { id }: IdParams,
    @Call() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FilingView> {
    const view = await this.work.read((sql) => readFiling(sql, this.vault, caller.actor, id));
    void reply.header('etag', `"${view.version}"`);
    return view;
  }

  @Put(':id')
  @WhoMay('enterprise_admin', 'agent', 'approver')
  @ApiOperation({ summary: '保存 / save the document as typed; If-Match names the version that was read' })
  @ApiOkResponse({ type: SavedView })
  async save(
    @Param() { id }: IdParams,
    @Body() body: SaveBody,
    @Call() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedView> {
    const saved = await this.fillIn.save(caller, id, body.document);
    void reply.header('etag', `"${saved.version}"`);
    return saved;
  }

  @Post(':id/submit')
  @HttpCode(200)
  @WhoMay('enterprise_admin', 'agent', 'approver')
  @ApiOperation({ summary: '提交核验 / submit it whole; every defect is told at once' })
  @ApiOkResponse({ type: FilingView })
  async submit(@Param() { id }: IdParams, @Call() caller: Caller): Promise<FilingView> {
    const row = await this.fillIn.submit(caller, id);
    return this.work.read((sql) => viewFiling(sql, this.vault, caller.actor, row));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @WhoMay('enterprise_admin', 'agent')
  @ApiOperation({ summary: '撤回申报 / take it back' })
  @ApiOkResponse({ type: FilingView })
  async withdraw(@Param() { id }: IdParams, @Call() caller: Caller): Promise<FilingView> {
    const row = await this.fillIn.withdraw(caller, id);
    return this.work.read((sql) => viewFiling(sql, this.vault, caller.actor, row));
  }

  @Get(':id/scans/:hash')
  @WhoMay('enterprise_admin', 'agent', 'approver', 'supervisor')
  @ApiOperation({ summary: '扫描件 / one scan that the filing names' })
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async scan(
    @Param() { id, hash }: ScanParams,
    @Call() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = await this.work.run(caller, 'enterprise.open-scan', async (tx) => {
      const row = await getFiling(tx, tx.actor, id);
      const registered = row.kind === 'change' ? await recordOf(tx, row.enterprise_id) : null;
      const scans = [
        ...scansOf((await documentFor(tx, row, sideOf(row, tx.actor))).document),
        ...(registered ? scansOf(registered.document) : []),
        ...(row.consent ? [row.consent] : []),
      ];
      const named = scans.find(({ file }) => file === hash);
      if (!named || (await this.files.size(hash)) === null) throw platformRefusal('not-found');
      await noteScan(tx, this.vault, row);
      return named;
    });
    void reply.header('content-disposition', 'inline');
    void reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    return new StreamableFile(this.files.open(hash), { type: scanType(found.name) });
  }
}
