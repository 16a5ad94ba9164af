import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  BilingualView,
  Choice,
  Clock,
  Flag,
  Part,
  platformRefusal,
  roles,
  SETTINGS,
  Text,
  WhoMay,
  Work,
  type Role,
  type Settings,
} from '@yby/platform';
import { demoAccounts, demoCode } from './demo-accounts';

export class DemoAccountView {
  @Text() username: string;
  @Text() password: string;
  @Text() name: string;
  @Choice(Object.keys(roles) as Role[], { many: true, name: 'Role' }) roles: Role[];
  @Flag({ about: 'signs in with a code too, which GET /demo/code tells' }) code: boolean;
  @Text() place: string;
  @Part(() => BilingualView) story: BilingualView;
}

export class DemoAccountList {
  @Part(() => DemoAccountView, { many: true }) items: DemoAccountView[];
}

export class DemoCodeQuery {
  @Text({ min: 1, max: 64 }) username: string;
}

export class DemoCodeView {
  @Text({ about: 'the next one that will be taken' }) code: string;
}

@ApiTags('demo')
@Controller('demo')
export class DemoController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('accounts')
  @WhoMay('public')
  @ApiOperation({ summary: '演示账户 / accounts of the demo; empty elsewhere' })
  @ApiOkResponse({ type: DemoAccountList })
  async list(): Promise<DemoAccountList> {
    return { items: this.open ? await this.work.read(demoAccounts) : [] };
  }

  @Get('code')
  @WhoMay('public')
  @ApiOperation({ summary: '演示账户的当前验证码 / the present code of a demo account; nowhere else' })
  @ApiOkResponse({ type: DemoCodeView })
  async code(@Query() { username }: DemoCodeQuery): Promise<DemoCodeView> {
    const code = this.open ? await this.work.read((sql) => demoCode(sql, username, this.clock.wall())) : null;
    if (code === null) throw platformRefusal('not-found');
    return { code };
  }

  // Both must hold: a demo's database may be restored into a real installation by mistake.
  private get open(): boolean {
    return this.settings.demo && !this.settings.production;
  }
}
