import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Call, IdParams, Text, WhoMay, Work, type Caller } from '@yby/platform';
import { CaseArchive } from './notice/case-archive';
import { OpenNotice } from './notice/open-notice';
import { checkNotice, NoticeCheck, Notices, noticesOfCase, noticesOfPermit } from './notice/read-notices';

class NoticeCodeParams {
  @Text({ max: 16, pattern: /^[0-9A-HJKMNP-TV-Z]{16}$/, about: 'code of the paper, as in its QR code' }) code: string;
}

const named = (name: string) => `filename*=UTF-8''${encodeURIComponent(name)}`;

@ApiTags('notices')
@Controller()
export class NoticesController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(OpenNotice) private readonly opening: OpenNotice,
    @Inject(CaseArchive) private readonly archives: CaseArchive,
  ) {}

  @Get('applications/:id/notices')
  @WhoMay('agent', 'storekeeper', 'approver', 'supervisor')
  @ApiOperation({ summary: '申请的文书 / notices of a case, with whether they were opened' })
  @ApiOkResponse({ type: Notices })
  ofCase(@Param() { id }: IdParams, @Call() caller: Caller): Promise<Notices> {
    return this.work.read((sql) => noticesOfCase(sql, caller.actor, id));
  }

  @Get('permits/:id/notices')
  @WhoMay('agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '证件的文书 / notices about a permit; for its holder and the organ' })
  @ApiOkResponse({ type: Notices })
  ofPermit(@Param() { id }: IdParams, @Call() caller: Caller): Promise<Notices> {
    return this.work.read((sql) => noticesOfPermit(sql, caller.actor, id));
  }

  @Get('notices/:id/pdf')
  @WhoMay('agent', 'storekeeper', 'approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '打开文书 / the paper itself; opened by its addressee it is delivered' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(@Param() { id }: IdParams, @Call() caller: Caller): Promise<StreamableFile> {
    const { number, pdf } = await this.opening.pdf(caller, id);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; ${named(`${number}.pdf`)}` });
  }

  @Get('notices/check/:code')
  @WhoMay('public')
  @ApiOperation({ summary: '核对文书 / is this paper ours, and what is it' })
  @ApiOkResponse({ type: NoticeCheck })
  check(@Param() { code }: NoticeCodeParams): Promise<NoticeCheck> {
    return this.work.read((sql) => checkNotice(sql, code));
  }

  @Get('applications/:id/archive')
  @WhoMay('agent', 'storekeeper', 'approver', 'supervisor')
  @ApiOperation({ summary: '案卷 / the whole case as one archive' })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async archive(@Param() { id }: IdParams, @Call() caller: Caller): Promise<StreamableFile> {
    const { name, zip } = await this.archives.make(caller, id);
    return new StreamableFile(zip as import('node:stream').Readable, {
      type: 'application/zip',
      disposition: `attachment; ${named(name)}`,
    });
  }
}
