import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  Call,
  Choice,
  Clock,
  FileStore,
  Id,
  IdParams,
  Keyless,
  PageQuery,
  platformRefusal,
  Text,
  Vault,
  WhoMay,
  Work,
  type Caller,
} from '@yby/platform';
import { LawBook, lawInUse } from '@yby/regulation';
import { ApplicationInput } from './application/application-input';
import { ApplicationRows, applicationStates, ApplicationView, Precheck } from './application/application-view';
import { Correct } from './application/correct';
import { gather } from './application/gather';
import { listApplications } from './application/list-applications';
import { precheck } from './application/precheck';
import { getApplication, readApplication } from './application/read-application';
import { Submit } from './application/submit';
import { noteCasePaper } from './application/unmask';
import { whyOf, WhyView } from './application/why';

class AttachmentParams extends IdParams {
  @Text({ max: 64, pattern: /^[0-9a-f]{64}$/, about: 'hash of the file' }) hash: string;
}

class PrecheckQuery {
  @Id({ optional: true, about: 'the returned application that this corrects, which is no duplicate of itself' })
  correcting?: string;
}

class ApplicationsQuery extends PageQuery {
  @Choice(applicationStates, { optional: true, name: 'ApplicationState' }) state?: string;
}

@ApiTags('applications')
@Controller('applications')
export class ApplicationsController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Submit) private readonly submit: Submit,
    @Inject(Correct) private readonly correct: Correct,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(LawBook) private readonly laws: LawBook,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  @Post('precheck')
  @HttpCode(200)
  @WhoMay('agent')
  @Keyless()
  @ApiOperation({ summary: '预检 / what would be found; nothing is written' })
  @ApiOkResponse({ type: Precheck })
  check(
    @Body() input: ApplicationInput,
    @Query() { correcting }: PrecheckQuery,
    @Call() caller: Caller,
  ): Promise<Precheck> {
    return this.work.read(async (sql) => {
      const now = await this.clock.nowIn(sql);
      return precheck(input, await gather(sql, caller.actor, input, now, correcting ?? null), lawInUse());
    });
  }

  @Post()
  @WhoMay('agent')
  @ApiOperation({ summary: '提交申请 / submit an application' })
  @ApiCreatedResponse({ type: ApplicationView })
  create(@Body() input: ApplicationInput, @Call() caller: Caller): Promise<ApplicationView> {
    return this.submit.submit(caller, input);
  }

  @Get()
  @WhoMay('agent', 'storekeeper')
  @ApiOperation({ summary: '本单位的申请 / own applications, newest first' })
  @ApiOkResponse({ type: ApplicationRows })
  list(@Query() query: ApplicationsQuery, @Call() caller: Caller): Promise<ApplicationRows> {
    return this.work.read((sql) => listApplications(sql, caller.actor, query, query.state));
  }

  @Get(':id')
  @WhoMay('agent', 'storekeeper', 'approver', 'supervisor')
  @ApiOperation({ summary: '申请详情 / one application with its history and acts' })
  @ApiOkResponse({ type: ApplicationView })
  async read(
    @Param() { id }: IdParams,
    @Call() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicationView> {
    const view = await this.work.read(async (sql) =>
      readApplication(sql, this.vault, caller.actor, id, await this.clock.nowIn(sql)),
    );
    void reply.header('etag', `"${view.version}"`);
    return view;
  }

  @Get(':id/why')
  @WhoMay('agent', 'storekeeper', 'approver', 'supervisor')
  @ApiOperation({ summary: '为什么 / the law’s answer of this case, said again with the edition it was decided with' })
  @ApiOkResponse({ type: WhyView })
  why(@Param() { id }: IdParams, @Call() caller: Caller): Promise<WhyView> {
    return this.work.read((sql) => whyOf(sql, this.laws, caller.actor, id));
  }

  @Get(':id/attachments/:hash')
  @WhoMay('agent', 'storekeeper', 'approver', 'supervisor')
  @Header('content-disposition', 'inline')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  @ApiOperation({ summary: '附件 / one attachment' })
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async attachment(@Param() { id, hash }: AttachmentParams, @Call() caller: Caller): Promise<StreamableFile> {
    const found = await this.work.run(caller, 'permits.open-attachment', async (tx) => {
      const row = await getApplication(tx, tx.actor, id);
      const answer = row.forwarding?.answer;
      const named = [...row.attachments, ...(answer ? [answer] : [])].find(({ file }) => file === hash);
      if (!named || (await this.files.size(hash)) === null) throw platformRefusal('not-found');
      await noteCasePaper(tx, this.vault, row, 'attachment');
      return named;
    });
    const type = /\.png$/i.test(found.name)
      ? 'image/png'
      : /\.jpe?g$/i.test(found.name)
        ? 'image/jpeg'
        : 'application/pdf';
    return new StreamableFile(this.files.open(hash), { type });
  }

  @Post(':id/resubmit')
  @HttpCode(200)
  @WhoMay('agent')
  @ApiOperation({ summary: '补正后提交 / submit again after correction' })
  @ApiOkResponse({ type: ApplicationView })
  resubmit(
    @Param() { id }: IdParams,
    @Body() input: ApplicationInput,
    @Call() caller: Caller,
  ): Promise<ApplicationView> {
    return this.correct.resubmit(caller, id, input);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @WhoMay('agent')
  @ApiOperation({ summary: '撤回申请 / withdraw' })
  @ApiOkResponse({ type: ApplicationView })
  withdraw(@Param() { id }: IdParams, @Call() caller: Caller): Promise<ApplicationView> {
    return this.correct.withdraw(caller, id);
  }
}
