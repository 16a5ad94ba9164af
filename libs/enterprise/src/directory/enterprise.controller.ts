import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { findOrgan } from '@yby/identity';
import {
  Call,
  Choice,
  Clock,
  openActs,
  PageQuery,
  Text,
  toPlainDate,
  WhoMay,
  Work,
  type Actor,
  type Caller,
  type Sql,
} from '@yby/platform';
import type { FastifyReply } from 'fastify';
import { enterpriseRefusal } from '../enterprise.refusals';
import { enterpriseFacts } from '../facts/enterprise-facts';
import { enterpriseLifecycle } from '../register/enterprise.lifecycle';
import { inForce } from '../register/licence';
import { directory } from './directory';
import { EnterpriseFile, EnterprisePage } from './enterprise-views';

// Postgres texts cannot hold U+0000.
const searchable = /^[^\u0000]*$/;

export class EnterpriseQuery extends PageQuery {
  @Text({
    optional: true,
    max: 60,
    pattern: searchable,
    about: 'part of the name, or the beginning of the credit code',
  })
  q?: string;
  @Text({ optional: true, max: 40, pattern: searchable, about: 'code of a substance that it may sell today' })
  sells?: string;
  @Choice(['true', 'false'], { optional: true, about: 'may carry dangerous goods today' }) transports?:
    'true' | 'false';
}

@ApiTags('enterprises')
@Controller('enterprises')
export class EnterpriseController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('mine')
  @WhoMay('signed-in')
  @ApiOperation({ summary: '本单位档案 / the file of my enterprise' })
  @ApiOkResponse({ type: EnterpriseFile })
  async mine(@Call() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<EnterpriseFile> {
    const file = await this.work.read((sql) => this.fileOf(sql, caller.actor));
    reply.header('etag', `"${file.version}"`);
    return file;
  }

  @Get()
  @WhoMay('signed-in')
  @ApiOperation({ summary: '单位名录 / the register, to choose a counterparty from' })
  @ApiOkResponse({ type: EnterprisePage })
  list(@Query() query: EnterpriseQuery, @Call() { actor }: Caller): Promise<EnterprisePage> {
    return this.work.read(async (sql) =>
      directory(
        sql,
        actor,
        { ...query, transports: query.transports === 'true' },
        toPlainDate(await this.clock.nowIn(sql)),
      ),
    );
  }

  private async fileOf(sql: Sql, actor: Actor): Promise<EnterpriseFile> {
    const on = toPlainDate(await this.clock.nowIn(sql));
    const facts = actor.enterpriseId
      ? (await enterpriseFacts(sql, [actor.enterpriseId], on)).get(actor.enterpriseId)
      : null;
    if (!facts) throw enterpriseRefusal('no-enterprise');
    const organ = facts.organId ? await findOrgan(sql, facts.organId) : null;
    const { organId: _, violationsLastYear: __, holds: ____, licences, needs, ...rest } = facts;
    return {
      ...rest,
      kinds: [...rest.kinds],
      sites: [...rest.sites],
      bans: [...rest.bans],
      sells: [...rest.sells],
      organ: organ && { id: organ.id, name: organ.name, division: organ.division },
      licences: licences.map(({ evidence: ___, ...licence }) => ({
        ...licence,
        substances: [...licence.substances],
        inForce: inForce(licence, on),
      })),
      needs: needs.map(({ substance, unit, yearlyNeed, storageCapacity }) => ({
        substance,
        yearlyNeed: { unit, amount: yearlyNeed.toString() },
        storageCapacity: { unit, amount: storageCapacity.toString() },
      })),
      acts: openActs(enterpriseLifecycle, facts.state, actor.roles),
    };
  }
}
