import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  Call,
  Choice,
  Clock,
  FileStore,
  IdParams,
  Part,
  platformRefusal,
  Ports,
  Text,
  Vault,
  WhoMay,
  Work,
  type Caller,
} from '@yby/platform';
import type { FastifyReply } from 'fastify';
import { RestAndClose, type Rested } from '../closing/rest-and-close';
import type { StoredScan } from '../filing/filing-document';
import { StoredScanInput } from '../filing/filing-input';
import { JoinedView } from '../filing/filing-view';
import { OpenFiling } from '../filing/open-filing';
import { scanType } from '../filing/scan-type';
import { RestedView } from '../register/record.controller';
import { ReadStanding } from '../standing/read-standing';
import { CountyFile, VersionView } from './file-views';
import { listRegister } from './list-register';
import { getKept, readCountyFile } from './read-county-file';
import { readVersion } from './read-version';
import { RegisterPage, RegisterQuery } from './register-views';
import { officerReasonCodes, restActs, restReasons, type OfficerReason, type RestAct } from './rest-reasons';

export class RestBody {
  @Choice(restActs, { name: 'RestAct' }) act: RestAct;
  @Choice(officerReasonCodes, { name: 'OfficerRestReason' }) reason: OfficerReason;
  @Part(() => StoredScanInput, { optional: true, nullable: true, about: 'what it rests on' })
  paper?: StoredScanInput | null;
  @Text({ max: 500 }) note: string;
}

export class ConsentBody {
  @Part(() => StoredScanInput, { about: 'consent of the enterprise to be helped' }) consent: StoredScanInput;
}

export class RestReasonView {
  @Choice(officerReasonCodes, { name: 'OfficerRestReason' }) code: OfficerReason;
  @Text() zh: string;
  @Text() en: string;
  @Choice(restActs, { many: true, name: 'RestAct' }) acts: RestAct[];
  @Text() rule: string;
  @Choice(['verified', 'secondary', 'from memory']) mark: 'verified' | 'secondary' | 'from memory';
}

export class RestReasonList {
  @Part(() => RestReasonView, { many: true }) items: RestReasonView[];
}

class PhotoParams extends IdParams {
  @Text({ max: 64, pattern: /^[0-9a-f]{64}$/, about: 'hash of the file' }) hash: string;
}

class VersionParams extends IdParams {
  @Text({ max: 6, pattern: /^\d{1,6}$/, about: 'number of the document' }) revision: string;
}

/** The file of an enterprise as its county keeps it. */
@ApiTags('enterprises')
@Controller()
export class CountyController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Ports) private readonly ports: Ports,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(ReadStanding) private readonly standing: ReadStanding,
    @Inject(RestAndClose) private readonly resting: RestAndClose,
    @Inject(OpenFiling) private readonly opening: OpenFiling,
  ) {}

  @Get('enterprises/register')
  @WhoMay('approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '单位名录 / the register of one’s area, by name, pinyin or credit code, with colours' })
  @ApiOkResponse({ type: RegisterPage })
  list(@Query() query: RegisterQuery, @Call() { actor }: Caller): Promise<RegisterPage> {
    return this.work.read(async (sql) => listRegister(sql, this.standing, actor, query, await this.clock.nowIn(sql)));
  }

  @Get('enterprises/rest-reasons')
  @WhoMay('approver')
  @ApiOperation({ summary: '停业、注销理由清单 / why an officer may let an enterprise rest or close' })
  @ApiOkResponse({ type: RestReasonList })
  reasons(): RestReasonList {
    return {
      items: officerReasonCodes.map((code) => {
        const { zh, en, acts, rule, mark } = restReasons[code];
        return { code, zh, en, acts: [...acts], rule, mark };
      }),
    };
  }

  @Get('enterprises/:id/file')
  @WhoMay('approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '单位档案 / history, visits and standing of an enterprise of one’s area' })
  @ApiOkResponse({ type: CountyFile })
  async file(
    @Param() { id }: IdParams,
    @Call() { actor }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CountyFile> {
    const file = await this.work.read(async (sql) =>
      readCountyFile(sql, this.ports, actor, id, await this.clock.nowIn(sql)),
    );
    void reply.header('etag', `"${file.version}"`);
    return file;
  }

  @Get('enterprises/:id/photos/:hash')
  @WhoMay('approver', 'inspector', 'supervisor')
  @ApiOperation({ summary: '核验照片 / a photo of a visit, or the paper that a rest is based on' })
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async photo(
    @Param() { id, hash }: PhotoParams,
    @Call() { actor }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const named = await this.work.read(async (sql) => {
      await getKept(sql, actor, id);
      return sql.maybe<StoredScan>(
        `SELECT p ->> 'file' AS file, p ->> 'name' AS name FROM (
           SELECT jsonb_array_elements(photos) AS p FROM enterprise.visit WHERE enterprise_id = $1
           UNION ALL SELECT paper FROM enterprise.rest WHERE enterprise_id = $1 AND paper IS NOT NULL) kept
         WHERE p ->> 'file' = $2 LIMIT 1`,
        [id, hash],
      );
    });
    if (!named || (await this.files.size(hash)) === null) throw platformRefusal('not-found');
    void reply.header('content-disposition', 'inline');
    void reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    return new StreamableFile(this.files.open(hash), { type: scanType(named.name) });
  }

  @Post('enterprises/:id/rest')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '停业、复业、注销 / by the county, for a reason of the list' })
  @ApiOkResponse({ type: RestedView })
  rest(@Param() { id }: IdParams, @Body() body: RestBody, @Call() caller: Caller): Promise<Rested> {
    return this.resting.officer(caller, id, body.act, body);
  }

  @Post('enterprises/:id/assist')
  @WhoMay('approver')
  @ApiOperation({ summary: '帮办变更 / begin a change at the counter, with the consent of the enterprise' })
  @ApiCreatedResponse({ type: JoinedView })
  assist(@Param() { id }: IdParams, @Body() { consent }: ConsentBody, @Call() caller: Caller): Promise<JoinedView> {
    return this.opening.assistChange(caller, id, consent);
  }

  @Get('filings/:id/versions/:revision')
  @WhoMay('enterprise_admin', 'agent', 'approver', 'supervisor')
  @ApiOperation({ summary: '申报版本 / one document of a filing as it was submitted' })
  @ApiOkResponse({ type: VersionView })
  version(@Param() { id, revision }: VersionParams, @Call() { actor }: Caller): Promise<VersionView> {
    return this.work.read((sql) => readVersion(sql, this.vault, actor, id, Number(revision)));
  }
}
