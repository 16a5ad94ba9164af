import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Clock, Id, WhoMay, Work, type Caller, type Page } from '@yby/platform';
import type { FastifyReply } from 'fastify';
import { ConsignmentQuery, ConsignmentView, ConsignmentViews, ReceiptBody } from './consignment-view';
import { listConsignments, readConsignment } from './read-consignment';
import { receive } from './receive';

export class ConsignmentParams {
  @Id() id: string;
}

@ApiTags('ledger')
@Controller('consignments')
export class ConsignmentsController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @WhoMay('agent', 'storekeeper')
  @ApiOperation({ summary: '货运列表 / consignments of the own enterprise, newest first' })
  @ApiOkResponse({ type: ConsignmentViews })
  list(@Query() query: ConsignmentQuery, @Call() caller: Caller): Promise<Page<ConsignmentView>> {
    return this.work.read(async (sql) => listConsignments(sql, caller.actor, query, await this.clock.nowIn(sql)));
  }

  @Get(':id')
  @WhoMay('agent', 'storekeeper')
  @ApiOperation({ summary: '货运详情 / one consignment' })
  @ApiOkResponse({ type: ConsignmentView })
  async one(
    @Param() { id }: ConsignmentParams,
    @Call() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConsignmentView> {
    const view = await this.work.read(async (sql) =>
      readConsignment(sql, caller.actor, id, await this.clock.nowIn(sql)),
    );
    void reply.header('etag', `"${view.version}"`);
    return view;
  }

  @Post(':id/receipt')
  @HttpCode(200)
  @WhoMay('agent', 'storekeeper')
  @ApiOperation({ summary: '确认收货 / confirm what arrived' })
  @ApiOkResponse({ type: ConsignmentView })
  receive(
    @Param() { id }: ConsignmentParams,
    @Body() body: ReceiptBody,
    @Call() caller: Caller,
  ): Promise<ConsignmentView> {
    return this.work.run(caller, 'ledger.receive', (tx) => receive(tx, id, body));
  }
}
