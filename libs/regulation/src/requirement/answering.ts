import { Inject, Injectable } from '@nestjs/common';
import { Clock, Work } from '@yby/platform';
import { toPlainDate, type PlainDate } from '@yby/platform/contract';
import { LawBook } from '../editions/law-book';
import type { Law } from '../law/law';
import { regulationRefusal } from '../regulation.refusals';
import type { Requirement } from './answer';
import type { RequirementAsk } from './ask';
import type { AskInput } from './ask-input';
import { explainAsk } from './explain-ask';
import { requirement } from './requirement';

export interface Answered {
  readonly ask: RequirementAsk;
  readonly answer: Requirement;
  readonly law: Law;
  readonly today: PlainDate;
}

/** A question from outside, read and answered by the edition in use. */
@Injectable()
export class Answering {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LawBook) private readonly laws: LawBook,
  ) {}

  /** @throws Refusal regulation.unreadable-ask */
  async answer(body: AskInput): Promise<Answered> {
    const law = this.laws.current;
    const today = toPlainDate(await this.work.read((sql) => this.clock.nowIn(sql)));
    const ask = askOf(body);
    const defects = explainAsk(ask, law, today);
    if (defects.length) throw regulationRefusal('unreadable-ask', { count: defects.length }, defects);
    return { ask, answer: requirement(ask, law), law, today };
  }
}

function askOf(body: AskInput): RequirementAsk {
  const { yearToDate, ...rest } = withoutGaps(body);
  return {
    ...rest,
    ...(yearToDate
      ? {
          yearToDate: Object.fromEntries(
            yearToDate.map(({ substance, unit, amount }) => [substance, { unit, amount }]),
          ),
        }
      : {}),
  } as RequirementAsk;
}

/** A field that was sent as null was not given: both ways to leave it out are the same question. */
function withoutGaps(body: AskInput): AskInput {
  return JSON.parse(JSON.stringify(body, (_, value: unknown) => value ?? undefined)) as AskInput;
}
