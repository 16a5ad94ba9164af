import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnmaskBody } from '@yby/audit';
import { Call, IdParams, Keyless, WhoMay, type Caller } from '@yby/platform';
import { Unmask, UnmaskedHandler } from './application/unmask';

@ApiTags('privacy')
@Controller('applications')
export class UnmaskController {
  constructor(@Inject(Unmask) private readonly unmask: Unmask) {}

  // Keyless: each look is a row of its own, and no answer that shows a number is kept.
  @Post(':id/unmask')
  @HttpCode(200)
  @WhoMay('approver', 'supervisor')
  @Keyless()
  @ApiOperation({ summary: '显示经办人号码 / the handler’s two numbers, for a reason that is written down' })
  @ApiOkResponse({ type: UnmaskedHandler })
  handler(@Param() { id }: IdParams, @Body() body: UnmaskBody, @Call() caller: Caller): Promise<UnmaskedHandler> {
    return this.unmask.handler(caller, id, body);
  }
}
