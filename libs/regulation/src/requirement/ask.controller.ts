import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Keyless, WhoMay } from '@yby/platform';
import { Answering } from './answering';
import { AskInput } from './ask-input';
import { AskAnswer } from './requirement-view';

@ApiTags('regulation')
@Controller('ask')
export class AskController {
  constructor(@Inject(Answering) private readonly answering: Answering) {}

  @Post()
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({
    summary: '需要办什么 / which paper is needed, from whom, with what, in what time, with the articles',
  })
  @ApiOkResponse({ type: AskAnswer })
  async ask(@Body() body: AskInput): Promise<AskAnswer> {
    const { answer, law } = await this.answering.answer(body);
    return { ...(answer as unknown as AskAnswer), edition: law.number };
  }
}
