import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  BilingualView,
  Choice,
  cursorOf,
  Day,
  Division,
  limitOf,
  PageQuery,
  pageOf,
  Part,
  Text,
  WhoMay,
} from '@yby/platform';
import { regulationRefusal } from '../regulation.refusals';
import { divisionsAsOf, explainDivision } from './division';
import { findDivisions } from './nationwide';

class DivisionQuery extends PageQuery {
  @Division({ optional: true, about: 'only what lies below this province or prefecture' }) under?: string;
  @Text({ optional: true, max: 30, about: 'part of the Chinese name, or the beginning of the code or English name' })
  q?: string;
}

class DivisionView {
  @Text() code: string;
  @Text() zh: string;
  @Text() en: string;
  @Choice(['province', 'prefecture', 'county'], { name: 'DivisionLevel' }) level: string;
  @Text({ nullable: true, about: 'the division above' }) under: string | null;
  @Part(() => BilingualView) full: BilingualView;
}

class DivisionPage {
  @Day({ about: 'the day for which the list stands' }) asOf: string;
  @Part(() => DivisionView, { many: true }) items: DivisionView[];
  @Text({ nullable: true }) next: string | null;
}

@ApiTags('regulation')
@Controller('divisions')
export class DivisionsController {
  /** Without `q` the level directly below; with `q` everything below that matches. By code. */
  @Get()
  @WhoMay('public')
  @ApiOperation({ summary: '行政区划 / divisions, GB/T 2260' })
  @ApiOkResponse({ type: DivisionPage })
  list(@Query() query: DivisionQuery): DivisionPage {
    const why = query.under === undefined ? null : explainDivision(query.under);
    if (why) throw regulationRefusal('division-unknown', { why: why.zh, whyEn: why.en });
    const [after] = cursorOf(query, ['digits']) ?? [];
    const limit = limitOf(query);
    const rows = findDivisions(query).filter(({ code }) => after === undefined || code > after);
    const page = pageOf(
      rows.slice(0, limit + 1),
      limit,
      ({ code, zh, en, level, under, full }): DivisionView => ({ code, zh, en, level, under, full }),
      ({ code }) => [code],
    );
    return { asOf: divisionsAsOf, ...page };
  }
}
