import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Choice, Day, IdParams, PageQuery, Text, Vault, WhoMay, Work, type Caller } from '@yby/platform';
import { ApplicationInput } from './application/application-input';
import { grounds } from './measure/grounds';
import { Grounds, groundView, MeasuresToConfirm, measuresToConfirm } from './measure/measure-view';
import { measureActs, type MeasureAct } from './measure/measure.lifecycle';
import { Measures } from './measure/measures';
import { Cancel, CancelInput, CancelledView } from './permit/cancel';
import { fileAgain } from './permit/file-again';
import { PermitHistory, permitHistory } from './permit/permit-history';
import { PermitView } from './permit/permit-view';
import { Reissue, ReissueInput } from './permit/reissue';

class MeasureInput {
  @Choice(measureActs, { name: 'MeasureAct' }) act: MeasureAct;
  @Text({ min: 1, max: 60, about: 'code of the ground, from GET /measures/grounds' }) ground: string;
  @Text({ min: 2, max: 1000, about: 'the facts, in words' }) note: string;
  @Day({ optional: true, about: 'last day of a suspension' }) until?: string;
}

class RejectMeasureInput {
  @Text({ min: 2, max: 1000, about: 'why not, in words' }) note: string;
}

/** What happens to a permit after the decision. */
@ApiTags('permits')
@Controller()
export class PermitLifeController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Measures) private readonly measures: Measures,
    @Inject(Cancel) private readonly cancels: Cancel,
    @Inject(Reissue) private readonly reissues: Reissue,
  ) {}

  @Get('permits/:id/history')
  @WhoMay('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '证件历程 / what has happened to it, which papers were replaced, what was decided' })
  @ApiOkResponse({ type: PermitHistory })
  history(@Param() { id }: IdParams, @Call() caller: Caller): Promise<PermitHistory> {
    return this.work.read((sql) => permitHistory(sql, this.vault, caller.actor, id));
  }

  @Get('permits/:id/again')
  @WhoMay('agent')
  @ApiOperation({ summary: '再办一次 / the body of a new application like the one behind this permit' })
  @ApiOkResponse({ type: ApplicationInput })
  again(@Param() { id }: IdParams, @Call() caller: Caller): Promise<ApplicationInput> {
    return this.work.read((sql) => fileAgain(sql, this.vault, caller.actor, id));
  }

  @Post('permits/:id/cancel')
  @HttpCode(200)
  @WhoMay('agent')
  @ApiOperation({ summary: '作废 / give back an unused paper; answers with the body to file again' })
  @ApiOkResponse({ type: CancelledView })
  cancel(@Param() { id }: IdParams, @Body() input: CancelInput, @Call() caller: Caller): Promise<CancelledView> {
    return this.cancels.cancel(caller, id, input);
  }

  @Post('permits/:id/reissue')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '换发 / a corrected paper; the old code says that it was replaced' })
  @ApiOkResponse({ type: PermitView })
  reissue(@Param() { id }: IdParams, @Body() input: ReissueInput, @Call() caller: Caller): Promise<PermitView> {
    return this.reissues.reissue(caller, id, input);
  }

  @Get('measures/grounds')
  @WhoMay('signed-in')
  @ApiOperation({ summary: '处置的法定情形 / grounds of each measure' })
  @ApiOkResponse({ type: Grounds })
  grounds(): Grounds {
    return { items: grounds.map(({ code, act }) => groundView(code, act)) };
  }

  @Get('measures')
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '待确认的处置 / measures that wait for a second officer, oldest first' })
  @ApiOkResponse({ type: MeasuresToConfirm })
  toConfirm(@Query() query: PageQuery, @Call() caller: Caller): Promise<MeasuresToConfirm> {
    return this.work.read((sql) => measuresToConfirm(sql, caller.actor, query));
  }

  @Post('permits/:id/measures')
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '提出处置 / propose a measure; a second officer confirms it' })
  @ApiCreatedResponse({ type: PermitView })
  propose(@Param() { id }: IdParams, @Body() input: MeasureInput, @Call() caller: Caller): Promise<PermitView> {
    return this.measures.propose(caller, id, input);
  }

  @Post('measures/:id/confirm')
  @HttpCode(200)
  @WhoMay('supervisor')
  @ApiOperation({ summary: '确认处置 / confirm: it takes effect in this moment' })
  @ApiOkResponse({ type: PermitView })
  confirm(@Param() { id }: IdParams, @Call() caller: Caller): Promise<PermitView> {
    return this.measures.confirm(caller, id);
  }

  @Post('measures/:id/reject')
  @HttpCode(200)
  @WhoMay('supervisor')
  @ApiOperation({ summary: '否决处置 / reject, with the reason' })
  @ApiOkResponse({ type: PermitView })
  reject(@Param() { id }: IdParams, @Body() { note }: RejectMeasureInput, @Call() caller: Caller): Promise<PermitView> {
    return this.measures.reject(caller, id, note);
  }
}
