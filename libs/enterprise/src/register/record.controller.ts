import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Call,
  Choice,
  Id,
  IdParams,
  isoOf,
  openActs,
  Part,
  platformRefusal,
  Text,
  Vault,
  WhoMay,
  Whole,
  Work,
  type Actor,
  type Caller,
  type Sql,
} from '@yby/platform';
import { RestAndClose, type Rested } from '../closing/rest-and-close';
import { enterpriseRefusal } from '../enterprise.refusals';
import { FilingDocumentInput } from '../filing/filing-input';
import { covers } from '../filing/filing-row';
import { EvidenceView } from '../filing/filing-view';
import { maskDocument, openDocument } from '../filing/seal-document';
import { evidenceOf } from '../verification/evidence';
import { enterpriseLifecycle, type EnterpriseState } from './enterprise.lifecycle';
import { recordOf } from './record-of';

const states = Object.keys(enterpriseLifecycle.states) as EnterpriseState[];

/** What is verified of an enterprise, and how well each fact is known. */
export class RecordView {
  @Id() id: string;
  @Whole() version: number;
  @Choice(states, { name: 'EnterpriseState' }) state: EnterpriseState;
  @Part(() => FilingDocumentInput) document: FilingDocumentInput;
  @Part(() => EvidenceView, { many: true }) evidence: EvidenceView[];
  @Text({ many: true, about: 'what this caller may do with the enterprise' }) acts: string[];
}

export class RestedView {
  @Choice(states, { name: 'EnterpriseState' }) state: EnterpriseState;
  @Whole() version: number;
}

@ApiTags('enterprises')
@Controller('enterprises')
export class RecordController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(RestAndClose) private readonly resting: RestAndClose,
  ) {}

  @Get('mine/record')
  @WhoMay('enterprise_admin', 'agent', 'storekeeper')
  @ApiOperation({ summary: '本单位登记事项 / what is verified of my enterprise, with its evidence' })
  @ApiOkResponse({ type: RecordView })
  async mine(@Call() { actor }: Caller): Promise<RecordView> {
    if (!actor.enterpriseId) throw enterpriseRefusal('no-enterprise');
    return this.work.read((sql) => this.recordView(sql, actor, actor.enterpriseId!));
  }

  @Get(':id/record')
  @WhoMay('approver', 'supervisor', 'inspector')
  @ApiOperation({ summary: '单位登记事项 / what is verified of an enterprise of one’s area' })
  @ApiOkResponse({ type: RecordView })
  record(@Param() { id }: IdParams, @Call() { actor }: Caller): Promise<RecordView> {
    return this.work.read((sql) => this.recordView(sql, actor, id));
  }

  @Post('mine/suspend')
  @HttpCode(200)
  @WhoMay('enterprise_admin')
  @ApiOperation({ summary: '停业 / rest for a time: nothing is filed meanwhile' })
  @ApiOkResponse({ type: RestedView })
  suspend(@Call() caller: Caller): Promise<Rested> {
    return this.resting.self(caller, 'suspend');
  }

  @Post('mine/resume')
  @HttpCode(200)
  @WhoMay('enterprise_admin')
  @ApiOperation({ summary: '复业 / go on' })
  @ApiOkResponse({ type: RestedView })
  resume(@Call() caller: Caller): Promise<Rested> {
    return this.resting.self(caller, 'resume');
  }

  @Post('mine/close')
  @HttpCode(200)
  @WhoMay('enterprise_admin')
  @ApiOperation({ summary: '注销 / close for good: with empty storehouses and nothing open' })
  @ApiOkResponse({ type: RestedView })
  close(@Call() caller: Caller): Promise<Rested> {
    return this.resting.self(caller, 'close');
  }

  private async recordView(sql: Sql, actor: Actor, id: string): Promise<RecordView> {
    const own = actor.enterpriseId === id;
    const found = await recordOf(sql, id);
    const officer =
      actor.enterpriseId === null && actor.division !== null && found && covers(actor.division, found.division);
    // A draft is nothing of the register yet; officers read its filing once it is submitted.
    if (!found || (!own && (!officer || found.state === 'draft'))) throw platformRefusal('not-found');
    const document = openDocument(this.vault, found.document);
    const evidence = await evidenceOf(sql, this.vault, id, document);
    return {
      id,
      version: found.version,
      state: found.state,
      document: own ? document : maskDocument(document),
      evidence: evidence.map(({ fact, level, at }) => ({ fact, level, at: isoOf(at) })),
      acts: own ? openActs(enterpriseLifecycle, found.state, actor.roles) : [],
    };
  }
}
