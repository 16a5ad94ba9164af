import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Call, FileStore, IdParams, PageQuery, platformRefusal, Ports, WhoMay, Work, type Caller } from '@yby/platform';
import type { FastifyReply } from 'fastify';
import { scanType } from '../filing/scan-type';
import { findSuccessor } from './find-successor';
import { ProposeTransfer } from './propose-transfer';
import { listTransfers, readTransfer, viewTransfer } from './read-transfer';
import { SettleTransfer } from './settle-transfer';
import { getTransfer, type StoredTransfer } from './transfer-row';
import { DeclineBody, ProposeBody, SuccessorQuery, SuccessorView, TransferRows, TransferView } from './transfer-views';

@ApiTags('transfers')
@Controller()
export class TransfersController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Ports) private readonly ports: Ports,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(ProposeTransfer) private readonly proposing: ProposeTransfer,
    @Inject(SettleTransfer) private readonly settling: SettleTransfer,
  ) {}

  @Post('enterprises/:id/transfers')
  @WhoMay('approver')
  @ApiOperation({ summary: '提出迁移、合并、分立 / propose that an enterprise moves, merges or divides' })
  @ApiCreatedResponse({ type: TransferView })
  async propose(@Param() { id }: IdParams, @Body() body: ProposeBody, @Call() caller: Caller): Promise<TransferView> {
    return this.view(caller, await this.proposing.propose(caller, id, body));
  }

  @Get('transfers')
  @WhoMay('approver', 'supervisor', 'enterprise_admin', 'agent')
  @ApiOperation({ summary: '单位转移 / transfers of one’s area or of one’s own enterprise, newest first' })
  @ApiOkResponse({ type: TransferRows })
  list(@Query() query: PageQuery, @Call() { actor }: Caller): Promise<TransferRows> {
    return this.work.read((sql) => listTransfers(sql, actor, query));
  }

  @Get('transfers/successor')
  @WhoMay('approver')
  @ApiOperation({
    summary: '承继单位 / a registered enterprise of one’s city by its whole credit code, with its storehouses',
  })
  @ApiOkResponse({ type: SuccessorView })
  successor(@Query() { uscc }: SuccessorQuery, @Call() { actor }: Caller): Promise<SuccessorView> {
    return this.work.read((sql) => findSuccessor(sql, actor, uscc));
  }

  @Get('transfers/:id')
  @WhoMay('approver', 'supervisor', 'enterprise_admin', 'agent')
  @ApiOperation({ summary: '转移详情 / one transfer: what moves, what has to be finished first' })
  @ApiOkResponse({ type: TransferView })
  async read(
    @Param() { id }: IdParams,
    @Call() { actor }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TransferView> {
    const view = await this.work.read((sql) => readTransfer(sql, this.ports, actor, id));
    void reply.header('etag', `"${view.version}"`);
    return view;
  }

  @Get('transfers/:id/paper')
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '所依据的材料 / the paper that a transfer rests on' })
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async paper(
    @Param() { id }: IdParams,
    @Call() { actor }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { paper } = await this.work.read((sql) => getTransfer(sql, actor, id));
    if (!paper || (await this.files.size(paper.file)) === null) throw platformRefusal('not-found');
    void reply.header('content-disposition', 'inline');
    void reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    return new StreamableFile(this.files.open(paper.file), { type: scanType(paper.name) });
  }

  @Post('transfers/:id/accept')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '接收 / accept: everything moves in this act, or nothing' })
  @ApiOkResponse({ type: TransferView })
  async accept(@Param() { id }: IdParams, @Call() caller: Caller): Promise<TransferView> {
    return this.view(caller, await this.settling.accept(caller, id));
  }

  @Post('transfers/:id/decline')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '不予接收 / decline, and say why' })
  @ApiOkResponse({ type: TransferView })
  async decline(
    @Param() { id }: IdParams,
    @Body() { note }: DeclineBody,
    @Call() caller: Caller,
  ): Promise<TransferView> {
    return this.view(caller, await this.settling.decline(caller, id, note));
  }

  @Post('transfers/:id/withdraw')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '撤回 / take the proposal back' })
  @ApiOkResponse({ type: TransferView })
  async withdraw(@Param() { id }: IdParams, @Call() caller: Caller): Promise<TransferView> {
    return this.view(caller, await this.settling.withdraw(caller, id));
  }

  private view({ actor }: Caller, row: StoredTransfer): Promise<TransferView> {
    return this.work.read((sql) => viewTransfer(sql, this.ports, actor, row));
  }
}
