import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  BilingualView,
  Choice,
  Part,
  roles,
  SETTINGS,
  Text,
  WhoMay,
  Work,
  type Role,
  type Settings,
} from '@yby/platform';
import { demoAccounts } from './demo-accounts';

export class DemoAccountView {
  @Text() username: string;
  @Text() password: string;
  @Text() name: string;
  @Choice(Object.keys(roles) as Role[], { many: true, name: 'Role' }) roles: Role[];
  @Text() place: string;
  @Part(() => BilingualView) story: BilingualView;
}

export class DemoAccountList {
  @Part(() => DemoAccountView, { many: true }) items: DemoAccountView[];
}

@ApiTags('demo')
@Controller('demo')
export class DemoController {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('accounts')
  @WhoMay('public')
  @ApiOperation({ summary: '演示账户 / accounts of the demo; empty elsewhere' })
  @ApiOkResponse({ type: DemoAccountList })
  async list(): Promise<DemoAccountList> {
    // Both must hold: a demo's database may be restored into a real installation by mistake.
    if (!this.settings.demo || this.settings.production) return { items: [] };
    return { items: await this.work.read(demoAccounts) };
  }
}
