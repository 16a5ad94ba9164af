import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Optional,
  Param,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  ACCESS_LOG,
  Call,
  Clock,
  FileStore,
  Id,
  IdParams,
  looksFromOutside,
  platformRefusal,
  Ports,
  Text,
  toPlainDate,
  WhoMay,
  Work,
  type AccessLog,
  type Caller,
  type Tx,
} from '@yby/platform';
import { MandateInput, mandatesOf } from '../offices/mandate';
import { ENTERPRISE_CARDS, type EnterpriseCards } from '../sessions/me';
import { AccountDetail, AccountPage, AccountQuery, OfficesInput, OpenAccount, OpenedAccount } from './account-views';
import { KeepAccounts } from './keep-accounts';
import { accountDetail, getAccount, listAccounts, type StoredAccount } from './read-accounts';

class MandateFileParams {
  @Id() id: string;
  @Text({ max: 64, pattern: /^[0-9a-f]{64}$/ }) hash: string;
}

@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Ports) private readonly ports: Ports,
    @Inject(KeepAccounts) private readonly accounts: KeepAccounts,
    @Optional() @Inject(ENTERPRISE_CARDS) private readonly cards?: EnterpriseCards,
  ) {}

  @Get()
  @WhoMay('sysadmin', 'secadmin', 'enterprise_admin')
  @ApiOperation({ summary: '人员账户 / accounts of the own city, or of the own enterprise' })
  @ApiOkResponse({ type: AccountPage })
  list(@Query() query: AccountQuery, @Call() caller: Caller): Promise<AccountPage> {
    return this.work.read(async (sql) =>
      listAccounts(sql, caller.actor, query, toPlainDate(await this.clock.nowIn(sql)), this.cards),
    );
  }

  @Post()
  @WhoMay('sysadmin', 'enterprise_admin')
  @ApiOperation({ summary: '开户 / open an account; an officer holds no office until a second administrator confirms' })
  @ApiCreatedResponse({ type: OpenedAccount })
  async open(@Body() input: OpenAccount, @Call() caller: Caller): Promise<OpenedAccount> {
    const { id, firstPassword } = await this.accounts.open(caller, input);
    return { account: await this.detail(caller, id), firstPassword };
  }

  @Get(':id')
  @WhoMay('sysadmin', 'secadmin', 'enterprise_admin')
  @ApiOperation({ summary: '一个账户 / one account with its mandates' })
  @ApiOkResponse({ type: AccountDetail })
  one(@Param() { id }: IdParams, @Call() caller: Caller): Promise<AccountDetail> {
    return this.detail(caller, id);
  }

  @Post(':id/offices')
  @HttpCode(200)
  @WhoMay('enterprise_admin')
  @ApiOperation({ summary: '调整本单位人员岗位 / change the offices of somebody of the own enterprise' })
  @ApiOkResponse({ type: AccountDetail })
  async assign(@Param() { id }: IdParams, @Body() input: OfficesInput, @Call() caller: Caller): Promise<AccountDetail> {
    await this.accounts.assign(caller, id, input);
    return this.detail(caller, id);
  }

  @Post(':id/propose-offices')
  @HttpCode(200)
  @WhoMay('sysadmin')
  @ApiOperation({ summary: '提出岗位调整 / propose offices of an officer; a second administrator confirms' })
  @ApiOkResponse({ type: AccountDetail })
  async propose(
    @Param() { id }: IdParams,
    @Body() { roles }: OfficesInput,
    @Call() caller: Caller,
  ): Promise<AccountDetail> {
    await this.accounts.proposeOffices(caller, id, roles);
    return this.detail(caller, id);
  }

  @Post(':id/mandates')
  @HttpCode(200)
  @WhoMay('enterprise_admin')
  @ApiOperation({ summary: '登记委托书 / enter a mandate of an agent' })
  @ApiOkResponse({ type: AccountDetail })
  async entrust(
    @Param() { id }: IdParams,
    @Body() input: MandateInput,
    @Call() caller: Caller,
  ): Promise<AccountDetail> {
    await this.accounts.entrust(caller, id, input);
    return this.detail(caller, id);
  }

  @Get(':id/mandates/:hash')
  @WhoMay('secadmin', 'enterprise_admin')
  @Header('content-disposition', 'inline')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  @ApiOperation({ summary: '委托书扫描件 / the scan of a mandate' })
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async scan(@Param() { id, hash }: MandateFileParams, @Call() caller: Caller): Promise<StreamableFile> {
    const found = await this.work.run(caller, 'identity.open-mandate', async (tx) => {
      const account = await getAccount(tx, tx.actor, id, toPlainDate(tx.now));
      const mandate = (await mandatesOf(tx, id)).find(({ file }) => file === hash);
      if (!mandate || (await this.files.size(hash)) === null) throw platformRefusal('not-found');
      await this.noted(tx, account);
      return mandate;
    });
    const name = found.fileName ?? '';
    const type = /\.png$/i.test(name) ? 'image/png' : /\.jpe?g$/i.test(name) ? 'image/jpeg' : 'application/pdf';
    return new StreamableFile(this.files.open(hash), { type });
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @WhoMay('secadmin')
  @ApiOperation({ summary: '停用账户 / suspend an account and end its sessions' })
  @ApiOkResponse({ type: AccountDetail })
  async suspend(@Param() { id }: IdParams, @Call() caller: Caller): Promise<AccountDetail> {
    await this.accounts.suspend(caller, id);
    return this.detail(caller, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @WhoMay('secadmin')
  @ApiOperation({ summary: '恢复账户 / restore a suspended account' })
  @ApiOkResponse({ type: AccountDetail })
  async restore(@Param() { id }: IdParams, @Call() caller: Caller): Promise<AccountDetail> {
    await this.accounts.restore(caller, id);
    return this.detail(caller, id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @WhoMay('sysadmin', 'enterprise_admin')
  @ApiOperation({ summary: '注销账户 / close an account for good' })
  @ApiOkResponse({ type: AccountDetail })
  async close(@Param() { id }: IdParams, @Call() caller: Caller): Promise<AccountDetail> {
    await this.accounts.close(caller, id);
    return this.detail(caller, id);
  }

  /** An administrator of an authority has opened a person's mandate. */
  private async noted(tx: Tx, { id, division, enterpriseId }: StoredAccount): Promise<void> {
    if (!looksFromOutside(tx.actor)) return;
    const subject = { type: 'account', id, division };
    const look = { subject, owner: { accountId: id, enterpriseId }, fields: ['mandate'], reason: 'case_work' };
    for (const log of this.ports.all<AccessLog>(ACCESS_LOG)) await log.note(tx, look);
  }

  private detail(caller: Caller, id: string): Promise<AccountDetail> {
    return this.work.read(async (sql) =>
      accountDetail(sql, caller.actor, id, toPlainDate(await this.clock.nowIn(sql)), this.cards),
    );
  }
}
