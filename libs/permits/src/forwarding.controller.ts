import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Choice, Day, IdParams, Text, WhoMay, Whole, type Caller, type PlainDate } from '@yby/platform';
import { answerOutcomes } from './application/forwarding';
import { ApplicationView } from './application/application-view';
import { Forward } from './review/forward';

class ForwardInput {
  @Whole({ from: 1, to: 1_000_000, about: 'fence of the claim' }) fence: number;
  @Text({ min: 2, max: 1000, about: 'what this county has found' }) opinion: string;
}

class ReceptionInput {
  @Text({ min: 1, max: 60, about: 'number given by the deciding authority' }) number: string;
  @Day() on: PlainDate;
}

class AnswerInput extends ReceptionInput {
  @Choice(answerOutcomes, { name: 'AnswerOutcome' }) outcome: 'granted' | 'refused';
  @Text({ max: 64, pattern: /^[0-9a-f]{64}$/, about: 'hash that POST /files has answered' }) file: string;
  @Text({ min: 1, max: 200 }) name: string;
}

@ApiTags('review')
@Controller('review/applications')
export class ForwardingController {
  constructor(@Inject(Forward) private readonly acts: Forward) {}

  @Post(':id/forward')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '转报 / check and hand on to the authority that decides' })
  @ApiOkResponse({ type: ApplicationView })
  forward(
    @Param() { id }: IdParams,
    @Body() { fence, opinion }: ForwardInput,
    @Call() caller: Caller,
  ): Promise<ApplicationView> {
    return this.acts.forward(caller, id, fence, opinion);
  }

  @Post(':id/receive')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '登记上级收件 / note the number of the deciding authority' })
  @ApiOkResponse({ type: ApplicationView })
  receive(
    @Param() { id }: IdParams,
    @Body() { number, on }: ReceptionInput,
    @Call() caller: Caller,
  ): Promise<ApplicationView> {
    return this.acts.receive(caller, id, number, on);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @WhoMay('approver')
  @ApiOperation({ summary: '登记上级答复 / enter the answer of the deciding authority with its document' })
  @ApiOkResponse({ type: ApplicationView })
  answer(@Param() { id }: IdParams, @Body() input: AnswerInput, @Call() caller: Caller): Promise<ApplicationView> {
    return this.acts.answer(caller, id, input);
  }
}
