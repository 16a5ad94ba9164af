import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Choice, IdParams, PageQuery, Part, Text, Vault, WhoMay, Work, type Caller } from '@yby/platform';
import { ApplicationView } from './application/application-view';
import { getApplication } from './application/read-application';
import { Differing, DifferingCases, differingCases } from './review/differing';
import { opinionOutcomes, OpinionsView, readOpinions, type OpinionOutcome } from './review/opinion';

class RuledDefect {
  @Text({ min: 1, max: 60 }) code: string;
  @Text({ optional: true, max: 500 }) note?: string;
}

class RulingInput {
  @Choice(opinionOutcomes, { name: 'OpinionOutcome' }) outcome: OpinionOutcome;
  @Text({ min: 2, max: 1000, about: 'why, in words' }) note: string;
  @Text({ optional: true, max: 60, about: 'reason of the list, for a refusal' }) reason?: string;
  @Part(() => RuledDefect, { many: true, optional: true, most: 20 }) defects?: RuledDefect[];
}

@ApiTags('review')
@Controller('review')
export class SecondOfficerController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Differing) private readonly differing: Differing,
  ) {}

  @Get('applications/:id/opinions')
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '审查意见 / what the two officers think; another one’s only when both are written' })
  @ApiOkResponse({ type: OpinionsView })
  opinions(@Param() { id }: IdParams, @Call() caller: Caller): Promise<OpinionsView> {
    return this.work.read(async (sql) =>
      readOpinions(sql, this.vault, await getApplication(sql, caller.actor, id), caller.actor),
    );
  }

  @Get('differing')
  @WhoMay('supervisor')
  @ApiOperation({ summary: '待裁定 / cases on which two officers differ' })
  @ApiOkResponse({ type: DifferingCases })
  cases(@Query() query: PageQuery, @Call() caller: Caller): Promise<DifferingCases> {
    return this.work.read((sql) => differingCases(sql, caller.actor, query));
  }

  @Post('applications/:id/rule')
  @HttpCode(200)
  @WhoMay('supervisor')
  @ApiOperation({ summary: '裁定 / decide where two officers differ' })
  @ApiOkResponse({ type: ApplicationView })
  rule(@Param() { id }: IdParams, @Body() ruling: RulingInput, @Call() caller: Caller): Promise<ApplicationView> {
    return this.differing.rule(caller, id, ruling);
  }
}
