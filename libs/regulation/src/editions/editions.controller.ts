import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, IdParams, PageQuery, Text, WhoMay, Work, type Caller } from '@yby/platform';
import { Amend } from './amend';
import { AmendmentDetail, AmendmentInput, AmendmentRows } from './amendment';
import { CurrentLaw, EditionDetail, Editions, PreviewView } from './edition-view';
import { isShipped, LawBook } from './law-book';
import { PreviewAmendment } from './preview';
import { amendmentDetail, getAmendment, listAmendments } from './read-amendment';
import { getEdition, listEditions } from './read-editions';

class EditionParams {
  @Text({ max: 9, pattern: /^[1-9]\d*$/, about: 'number of the edition' }) number: string;
}

@ApiTags('law')
@Controller('law')
export class EditionsController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(LawBook) private readonly laws: LawBook,
    @Inject(Amend) private readonly amend: Amend,
    @Inject(PreviewAmendment) private readonly previews: PreviewAmendment,
  ) {}

  @Get('current')
  @WhoMay('public')
  @ApiOperation({ summary: '现行法规数据 / the edition in use; its data only where it is not the shipped one' })
  @ApiOkResponse({ type: CurrentLaw })
  current(): CurrentLaw {
    const law = this.laws.current;
    const shipped = isShipped(law);
    return { edition: law.number, shipped, data: shipped ? null : law.data };
  }

  @Get('editions')
  @WhoMay('public')
  @ApiOperation({ summary: '法规数据各版 / all editions, newest first' })
  @ApiOkResponse({ type: Editions })
  editions(@Query() query: PageQuery): Promise<Editions> {
    return this.work.read((sql) => listEditions(sql, query));
  }

  @Get('editions/:number')
  @WhoMay('public')
  @ApiOperation({ summary: '某一版的全部数据 / the whole law of one edition' })
  @ApiOkResponse({ type: EditionDetail })
  edition(@Param() { number }: EditionParams): Promise<EditionDetail> {
    return this.work.read((sql) => getEdition(sql, Number(number)));
  }

  @Post('amendments')
  @WhoMay('sysadmin')
  @ApiOperation({ summary: '导入修订 / bring an amendment; nothing holds until another administrator confirms it' })
  @ApiCreatedResponse({ type: AmendmentDetail })
  propose(@Body() input: AmendmentInput, @Call() caller: Caller): Promise<AmendmentDetail> {
    return this.amend.propose(caller, input);
  }

  @Get('amendments')
  @WhoMay('sysadmin', 'secadmin', 'auditadmin', 'supervisor')
  @ApiOperation({ summary: '修订 / amendments, newest first' })
  @ApiOkResponse({ type: AmendmentRows })
  amendments(@Query() query: PageQuery, @Call() caller: Caller): Promise<AmendmentRows> {
    return this.work.read((sql) => listAmendments(sql, caller.actor, query));
  }

  @Get('amendments/:id')
  @WhoMay('sysadmin', 'secadmin', 'auditadmin', 'supervisor')
  @ApiOperation({ summary: '一件修订 / one amendment' })
  @ApiOkResponse({ type: AmendmentDetail })
  amendment(@Param() { id }: IdParams, @Call() caller: Caller): Promise<AmendmentDetail> {
    return this.work.read(async (sql) => amendmentDetail(await getAmendment(sql, id), caller.actor));
  }

  @Get('amendments/:id/preview')
  @WhoMay('sysadmin', 'secadmin', 'auditadmin', 'supervisor')
  @ApiOperation({ summary: '影响预览 / whom it would concern: enterprises, stocks, open applications, valid permits' })
  @ApiOkResponse({ type: PreviewView })
  preview(@Param() { id }: IdParams): Promise<PreviewView> {
    return this.previews.preview(id) as unknown as Promise<PreviewView>;
  }

  @Post('amendments/:id/confirm')
  @HttpCode(200)
  @WhoMay('secadmin')
  @ApiOperation({ summary: '确认修订 / confirm: the next edition is recorded' })
  @ApiOkResponse({ type: AmendmentDetail })
  confirm(@Param() { id }: IdParams, @Call() caller: Caller): Promise<AmendmentDetail> {
    return this.amend.confirm(caller, id);
  }

  @Post('amendments/:id/reject')
  @HttpCode(200)
  @WhoMay('sysadmin', 'secadmin')
  @ApiOperation({ summary: '否决或撤回修订 / reject, or take back' })
  @ApiOkResponse({ type: AmendmentDetail })
  reject(@Param() { id }: IdParams, @Call() caller: Caller): Promise<AmendmentDetail> {
    return this.amend.reject(caller, id);
  }
}
