import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, IdParams, WhoMay, Work, type Caller } from '@yby/platform';
import { Propose } from './propose';
import { ConfirmedProposal, ProposalPage, ProposalQuery, ProposalView } from './proposal-views';
import { getProposal, listProposals, proposalView } from './read-proposals';

@ApiTags('proposals')
@Controller('proposals')
export class ProposalsController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Propose) private readonly proposals: Propose,
  ) {}

  @Get()
  @WhoMay('sysadmin', 'secadmin', 'auditadmin')
  @ApiOperation({ summary: '待确认事项 / what a second administrator must confirm, newest first' })
  @ApiOkResponse({ type: ProposalPage })
  list(@Query() query: ProposalQuery, @Call() caller: Caller): Promise<ProposalPage> {
    return this.work.read((sql) => listProposals(sql, caller.actor, query));
  }

  @Get(':id')
  @WhoMay('sysadmin', 'secadmin', 'auditadmin')
  @ApiOperation({ summary: '一件待确认事项 / one proposal' })
  @ApiOkResponse({ type: ProposalView })
  one(@Param() { id }: IdParams, @Call() caller: Caller): Promise<ProposalView> {
    return this.work.read(async (sql) => proposalView(await getProposal(sql, caller.actor, id), caller.actor));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @WhoMay('secadmin')
  @ApiOperation({ summary: '确认 / confirm: it is carried out at once' })
  @ApiOkResponse({ type: ConfirmedProposal })
  confirm(@Param() { id }: IdParams, @Call() caller: Caller): Promise<ConfirmedProposal> {
    return this.proposals.confirm(caller, id);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @WhoMay('sysadmin', 'secadmin')
  @ApiOperation({ summary: '否决或撤回 / reject, or take back' })
  @ApiOkResponse({ type: ProposalView })
  reject(@Param() { id }: IdParams, @Call() caller: Caller): Promise<ProposalView> {
    return this.proposals.reject(caller, id);
  }
}
