import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock, Keyless, WhoMay, Work } from '@yby/platform';
import { toPlainDate, type PlainDate } from '@yby/platform/contract';
import { LawBook } from '../editions/law-book';
import { regulationRefusal } from '../regulation.refusals';
import type { RequirementAsk } from './ask';
import { AskInput } from './ask-input';
import { explainAsk } from './explain-ask';
import { requirement } from './requirement';
import { AskAnswer } from './requirement-view';

@ApiTags('regulation')
@Controller('ask')
export class AskController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LawBook) private readonly laws: LawBook,
  ) {}

  @Post()
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({
    summary: '需要办什么 / which paper is needed, from whom, with what, in what time, with the articles',
  })
  @ApiOkResponse({ type: AskAnswer })
  async ask(@Body() body: AskInput): Promise<AskAnswer> {
    const law = this.laws.current;
    const now = await this.work.read((sql) => this.clock.nowIn(sql));
    const ask = askOf(body);
    const defects = explainAsk(ask, law, toPlainDate(now));
    if (defects.length) throw regulationRefusal('unreadable-ask', { count: defects.length }, defects);
    return { ...(requirement(ask, law) as unknown as AskAnswer), edition: law.number };
  }
}

export function askOf({ yearToDate, ...body }: AskInput): RequirementAsk {
  return {
    ...body,
    date: body.date as PlainDate,
    ...(yearToDate
      ? {
          yearToDate: Object.fromEntries(
            yearToDate.map(({ substance, unit, amount }) => [substance, { unit, amount }]),
          ),
        }
      : {}),
  } as RequirementAsk;
}
