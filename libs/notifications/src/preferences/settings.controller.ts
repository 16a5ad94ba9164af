import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Choice, Flag, Text, Vault, WhoMay, Whole, Work, type Caller, type Tx } from '@yby/platform';
import { enterAddress } from '../addresses/enter-address';
import { removeAddress } from '../addresses/remove-address';
import { verifyAddress } from '../addresses/verify-address';
import { Carriers } from '../carriers/carrier';
import type { MessageKind } from '../messages/message-texts';
import { notificationsRefusal } from '../notifications.refusals';
import { channels, type Channel } from './preference';
import { kinds, MessageSettings, readSettings } from './settings-view';

export class PreferenceBody {
  @Choice(kinds, { many: true, most: 100, name: 'MessageKind' }) email: MessageKind[];
  @Choice(kinds, { many: true, most: 100, name: 'MessageKind' }) sms: MessageKind[];
  @Whole({ to: 1439 }) quietFrom: number;
  @Whole({ to: 1439 }) quietTo: number;
  @Flag() digest: boolean;
  @Choice(['zh', 'en']) language: 'zh' | 'en';
}

export class AddressBody {
  @Choice(channels, { name: 'Channel' }) channel: Channel;
  @Text({ min: 1, max: 254 }) address: string;
}

export class CodeBody {
  @Choice(channels, { name: 'Channel' }) channel: Channel;
  @Text({ min: 6, max: 6, pattern: /^\d{6}$/ }) code: string;
}

export class ChannelBody {
  @Choice(channels, { name: 'Channel' }) channel: Channel;
}

@ApiTags('messages')
@Controller('messages/settings')
export class MessageSettingsController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Carriers) private readonly carriers: Carriers,
  ) {}

  @Get()
  @WhoMay('signed-in')
  @ApiOperation({ summary: '通知设置 / how I hear of things' })
  @ApiOkResponse({ type: MessageSettings })
  read(@Call() { actor }: Caller): Promise<MessageSettings> {
    return this.work.read((sql) => readSettings(sql, this.vault, this.carriers, actor.id));
  }

  @Post()
  @HttpCode(200)
  @WhoMay('signed-in')
  @ApiOperation({ summary: '保存通知设置 / keep how I want to hear' })
  @ApiOkResponse({ type: MessageSettings })
  keep(@Body() body: PreferenceBody, @Call() caller: Caller): Promise<MessageSettings> {
    return this.answering(caller, 'notifications.keep-preference', (tx) => keepPreference(tx, body));
  }

  @Post('address')
  @HttpCode(200)
  @WhoMay('signed-in')
  @ApiOperation({ summary: '填写地址并获取验证码 / enter an address; a code goes to it' })
  @ApiOkResponse({ type: MessageSettings })
  enter(@Body() body: AddressBody, @Call() caller: Caller): Promise<MessageSettings> {
    return this.answering(caller, 'notifications.enter-address', (tx) =>
      enterAddress(tx, this.vault, this.carriers, body),
    );
  }

  @Post('address/verify')
  @HttpCode(200)
  @WhoMay('signed-in')
  @ApiOperation({ summary: '验证地址 / verify an address by its code' })
  @ApiOkResponse({ type: MessageSettings })
  async verify(@Body() body: CodeBody, @Call() caller: Caller): Promise<MessageSettings> {
    const answer = await this.work.run(caller, 'notifications.verify-address', (tx) =>
      verifyAddress(tx, this.vault, body),
    );
    if (answer.outcome === 'wrong') throw notificationsRefusal('code-wrong', { left: answer.left });
    if (answer.outcome === 'ended') throw notificationsRefusal('code-ended');
    return this.read(caller);
  }

  @Post('address/remove')
  @HttpCode(200)
  @WhoMay('signed-in')
  @ApiOperation({ summary: '删除地址 / forget an address' })
  @ApiOkResponse({ type: MessageSettings })
  remove(@Body() { channel }: ChannelBody, @Call() caller: Caller): Promise<MessageSettings> {
    return this.answering(caller, 'notifications.remove-address', (tx) => removeAddress(tx, channel));
  }

  private answering(caller: Caller, act: string, perform: (tx: Tx) => Promise<void>): Promise<MessageSettings> {
    return this.work.run(caller, act, async (tx) => {
      await perform(tx);
      return readSettings(tx, this.vault, this.carriers, caller.actor.id);
    });
  }
}

async function keepPreference(tx: Tx, body: PreferenceBody): Promise<void> {
  const emailOff = kinds.filter((kind) => !body.email.includes(kind));
  await tx.execute(
    `INSERT INTO notifications.preference AS p (account_id, email_off, sms_on, quiet_from, quiet_to, digest, language)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (account_id) DO UPDATE SET email_off = excluded.email_off, sms_on = excluded.sms_on,
       quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, digest = excluded.digest, language = excluded.language`,
    [tx.actor.id, emailOff, [...new Set(body.sms)], body.quietFrom, body.quietTo, body.digest, body.language],
  );
  const subject = { type: 'account', id: tx.actor.id, version: 0, division: tx.actor.division };
  tx.emit('notifications.preference-kept', subject, { digest: body.digest });
}
