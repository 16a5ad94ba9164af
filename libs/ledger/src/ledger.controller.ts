import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Clock, IdParams, PageQuery, WhoMay, Work, type Caller, type Page } from '@yby/platform';
import { EntryViews, type EntryView } from './entry/entry-view';
import { listEntries } from './entry/list-entries';
import { listStock, listStockOf } from './stock/list-stock';
import { StockRows } from './stock/stock-view';

@ApiTags('ledger')
@Controller('ledger')
export class LedgerController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('stock')
  @WhoMay('agent', 'storekeeper')
  @ApiOperation({ summary: '库存 / what each site of the own enterprise holds' })
  @ApiOkResponse({ type: StockRows })
  stock(@Call() caller: Caller): Promise<StockRows> {
    return this.work.read(async (sql) => ({ items: await listStock(sql, caller.actor, await this.clock.nowIn(sql)) }));
  }

  @Get('enterprises/:id/stock')
  @WhoMay('approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '企业库存 / what each site of an enterprise of one’s area holds' })
  @ApiOkResponse({ type: StockRows })
  stockOf(@Param() { id }: IdParams, @Call() { actor }: Caller): Promise<StockRows> {
    return this.work.read(async (sql) => ({ items: await listStockOf(sql, actor, id, await this.clock.nowIn(sql)) }));
  }

  @Get('entries')
  @WhoMay('agent', 'storekeeper')
  @ApiOperation({ summary: '出入库台账 / entries of the own stock, newest first' })
  @ApiOkResponse({ type: EntryViews })
  entries(@Query() query: PageQuery, @Call() caller: Caller): Promise<Page<EntryView>> {
    return this.work.read(async (sql) => listEntries(sql, caller.actor, query, await this.clock.nowIn(sql)));
  }
}
