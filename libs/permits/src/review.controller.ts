import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { At, Call, Clock, IdParams, PageQuery, Part, Text, WhoMay, Whole, Work, type Caller } from '@yby/platform';
import { refusalReasons, returnDefects } from '@yby/regulation/contract';
import { ApplicationView } from './application/application-view';
import { Claim } from './review/claim';
import { Decide } from './review/decide';
import { QueueCounts, queueCounts, QueueRows, reviewQueue } from './review/queue';

class FenceInput {
  @Whole({ from: 1, to: 1_000_000, about: 'fence of the claim' }) fence: number;
}

class ApproveInput extends FenceInput {
  @Text({ optional: true, max: 500 }) note?: string;
}

class DefectInput {
  @Text({ min: 1, max: 60 }) code: string;
  @Text({ optional: true, max: 500 }) note?: string;
}

class ReturnInput extends FenceInput {
  @Part(() => DefectInput, { many: true, least: 1, most: 20 }) defects: DefectInput[];
}

class RefuseInput extends FenceInput {
  @Text({ min: 1, max: 60 }) reason: string;
  @Text({ min: 2, max: 1000, about: 'the facts, in words' }) note: string;
}

class ClaimedView {
  @Part(() => ApplicationView, { nullable: true }) application: ApplicationView | null;
  @Whole({ nullable: true }) fence: number | null;
  @At({ nullable: true }) leaseUntil: string | null;
}

class ReasonView {
  @Text() code: string;
  @Text() zh: string;
  @Text() en: string;
  @Text() rule: string;
}

class DefectReasonView extends ReasonView {
  @Text() exampleZh: string;
  @Text() exampleEn: string;
  @Text({ many: true }) applies: string[];
}

class Reasons {
  @Part(() => DefectReasonView, { many: true }) defects: DefectReasonView[];
  @Part(() => ReasonView, { many: true }) refusals: ReasonView[];
}

@ApiTags('review')
@Controller('review')
export class ReviewController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Claim) private readonly claims: Claim,
    @Inject(Decide) private readonly decide: Decide,
  ) {}

  @Get('queue')
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '待审队列 / open cases, most urgent first' })
  @ApiOkResponse({ type: QueueRows })
  queue(@Query() query: PageQuery, @Call() caller: Caller): Promise<QueueRows> {
    return this.work.read(async (sql) => reviewQueue(sql, caller.actor, query, await this.clock.nowIn(sql)));
  }

  @Get('counts')
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '队列数字 / the figures above the queue' })
  @ApiOkResponse({ type: QueueCounts })
  counts(@Call() caller: Caller): Promise<QueueCounts> {
    return this.work.read(async (sql) => queueCounts(sql, caller.actor, await this.clock.nowIn(sql)));
  }

  @Get('reasons')
  @WhoMay('signed-in')
  @ApiOperation({ summary: '退回和不予办理的理由 / reasons to return or refuse' })
  @ApiOkResponse({ type: Reasons })
  reasons(): Reasons {
    return {
      defects: returnDefects.map(({ code, zh, en, rule, example, applies }) => ({
        code,
        zh,
        en,
        rule,
        exampleZh: example.zh,
        exampleEn: example.en,
        applies: [...applies],
      })),
      refusals: refusalReasons.map(({ code, zh, en, rule }) => ({ code, zh, en, rule })),
    };
  }

  @Post('claim')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '领取下一件 / claim the most urgent case; application is null when none is left' })
  @ApiOkResponse({ type: ClaimedView })
  next(@Call() caller: Caller): Promise<ClaimedView> {
    return this.claims.next(caller);
  }

  @Post('applications/:id/claim')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '领取 / claim this case' })
  @ApiOkResponse({ type: ClaimedView })
  claim(@Param() { id }: IdParams, @Call() caller: Caller): Promise<ClaimedView> {
    return this.claims.one(caller, id);
  }

  @Post('applications/:id/extend')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '延长领取 / keep the claim for another quarter of an hour' })
  @ApiOkResponse({ type: ClaimedView })
  extend(@Param() { id }: IdParams, @Body() { fence }: FenceInput, @Call() caller: Caller): Promise<ClaimedView> {
    return this.claims.extend(caller, id, fence);
  }

  @Post('applications/:id/release')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '放回队列 / put the case back' })
  @ApiOkResponse({ type: ApplicationView })
  release(@Param() { id }: IdParams, @Body() { fence }: FenceInput, @Call() caller: Caller): Promise<ApplicationView> {
    return this.claims.release(caller, id, fence);
  }

  @Post('applications/:id/approve')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '通过并签发 / approve: the permit exists when this answers' })
  @ApiOkResponse({ type: ApplicationView })
  approve(
    @Param() { id }: IdParams,
    @Body() { fence, note }: ApproveInput,
    @Call() caller: Caller,
  ): Promise<ApplicationView> {
    return this.decide.approve(caller, id, fence, note === undefined ? {} : { note });
  }

  @Post('applications/:id/return')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '退回补正 / return with all defects at once' })
  @ApiOkResponse({ type: ApplicationView })
  return(
    @Param() { id }: IdParams,
    @Body() { fence, defects }: ReturnInput,
    @Call() caller: Caller,
  ): Promise<ApplicationView> {
    return this.decide.return(caller, id, fence, defects);
  }

  @Post('applications/:id/refuse')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '不予办理 / refuse with a reason of the law' })
  @ApiOkResponse({ type: ApplicationView })
  refuse(
    @Param() { id }: IdParams,
    @Body() { fence, reason, note }: RefuseInput,
    @Call() caller: Caller,
  ): Promise<ApplicationView> {
    return this.decide.refuse(caller, id, fence, reason, note);
  }
}
