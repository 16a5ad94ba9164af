import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ACCOUNT_NAMES,
  Call,
  Ports,
  Vault,
  WhoMay,
  Work,
  type AccountNames,
  type Caller,
  type Sql,
} from '@yby/platform';
import { AccessPage, AccessQuery, OwnAccessPage, OwnAccessQuery } from './access-views';
import { readAccess, readOwnAccess, type ReadsAccess } from './read-access';

@ApiTags('privacy')
@Controller()
export class AccessController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Ports) private readonly ports: Ports,
  ) {}

  @Get('audit/access')
  @WhoMay('auditadmin')
  @ApiOperation({ summary: '个人信息访问记录 / who has looked at whose personal data, newest first' })
  @ApiOkResponse({ type: AccessPage })
  log(@Query() query: AccessQuery, @Call() { actor }: Caller): Promise<AccessPage> {
    return this.work.read((sql) => readAccess(this.reads(sql), actor, query));
  }

  @Get('privacy/access')
  @WhoMay('signed-in')
  @ApiOperation({ summary: '谁看过我的信息 / who has looked at data of my account and of my enterprise' })
  @ApiOkResponse({ type: OwnAccessPage })
  own(@Query() query: OwnAccessQuery, @Call() { actor }: Caller): Promise<OwnAccessPage> {
    return this.work.read((sql) => readOwnAccess(this.reads(sql), actor, query));
  }

  private reads(sql: Sql): ReadsAccess {
    return { sql, vault: this.vault, names: this.ports.all<AccountNames>(ACCOUNT_NAMES)[0] };
  }
}
