import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Clock, takeCookie, toPlainDate, WhoMay, Work, type Caller } from '@yby/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Leave } from './leave';
import { DeletionView, OwnDataView } from './own-data-views';

@ApiTags('privacy')
@Controller('privacy')
export class PrivacyController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Leave) private readonly leaving: Leave,
  ) {}

  @Get('export')
  @WhoMay('signed-in')
  @ApiOperation({ summary: '导出本人数据 / everything that is kept of me' })
  @ApiOkResponse({ type: OwnDataView })
  export(@Call() { actor }: Caller): Promise<OwnDataView> {
    return this.work.read(async (sql) => this.leaving.own(sql, actor, await this.clock.nowIn(sql)));
  }

  @Get('deletion')
  @WhoMay('signed-in')
  @ApiOperation({ summary: '注销前告知 / what would be deleted, and what the law keeps until when' })
  @ApiOkResponse({ type: DeletionView })
  preview(@Call() { actor }: Caller): Promise<DeletionView> {
    return this.work.read(async (sql) => this.leaving.preview(sql, actor, toPlainDate(await this.clock.nowIn(sql))));
  }

  @Post('deletion')
  @HttpCode(200)
  @WhoMay('enterprise_admin', 'agent', 'storekeeper', 'driver')
  @ApiOperation({ summary: '注销账户并删除个人信息 / close my account and delete what no law keeps' })
  @ApiOkResponse({ type: DeletionView })
  async leave(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Call() caller: Caller,
  ): Promise<DeletionView> {
    const view = await this.leaving.leave({ caller, sessionId: request.session!.id });
    takeCookie(reply);
    return view;
  }
}
