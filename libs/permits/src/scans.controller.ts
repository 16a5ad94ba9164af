import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Choice, IdParams, Keyless, PageQuery, Part, WhoMay, Work, type Caller } from '@yby/platform';
import { ownScans, RecordedScans, ScanLog, ScanReports, ScanRow, ScanRows, scansOf } from './scan/scan-log';
import {
  CloseSuspicionInput,
  SuspicionInput,
  Suspicions as SuspicionRows,
  SuspicionView,
} from './suspicion/suspicion-view';
import { suspicionLifecycle, type SuspicionState } from './suspicion/suspicion.lifecycle';
import { Suspicions } from './suspicion/suspicions';

class ScansOfPermit {
  @Part(() => ScanRow, { many: true }) items: ScanRow[];
}

class SuspicionsQuery extends PageQuery {
  @Choice(Object.keys(suspicionLifecycle.states) as SuspicionState[], { optional: true, name: 'SuspicionState' })
  state?: SuspicionState;
}

/** What comes of scanning: the log, and what looked wrong. */
@ApiTags('scans')
@Controller()
export class ScansController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(ScanLog) private readonly log: ScanLog,
    @Inject(Suspicions) private readonly suspicions: Suspicions,
  ) {}

  @Post('scans')
  @HttpCode(200)
  @Keyless()
  @WhoMay('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor')
  @ApiOperation({
    summary: '上报查验记录 / enter scans, also those made without network; the same id twice is one scan',
  })
  @ApiOkResponse({ type: RecordedScans })
  record(@Body() reports: ScanReports, @Call() caller: Caller): Promise<RecordedScans> {
    return this.log.record(caller, reports);
  }

  @Get('scans')
  @WhoMay('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '我的查验记录 / own scans with time and place, last recorded first' })
  @ApiOkResponse({ type: ScanRows })
  own(@Query() query: PageQuery, @Call() caller: Caller): Promise<ScanRows> {
    return this.work.read((sql) => ownScans(sql, caller.actor, query));
  }

  @Get('permits/:id/scans')
  @WhoMay('approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '证件查验记录 / where and when a paper was scanned' })
  @ApiOkResponse({ type: ScansOfPermit })
  ofPermit(@Param() { id }: IdParams, @Call() caller: Caller): Promise<ScansOfPermit> {
    return this.work.read((sql) => scansOf(sql, caller.actor, id));
  }

  @Post('suspicions')
  @WhoMay('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '报告可疑情况 / tell the county what looks wrong about a paper or its goods' })
  @ApiCreatedResponse({ type: SuspicionView })
  report(@Body() input: SuspicionInput, @Call() caller: Caller): Promise<SuspicionView> {
    return this.suspicions.report(caller, input);
  }

  @Get('suspicions')
  @WhoMay('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '可疑情况 / of the officer’s area, or reported by the own enterprise' })
  @ApiOkResponse({ type: SuspicionRows })
  list(@Query() query: SuspicionsQuery, @Call() caller: Caller): Promise<SuspicionRows> {
    return this.work.read((sql) => this.suspicions.list(sql, caller.actor, query, query.state));
  }

  @Post('suspicions/:id/close')
  @HttpCode(200)
  @WhoMay('inspector', 'supervisor')
  @ApiOperation({ summary: '办结可疑情况 / close it with what was found' })
  @ApiOkResponse({ type: SuspicionView })
  close(@Param() { id }: IdParams, @Body() input: CloseSuspicionInput, @Call() caller: Caller): Promise<SuspicionView> {
    return this.suspicions.close(caller, id, input);
  }
}
