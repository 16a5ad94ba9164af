import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Call,
  Clock,
  IdParams,
  platformRefusal,
  toPlainDate,
  WhoMay,
  Work,
  type Actor,
  type Caller,
  type Instant,
  type Sql,
} from '@yby/platform';
import { findEnterprise } from '../facts/enterprise-facts';
import { standingView } from './view-standing';
import { hold, release } from './hold';
import { listHolds } from './list-holds';
import { isOfficerOfCity, supervises } from './reach';
import { ReadStanding } from './read-standing';
import { NewHoldBody, ReleaseBody, StandingView } from './standing-views';

@ApiTags('standing')
@Controller('enterprises')
export class StandingController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReadStanding) private readonly standings: ReadStanding,
  ) {}

  @Get(':id/standing')
  @WhoMay('approver', 'legal_reviewer', 'inspector', 'supervisor')
  @ApiOperation({ summary: '企业状态 / standing of an enterprise of the city: colour, reasons, class, holds' })
  @ApiOkResponse({ type: StandingView })
  standing(@Param() { id }: IdParams, @Call() { actor }: Caller): Promise<StandingView> {
    return this.work.read(async (sql) => this.viewOf(sql, actor, id, await this.clock.nowIn(sql)));
  }

  @Post(':id/holds')
  @WhoMay('supervisor')
  @ApiOperation({ summary: '管控 / hold an enterprise, with reason and article' })
  @ApiCreatedResponse({ type: StandingView })
  hold(@Param() { id }: IdParams, @Body() body: NewHoldBody, @Call() caller: Caller): Promise<StandingView> {
    return this.work.run(caller, 'enterprise.hold', async (tx) => {
      await this.reach(tx, tx.actor, id);
      await hold(tx, { enterpriseId: id, ...body });
      return this.viewOf(tx, tx.actor, id, tx.now);
    });
  }

  @Post(':id/releases')
  @HttpCode(200)
  @WhoMay('supervisor')
  @ApiOperation({ summary: '解除管控 / release a hold, with reason' })
  @ApiOkResponse({ type: StandingView })
  release(
    @Param() { id }: IdParams,
    @Body() { holdId, reason }: ReleaseBody,
    @Call() caller: Caller,
  ): Promise<StandingView> {
    return this.work.run(caller, 'enterprise.release', async (tx) => {
      await this.reach(tx, tx.actor, id);
      await release(tx, { enterpriseId: id, holdId, reason });
      return this.viewOf(tx, tx.actor, id, tx.now);
    });
  }

  /** @throws Refusal platform.not-found when it is not there, or not under this supervisor */
  private async reach(sql: Sql, actor: Actor, id: string): Promise<void> {
    const found = await findEnterprise(sql, id);
    if (!found || !supervises(actor, found.division)) throw platformRefusal('not-found');
  }

  private async viewOf(sql: Sql, actor: Actor, id: string, now: Instant): Promise<StandingView> {
    const facts = await this.standings.of(sql, id, now);
    if (!isOfficerOfCity(actor, facts.division)) throw platformRefusal('not-found');
    const on = toPlainDate(now);
    return standingView(facts, await listHolds(sql, id, on), actor, on);
  }
}
