import { Controller, Get, Inject, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Call, Clock, IdParams, PageQuery, receivedFile, toPlainDate, WhoMay, Work, type Caller } from '@yby/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MOST_FILE_BYTES } from './bounds';
import { DecideImport } from './decide-import';
import { areaOf } from './import-row';
import { FaultPage, FaultQuery, ImportPage, ImportView } from './import-views';
import { listFaults, listImports, readImport } from './list-imports';
import { importTemplate } from './template';
import { UploadImport } from './upload-import';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('imports')
@Controller('enterprises/imports')
export class ImportController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(UploadImport) private readonly uploading: UploadImport,
    @Inject(DecideImport) private readonly deciding: DecideImport,
  ) {}

  @Get('template')
  @WhoMay('sysadmin', 'supervisor')
  @ApiOperation({ summary: '导入模板 / the workbook to fill in' })
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async template(@Call() { actor }: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const today = toPlainDate(await this.work.read((sql) => this.clock.nowIn(sql)));
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('单位导入模板.xlsx')}`);
    return new StreamableFile(await importTemplate(areaOf(actor), today), { type: XLSX });
  }

  @Post()
  @WhoMay('sysadmin', 'supervisor')
  @ApiOperation({
    summary: '上传待导入的名录 / upload a register (.xlsx or CSV, at most 20 MB); it is checked, not yet imported',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiCreatedResponse({ type: ImportView })
  async upload(@Req() request: FastifyRequest, @Call() caller: Caller): Promise<ImportView> {
    const id = await this.uploading.upload(caller, await receivedFile(request, MOST_FILE_BYTES));
    return this.view(caller, id);
  }

  @Get()
  @WhoMay('sysadmin', 'supervisor')
  @ApiOperation({ summary: '导入记录 / imports of my area, newest first' })
  @ApiOkResponse({ type: ImportPage })
  list(@Query() query: PageQuery, @Call() { actor }: Caller): Promise<ImportPage> {
    return this.work.read((sql) => listImports(sql, actor, query));
  }

  @Get(':id')
  @WhoMay('sysadmin', 'supervisor')
  @ApiOperation({ summary: '一次导入及其进度 / one import and how far it is' })
  @ApiOkResponse({ type: ImportView })
  async one(
    @Param() { id }: IdParams,
    @Call() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView> {
    const view = await this.view(caller, id);
    reply.header('etag', `"${view.version}"`);
    return view;
  }

  @Get(':id/faults')
  @WhoMay('sysadmin', 'supervisor')
  @ApiOperation({ summary: '逐行错误清单 / what is wrong, by sheet, row and column' })
  @ApiOkResponse({ type: FaultPage })
  faults(@Param() { id }: IdParams, @Query() query: FaultQuery, @Call() { actor }: Caller): Promise<FaultPage> {
    return this.work.read((sql) => listFaults(sql, actor, id, query));
  }

  @Post(':id/carry-out')
  @WhoMay('sysadmin', 'supervisor')
  @ApiOperation({ summary: '确认导入 / carry it out: all rows or none' })
  @ApiCreatedResponse({ type: ImportView })
  async carryOut(@Param() { id }: IdParams, @Call() caller: Caller): Promise<ImportView> {
    return this.view(caller, await this.deciding.order(caller, id));
  }

  @Post(':id/cancel')
  @WhoMay('sysadmin', 'supervisor')
  @ApiOperation({ summary: '取消导入 / cancel it' })
  @ApiCreatedResponse({ type: ImportView })
  async cancel(@Param() { id }: IdParams, @Call() caller: Caller): Promise<ImportView> {
    return this.view(caller, await this.deciding.cancel(caller, id));
  }

  private view({ actor }: Caller, id: string): Promise<ImportView> {
    return this.work.read((sql) => readImport(sql, actor, id));
  }
}
