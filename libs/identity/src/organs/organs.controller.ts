import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, IdParams, WhoMay, Work, type Caller } from '@yby/platform';
import { KeepOrgans, organsOfCity } from './keep-organs';
import { EnterOrgan, OrganTree, OrganView, RenameOrgan } from './organ-views';

@ApiTags('organs')
@Controller('organs')
export class OrgansController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(KeepOrgans) private readonly organs: KeepOrgans,
  ) {}

  @Get()
  @WhoMay('sysadmin', 'secadmin', 'auditadmin', 'supervisor')
  @ApiOperation({ summary: '本市机关 / the authorities of the own city as a tree' })
  @ApiOkResponse({ type: OrganTree })
  async tree(@Call() caller: Caller): Promise<OrganTree> {
    return { items: await this.work.read((sql) => organsOfCity(sql, caller.actor)) };
  }

  @Post()
  @WhoMay('sysadmin')
  @ApiOperation({ summary: '登记机关 / enter an authority below another' })
  @ApiCreatedResponse({ type: OrganView })
  enter(@Body() input: EnterOrgan, @Call() caller: Caller): Promise<OrganView> {
    return this.organs.enter(caller, input);
  }

  @Post(':id/rename')
  @HttpCode(200)
  @WhoMay('sysadmin')
  @ApiOperation({ summary: '机关更名 / give an authority another name' })
  @ApiOkResponse({ type: OrganView })
  rename(@Param() { id }: IdParams, @Body() { name }: RenameOrgan, @Call() caller: Caller): Promise<OrganView> {
    return this.organs.rename(caller, id, name);
  }

  @Post(':id/close')
  @HttpCode(200)
  @WhoMay('sysadmin')
  @ApiOperation({ summary: '撤销机关 / close an authority to which nothing belongs any more' })
  @ApiOkResponse({ type: OrganView })
  close(@Param() { id }: IdParams, @Call() caller: Caller): Promise<OrganView> {
    return this.organs.close(caller, id);
  }
}
