import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Call,
  Choice,
  Day,
  IdParams,
  PageQuery,
  Part,
  Text,
  Vault,
  WhoMay,
  Whole,
  Work,
  type Caller,
} from '@yby/platform';
import { ApplicationView } from './application/application-view';
import { getApplication } from './application/read-application';
import { onsiteGrounds, onsiteOutcomes, type OnsiteGround, type OnsiteOutcome } from './onsite/onsite.lifecycle';
import { OnsiteView, OnsiteViews, openVisits, visitsOf } from './onsite/read-onsite';
import { VerifyOnsite } from './onsite/verify-onsite';
import { pauseGrounds, type PauseGround } from './pause/grounds';
import { Pause } from './pause/pause';
import { PausedCases, pausedCases } from './pause/paused-cases';
import { PausesView, readPauses } from './pause/read-pauses';
import { Resume } from './pause/resume';

class PauseInput {
  @Whole({ from: 1, to: 1_000_000, about: 'fence of the claim' }) fence: number;
  @Choice(pauseGrounds, { name: 'PauseGround' }) ground: PauseGround;
  @Day({ about: 'last day of the pause' }) until: string;
  @Text({ min: 2, max: 1000, about: 'what is done meanwhile, in words for the applicant' }) note: string;
}

class OnsiteInput {
  @Whole({ from: 1, to: 1_000_000, about: 'fence of the claim' }) fence: number;
  @Choice(onsiteGrounds, { name: 'OnsiteGround' }) ground: OnsiteGround;
  @Text({ min: 2, max: 1000, about: 'what is to be looked at' }) question: string;
}

class OnsiteReportInput {
  @Choice(onsiteOutcomes, { name: 'OnsiteOutcome' }) outcome: OnsiteOutcome;
  @Text({ min: 2, max: 2000, about: 'what was found' }) finding: string;
  @Day() visitedOn: string;
}

class OnsiteOfCase {
  @Part(() => OnsiteView, { many: true, most: 100 }) items: OnsiteView[];
}

/** What may lie between acceptance and decision: pauses of the clock, and visits. */
@ApiTags('review')
@Controller()
export class CourseController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Pause) private readonly pauses: Pause,
    @Inject(Resume) private readonly resuming: Resume,
    @Inject(VerifyOnsite) private readonly onsite: VerifyOnsite,
  ) {}

  @Get('applications/:id/pauses')
  @WhoMay('agent', 'storekeeper', 'approver', 'supervisor')
  @ApiOperation({ summary: '中止计时 / pauses of this case, and grounds on which it may be paused' })
  @ApiOkResponse({ type: PausesView })
  pausesOf(@Param() { id }: IdParams, @Call() caller: Caller): Promise<PausesView> {
    return this.work.read(async (sql) => readPauses(sql, this.vault, await getApplication(sql, caller.actor, id)));
  }

  @Get('review/paused')
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '中止计时的件 / cases whose clocks stand still' })
  @ApiOkResponse({ type: PausedCases })
  paused(@Query() query: PageQuery, @Call() caller: Caller): Promise<PausedCases> {
    return this.work.read((sql) => pausedCases(sql, caller.actor, query));
  }

  @Post('review/applications/:id/pause')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '中止计时 / pause both clocks for a ground of the law' })
  @ApiOkResponse({ type: ApplicationView })
  pause(@Param() { id }: IdParams, @Body() body: PauseInput, @Call() caller: Caller): Promise<ApplicationView> {
    return this.pauses.pause(caller, id, body);
  }

  @Post('review/applications/:id/resume')
  @HttpCode(200)
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '恢复计时 / end the pause; both clocks move by the working minutes that it took' })
  @ApiOkResponse({ type: ApplicationView })
  resume(@Param() { id }: IdParams, @Call() caller: Caller): Promise<ApplicationView> {
    return this.resuming.resume(caller, id);
  }

  @Get('review/applications/:id/onsite')
  @WhoMay('approver', 'supervisor', 'inspector')
  @ApiOperation({ summary: '实地核查 / visits of this case' })
  @ApiOkResponse({ type: OnsiteOfCase })
  async visits(@Param() { id }: IdParams, @Call() caller: Caller): Promise<OnsiteOfCase> {
    return this.work.read(async (sql) => {
      await getApplication(sql, caller.actor, id);
      return { items: await visitsOf(sql, this.vault, caller.actor, id) };
    });
  }

  @Post('review/applications/:id/onsite')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '提出实地核查 / ask for a visit; the clocks run on' })
  @ApiOkResponse({ type: OnsiteView })
  ask(@Param() { id }: IdParams, @Body() body: OnsiteInput, @Call() caller: Caller): Promise<OnsiteView> {
    return this.onsite.ask(caller, id, body);
  }

  @Get('review/onsite')
  @WhoMay('approver', 'supervisor', 'inspector')
  @ApiOperation({ summary: '待核查 / visits to be made' })
  @ApiOkResponse({ type: OnsiteViews })
  open(@Query() query: PageQuery, @Call() caller: Caller): Promise<OnsiteViews> {
    return this.work.read((sql) => openVisits(sql, this.vault, caller.actor, query));
  }

  @Post('review/onsite/:id/report')
  @HttpCode(200)
  @WhoMay('inspector')
  @ApiOperation({ summary: '报告核查结果 / report what was found on the spot' })
  @ApiOkResponse({ type: OnsiteView })
  report(@Param() { id }: IdParams, @Body() body: OnsiteReportInput, @Call() caller: Caller): Promise<OnsiteView> {
    return this.onsite.report(caller, id, body);
  }

  @Post('review/onsite/:id/cancel')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '取消实地核查 / the visit is no longer needed' })
  @ApiOkResponse({ type: OnsiteView })
  cancel(@Param() { id }: IdParams, @Call() caller: Caller): Promise<OnsiteView> {
    return this.onsite.cancel(caller, id);
  }
}
