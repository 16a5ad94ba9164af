import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  At,
  Call,
  Choice,
  cursorOf,
  Id,
  IdParams,
  isoOf,
  limitOf,
  openActs,
  pageOf,
  PageQuery,
  Part,
  Text,
  WhoMay,
  Work,
  type Actor,
  type Caller,
  type Sql,
} from '@yby/platform';
import type { Page } from '@yby/platform/contract';
import { areaOf } from '../people/city-of';
import { factorResetLifecycle, type FactorResetState } from './factor-reset.lifecycle';
import { ResetFactors, resetReasons, type ResetReason, type ResetRow } from './reset-factors';

const states = Object.keys(factorResetLifecycle.states) as FactorResetState[];

class NewReset {
  @Id({ about: 'whose factors' }) accountId: string;
  @Choice(resetReasons, { name: 'ResetReason' }) reason: ResetReason;
}

class MadeReset {
  @Id() id: string;
}

class ResetView {
  @Id() id: string;
  @Id() accountId: string;
  @Text() name: string;
  @Text() username: string;
  @Choice(resetReasons, { name: 'ResetReason' }) reason: ResetReason;
  @Choice(states, { name: 'FactorResetState' }) state: FactorResetState;
  @Text({ about: 'who proposed it' }) proposedBy: string;
  @At() proposedAt: string;
  @Text({ many: true, about: 'what this caller may do next' }) acts: string[];
}

class ResetPage {
  @Part(() => ResetView, { many: true }) items: ResetView[];
  @Text({ nullable: true }) next: string | null;
}

type Listed = ResetRow & { readonly name: string; readonly username: string; readonly proposer: string };

/** Second factors taken away by two administrators. */
@ApiTags('account')
@Controller('factor-resets')
export class ResetsController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(ResetFactors) private readonly resets: ResetFactors,
  ) {}

  @Get()
  @WhoMay('secadmin', 'sysadmin')
  @ApiOperation({ summary: '第二验证方式重置 / resets of second factors in the city, newest first' })
  @ApiOkResponse({ type: ResetPage })
  list(@Query() query: PageQuery, @Call() caller: Caller): Promise<ResetPage> {
    return this.work.read((sql) => listResets(sql, caller.actor, query));
  }

  @Post()
  @WhoMay('secadmin')
  @ApiOperation({ summary: '提出重置 / propose that somebody’s second factors be taken away' })
  @ApiCreatedResponse({ type: MadeReset })
  propose(@Body() { accountId, reason }: NewReset, @Call() caller: Caller): Promise<MadeReset> {
    return this.resets.propose(caller, accountId, reason);
  }

  @Post(':id/confirm')
  @HttpCode(204)
  @WhoMay('secadmin', 'sysadmin')
  @ApiOperation({ summary: '确认重置 / a second administrator agrees; their person enrols anew' })
  @ApiNoContentResponse()
  confirm(@Param() { id }: IdParams, @Call() caller: Caller): Promise<void> {
    return this.resets.close(caller, id, 'confirm');
  }

  @Post(':id/reject')
  @HttpCode(204)
  @WhoMay('secadmin', 'sysadmin')
  @ApiOperation({ summary: '否决重置 / nothing is taken away' })
  @ApiNoContentResponse()
  reject(@Param() { id }: IdParams, @Call() caller: Caller): Promise<void> {
    return this.resets.close(caller, id, 'reject');
  }
}

async function listResets(sql: Sql, actor: Actor, query: PageQuery): Promise<Page<ResetView>> {
  const [after] = cursorOf(query, ['uuid']) ?? [null];
  const limit = limitOf(query);
  const rows = await sql.rows<Listed>(
    `SELECT r.*, a.name, a.username, p.name AS proposer FROM identity.factor_reset r
     JOIN identity.account a ON a.id = r.account_id JOIN identity.account p ON p.id = r.proposed_by
     WHERE r.division BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR r.id < $3::uuid) ORDER BY r.id DESC LIMIT $4`,
    [...areaOf(actor), after, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      accountId: row.account_id,
      name: row.name,
      username: row.username,
      reason: row.reason,
      state: row.state,
      proposedBy: row.proposer,
      proposedAt: isoOf(row.proposed_at),
      acts: openActs(factorResetLifecycle, row.state, actor.roles).filter(
        (act) => act !== 'confirm' || row.proposed_by !== actor.id,
      ),
    }),
    (row) => [row.id],
  );
}
