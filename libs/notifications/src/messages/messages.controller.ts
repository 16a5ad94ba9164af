import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { At, Call, Id, PageQuery, Part, Text, WhoMay, Whole, Work, type Caller } from '@yby/platform';
import { markRead, readMessages } from './read-messages';

export class MessageWordsView {
  @Text() title: string;
  @Text() body: string;
}

export class MessageView {
  @Id() id: string;
  @At() at: string;
  @Text() kind: string;
  @Part(() => MessageWordsView) zh: MessageWordsView;
  @Part(() => MessageWordsView) en: MessageWordsView;
  @Text({ nullable: true, about: 'path in the web application' }) link: string | null;
  @At({ nullable: true }) readAt: string | null;
}

export class MessagePage {
  @Part(() => MessageView, { many: true }) items: MessageView[];
  @Text({ nullable: true }) next: string | null;
  @Whole({ about: 'unread in all' }) unread: number;
}

export class MessageQuery extends PageQuery {}

export class MessageParam {
  @Id() id: string;
}

@ApiTags('messages')
@Controller('messages')
export class MessagesController {
  constructor(@Inject(Work) private readonly work: Work) {}

  @Get()
  @WhoMay('signed-in')
  @ApiOperation({ summary: '我的消息 / messages to me, newest first' })
  @ApiOkResponse({ type: MessagePage })
  list(@Query() query: MessageQuery, @Call() caller: Caller): Promise<MessagePage> {
    return this.work.read((sql) => readMessages(sql, caller.actor, query));
  }

  @Post(':id/read')
  @HttpCode(200)
  @WhoMay('signed-in')
  @ApiOperation({ summary: '标为已读 / mark as read' })
  @ApiOkResponse({ type: MessageView })
  read(@Param() { id }: MessageParam, @Call() caller: Caller): Promise<MessageView> {
    return this.work.run(caller, 'notifications.read', (tx) => markRead(tx, id));
  }
}
