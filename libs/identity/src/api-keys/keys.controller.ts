import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Choice, Clock, IdParams, PageQuery, Part, Text, WhoMay, Whole, Work } from '@yby/platform';
import type { Caller, Tx } from '@yby/platform';
import { issueKey } from './issue-key';
import { KeyPage, keyView, KeyView, ownKey, readKeys } from './key-view';
import { revokeKey } from './revoke-key';
import { rotateKey } from './rotate-key';
import { keyScopeNames, MOST_KEY_DAYS, MOST_OVERLAP_HOURS, type KeyScope } from './scopes';

export class NewKeyBody {
  @Text({ min: 1, max: 100, about: 'which program holds it' }) label: string;
  @Choice(keyScopeNames, { many: true, least: 1, most: 20, name: 'KeyScope' }) scopes: KeyScope[];
  @Whole({ from: 1, to: MOST_KEY_DAYS, about: 'days until it ends' }) days: number;
}

export class RotateKeyBody {
  @Whole({ from: 1, to: MOST_KEY_DAYS, about: 'days until the new key ends' }) days: number;
  @Whole({ from: 0, to: MOST_OVERLAP_HOURS, about: 'hours for which the old key goes on' }) overlapHours: number;
}

export class IssuedKey {
  @Part(() => KeyView) key: KeyView;
  @Text({ nullable: true, about: 'the key itself, once: a repeated request is answered without it' }) secret:
    string | null;
}

export class KeyQuery extends PageQuery {}

@ApiTags('keys')
@Controller('keys')
export class KeysController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @WhoMay('enterprise_admin')
  @ApiOperation({ summary: '本单位的接口密钥 / API keys of the own enterprise' })
  @ApiOkResponse({ type: KeyPage })
  list(@Query() query: KeyQuery, @Call() { actor }: Caller): Promise<KeyPage> {
    return this.work.read(async (sql) => readKeys(sql, actor, query, await this.clock.nowIn(sql)));
  }

  @Post()
  @WhoMay('enterprise_admin')
  @ApiOperation({ summary: '签发接口密钥（仅显示一次） / issue a key, shown once' })
  @ApiCreatedResponse({ type: IssuedKey })
  issue(@Body() body: NewKeyBody, @Call() caller: Caller): Promise<IssuedKey> {
    return this.shownOnce(caller, 'identity.issue-key', (tx) => issueKey(tx, body));
  }

  @Post(':id/rotate')
  @WhoMay('enterprise_admin')
  @ApiOperation({ summary: '轮换接口密钥 / replace a key; the old one goes on for the overlap' })
  @ApiCreatedResponse({ type: IssuedKey })
  rotate(@Param() { id }: IdParams, @Body() body: RotateKeyBody, @Call() caller: Caller): Promise<IssuedKey> {
    return this.shownOnce(caller, 'identity.rotate-key', (tx) => rotateKey(tx, id, body));
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @WhoMay('enterprise_admin')
  @ApiOperation({ summary: '立即撤销 / revoke at once' })
  @ApiOkResponse({ type: KeyView })
  revoke(@Param() { id }: IdParams, @Call() caller: Caller): Promise<KeyView> {
    return this.work.run(caller, 'identity.revoke-key', async (tx) => {
      await revokeKey(tx, id);
      return keyView(await ownKey(tx, id), tx.actor, tx.now);
    });
  }

  // The kept answer of an act can be given again for days: the secret stays out of it.
  private async shownOnce(
    caller: Caller,
    act: string,
    make: (tx: Tx) => Promise<{ id: string; text: string }>,
  ): Promise<IssuedKey> {
    let made: { id: string; text: string } | null = null;
    const key = await this.work.run(caller, act, async (tx) => {
      made = await make(tx);
      return keyView(await ownKey(tx, made.id), tx.actor, tx.now);
    });
    const { id, text } = made ?? { id: null, text: null };
    return { key, secret: id === key.id ? text : null };
  }
}
