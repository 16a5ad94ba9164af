import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Call,
  Choice,
  Clock,
  Id,
  IdParams,
  PageQuery,
  Part,
  Text,
  Vault,
  WhoMay,
  Work,
  type Caller,
} from '@yby/platform';
import { evidenceLevels, type EvidenceLevel } from '../filing/facts-of';
import { AssistBody } from '../filing/filing-input';
import { FilingView, JoinedView } from '../filing/filing-view';
import { OpenFiling } from '../filing/open-filing';
import { viewFiling } from '../filing/read-filing';
import { DecideFiling } from './decide-filing';
import { VerificationRows, verificationQueue } from './queue';
import { RecordVisit, VisitBody } from './record-visit';
import { filingReasons } from './return-reasons';

export class NamedLevelBody {
  @Text({ min: 1, max: 80 }) fact: string;
  @Choice(evidenceLevels, { name: 'EvidenceLevel' }) level: EvidenceLevel;
}

export class ApproveFilingBody {
  @Part(() => NamedLevelBody, { many: true, most: 400, about: 'facts known better than declared' })
  evidence: NamedLevelBody[];
  @Text({ optional: true, max: 500 }) note?: string;
}

export class NamedDefectBody {
  @Text({ min: 1, max: 40, about: 'code of GET /verification/reasons' }) code: string;
  @Text({ optional: true, max: 80, about: 'path in the document' }) field?: string;
  @Text({ optional: true, max: 500 }) note?: string;
}

export class ReturnFilingBody {
  @Part(() => NamedDefectBody, { many: true, least: 1, most: 60 }) defects: NamedDefectBody[];
}

export class FilingReasonView {
  @Text() code: string;
  @Text() zh: string;
  @Text() en: string;
  @Text() rule: string;
  @Choice(['verified', 'secondary', 'from memory']) mark: 'verified' | 'secondary' | 'from memory';
  @Text() exampleZh: string;
  @Text() exampleEn: string;
}

export class FilingReasonList {
  @Part(() => FilingReasonView, { many: true }) items: FilingReasonView[];
}

export class VisitedView {
  @Id() id: string;
  @Text({ many: true, most: 200 }) seen: string[];
}

@ApiTags('verification')
@Controller('verification')
export class VerificationController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OpenFiling) private readonly opening: OpenFiling,
    @Inject(DecideFiling) private readonly decide: DecideFiling,
    @Inject(RecordVisit) private readonly visits: RecordVisit,
  ) {}

  @Get('queue')
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '待核验队列 / filings that wait, the oldest promise first' })
  @ApiOkResponse({ type: VerificationRows })
  queue(@Query() query: PageQuery, @Call() caller: Caller): Promise<VerificationRows> {
    return this.work.read(async (sql) => verificationQueue(sql, caller.actor, query, await this.clock.nowIn(sql)));
  }

  @Get('reasons')
  @WhoMay('signed-in')
  @ApiOperation({ summary: '退回理由清单 / what a filing may be returned for' })
  @ApiOkResponse({ type: FilingReasonList })
  reasons(): FilingReasonList {
    return { items: [...filingReasons] };
  }

  @Post('assist')
  @WhoMay('approver')
  @ApiOperation({ summary: '帮办 / begin a registration at the counter, with the consent of the enterprise' })
  @ApiCreatedResponse({ type: JoinedView })
  assist(@Body() body: AssistBody, @Call() caller: Caller): Promise<JoinedView> {
    return this.opening.assist(caller, body);
  }

  @Post('filings/:id/approve')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '核验通过 / verify: the register is written in the same act' })
  @ApiOkResponse({ type: FilingView })
  async approve(
    @Param() { id }: IdParams,
    @Body() body: ApproveFilingBody,
    @Call() caller: Caller,
  ): Promise<FilingView> {
    const row = await this.decide.approve(caller, id, body.evidence, body.note);
    return this.work.read((sql) => viewFiling(sql, this.vault, caller.actor, row));
  }

  @Post('filings/:id/return')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '退回补正 / return it with everything that is missing, at once' })
  @ApiOkResponse({ type: FilingView })
  async return(@Param() { id }: IdParams, @Body() body: ReturnFilingBody, @Call() caller: Caller): Promise<FilingView> {
    const row = await this.decide.return(caller, id, body.defects);
    return this.work.read((sql) => viewFiling(sql, this.vault, caller.actor, row));
  }

  @Post('enterprises/:id/visits')
  @WhoMay('approver')
  @ApiOperation({ summary: '实地核验 / record what two officers found on the spot' })
  @ApiCreatedResponse({ type: VisitedView })
  visit(@Param() { id }: IdParams, @Body() body: VisitBody, @Call() caller: Caller): Promise<VisitedView> {
    return this.visits.visit(caller, id, body);
  }
}
