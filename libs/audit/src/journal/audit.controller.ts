import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { At, Call, Free, Id, PageQuery, Part, Text, WhoMay, Whole, Work, type Caller, type Facts } from '@yby/platform';
import { journalHead } from './journal-head';
import { readJournal } from './read-journal';

export class JournalHeadView {
  @Text({ about: 'number of the newest batch' }) batch: string;
  @Whole({ about: 'rows in it' }) size: number;
  @Text({ max: 64, about: 'Merkle root of the batch, hex' }) root: string;
  @Text({ max: 64, about: 'head of the chain, hex: keep it, and no earlier row can be changed unnoticed' })
  head: string;
  @At() sealedAt: string;
}

export class JournalActorView {
  @Text() kind: string;
  @Text() id: string;
}

export class JournalSubjectView {
  @Text() kind: string;
  @Text() id: string;
  @Whole() version: number;
}

export class JournalEntryView {
  @Text() seq: string;
  @Id() id: string;
  @At() at: string;
  @At() recordedAt: string;
  @Text() event: string;
  @Text() act: string;
  @Part(() => JournalActorView) actor: JournalActorView;
  @Part(() => JournalSubjectView) subject: JournalSubjectView;
  @Text({ nullable: true, max: 6 }) division: string | null;
  @Free() facts: Facts;
  @Text({ nullable: true }) batch: string | null;
  @Text() requestId: string;
}

export class JournalPage {
  @Part(() => JournalEntryView, { many: true }) items: JournalEntryView[];
  @Text({ nullable: true }) next: string | null;
}

export class JournalQuery extends PageQuery {}

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(@Inject(Work) private readonly work: Work) {}

  @Get('head')
  @WhoMay('public')
  @ApiOperation({ summary: '日志链头 / the newest seal of the journal' })
  @ApiOkResponse({ type: JournalHeadView })
  head(): Promise<JournalHeadView> {
    return this.work.read(journalHead);
  }

  @Get('journal')
  @WhoMay('auditadmin')
  @ApiOperation({ summary: '审计日志 / the journal of the own area, newest first' })
  @ApiOkResponse({ type: JournalPage })
  journal(@Query() query: JournalQuery, @Call() caller: Caller): Promise<JournalPage> {
    return this.work.read((sql) => readJournal(sql, caller.actor, query));
  }
}
