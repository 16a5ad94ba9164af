import { Body, Controller, HttpCode, Inject, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Keyless, SETTINGS, WhoMay, type Settings } from '@yby/platform';
import { Answering } from '../requirement/answering';
import { AskInput } from '../requirement/ask-input';
import { notFormal } from './not-formal';
import { renderReplyPdf } from './render-reply-pdf';
import { replyOf } from './reply';

@ApiTags('regulation')
@Controller('ask/reply')
export class ReplyController {
  constructor(
    @Inject(Answering) private readonly answering: Answering,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @HttpCode(200)
  @WhoMay('public')
  @Keyless()
  @ApiOperation({ summary: '“无需办理”书面答复 / the dated reply that no paper is needed, in print' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async reply(@Body() body: AskInput): Promise<StreamableFile> {
    const answered = await this.answering.answer(body);
    if (answered.answer.outcome !== 'not_required') throw notFormal(answered.answer);
    const reply = replyOf(answered, this.settings.publicUrl);
    return new StreamableFile(await renderReplyPdf(reply), {
      type: 'application/pdf',
      disposition: `inline; filename="reply-${reply.number}.pdf"`,
    });
  }
}
