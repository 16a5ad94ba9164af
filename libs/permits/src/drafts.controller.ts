import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, IdParams, Json, PageQuery, Text, Vault, WhoMay, Work, type Caller } from '@yby/platform';
import type { FastifyReply } from 'fastify';
import { DraftRow, DraftRows, Drafts, DraftView, listDrafts, readDraft } from './draft/drafts';

class DraftInput {
  @Text({ max: 200, about: 'substances and quantities, for the list; no personal data' }) title: string;
  @Json({ kept: true, about: 'the form as it was typed, at most 64 KB' }) body: object;
}

@ApiTags('drafts')
@Controller('drafts')
export class DraftsController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Drafts) private readonly drafts: Drafts,
  ) {}

  @Get()
  @WhoMay('agent')
  @ApiOperation({ summary: '草稿 / drafts of the enterprise, last typed first' })
  @ApiOkResponse({ type: DraftRows })
  list(@Query() query: PageQuery, @Call() caller: Caller): Promise<DraftRows> {
    return this.work.read((sql) => listDrafts(sql, caller.actor, query));
  }

  @Get(':id')
  @WhoMay('agent')
  @ApiOperation({ summary: '打开草稿 / one draft as it was typed' })
  @ApiOkResponse({ type: DraftView })
  async read(
    @Param() { id }: IdParams,
    @Call() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftView> {
    const draft = await this.work.read((sql) => readDraft(sql, this.vault, caller.actor, id));
    void reply.header('etag', `"${draft.version}"`);
    return draft;
  }

  @Post()
  @WhoMay('agent')
  @ApiOperation({ summary: '新草稿 / begin a draft' })
  @ApiCreatedResponse({ type: DraftRow })
  begin(@Body() { title, body }: DraftInput, @Call() caller: Caller): Promise<DraftRow> {
    return this.drafts.begin(caller, title, body);
  }

  @Put(':id')
  @WhoMay('agent')
  @ApiOperation({
    summary: '保存草稿 / save as typed; If-Match names the version that was seen',
  })
  @ApiOkResponse({ type: DraftRow })
  save(@Param() { id }: IdParams, @Body() { title, body }: DraftInput, @Call() caller: Caller): Promise<DraftRow> {
    return this.drafts.save(caller, id, title, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @WhoMay('agent')
  @ApiOperation({ summary: '删除草稿 / throw a draft away' })
  @ApiNoContentResponse()
  drop(@Param() { id }: IdParams, @Call() caller: Caller): Promise<void> {
    return this.drafts.drop(caller, id);
  }
}
