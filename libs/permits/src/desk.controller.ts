import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Clock, Id, IdParams, Part, WhoMay, Whole, Work, type Caller } from '@yby/platform';
import { ApplicationView } from './application/application-view';
import { getApplication } from './application/read-application';
import { AfreshView, readAfresh } from './review/afresh';
import { Batch, BatchOutcomes, CaseAndFence, ClaimedBatch, MOST_IN_BATCH } from './review/batch';
import { Colleague, colleagues, HandOver } from './review/hand-over';
import { LoadView, loadOf } from './review/load';
import { OneDayQuery, OneDayView, oneDay } from './review/one-day';

class BatchClaimInput {
  @Whole({ from: 1, to: MOST_IN_BATCH, about: 'how many at most' }) most: number;
}

class BatchApproveInput {
  @Part(() => CaseAndFence, { many: true, least: 1, most: MOST_IN_BATCH }) cases: CaseAndFence[];
}

class HandOverInput {
  @Whole({ from: 1, to: 1_000_000, about: 'fence of the claim' }) fence: number;
  @Id({ about: 'account of the colleague' }) to: string;
}

class Colleagues {
  @Part(() => Colleague, { many: true, most: 500 }) items: Colleague[];
}

@ApiTags('review')
@Controller('review')
export class DeskController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Batch) private readonly batch: Batch,
    @Inject(HandOver) private readonly handing: HandOver,
  ) {}

  @Get('applications/:id/afresh')
  @WhoMay('approver', 'supervisor')
  @ApiOperation({
    summary: '重新核对 / the checks as they are now, what differs from submission, what changed since the last paper',
  })
  @ApiOkResponse({ type: AfreshView })
  afresh(@Param() { id }: IdParams, @Call() caller: Caller): Promise<AfreshView> {
    return this.work.read(async (sql) =>
      readAfresh(sql, await getApplication(sql, caller.actor, id), await this.clock.nowIn(sql)),
    );
  }

  @Post('applications/:id/hand-over')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '移交 / pass the claimed case to a colleague' })
  @ApiOkResponse({ type: ApplicationView })
  handOver(
    @Param() { id }: IdParams,
    @Body() { fence, to }: HandOverInput,
    @Call() caller: Caller,
  ): Promise<ApplicationView> {
    return this.handing.handOver(caller, id, fence, to);
  }

  @Get('colleagues')
  @WhoMay('approver')
  @ApiOperation({ summary: '同事 / other approvers of the authority' })
  @ApiOkResponse({ type: Colleagues })
  async others(@Call() caller: Caller): Promise<Colleagues> {
    return { items: await this.work.read((sql) => colleagues(sql, caller.actor)) };
  }

  @Post('claim-batch')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '批量领取 / claim several filings without any warning' })
  @ApiOkResponse({ type: ClaimedBatch })
  claimBatch(@Body() { most }: BatchClaimInput, @Call() caller: Caller): Promise<ClaimedBatch> {
    return this.batch.claim(caller, most);
  }

  @Post('approve-batch')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '批量通过 / approve claimed filings without any warning, each an act of its own' })
  @ApiOkResponse({ type: BatchOutcomes })
  approveBatch(@Body() { cases }: BatchApproveInput, @Call() caller: Caller): Promise<BatchOutcomes> {
    return this.batch.approve(caller, cases);
  }

  @Get('load')
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '在办情况 / who has how much on the table, which county waits' })
  @ApiOkResponse({ type: LoadView })
  load(@Call() caller: Caller): Promise<LoadView> {
    return this.work.read(async (sql) => loadOf(sql, caller.actor, await this.clock.nowIn(sql)));
  }

  @Get('one-day')
  @WhoMay('approver', 'supervisor')
  @ApiOperation({
    summary: '一日办结 / the promised figure, the statutory one, and the one from the first submission on',
  })
  @ApiOkResponse({ type: OneDayView })
  oneDay(@Query() query: OneDayQuery, @Call() caller: Caller): Promise<OneDayView> {
    return this.work.read((sql) => oneDay(sql, caller.actor, query));
  }
}
