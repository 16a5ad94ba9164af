import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UnmaskBody } from '@yby/audit';
import { Call, IdParams, Keyless, WhoMay, type Caller } from '@yby/platform';
import { UnmaskedFiling, UnmaskFiling } from './unmask';

@ApiTags('privacy')
@Controller('filings')
export class UnmaskFilingController {
  constructor(@Inject(UnmaskFiling) private readonly unmask: UnmaskFiling) {}

  // Keyless: each look is a row of its own, and no answer that shows a number is kept.
  @Post(':id/unmask')
  @HttpCode(200)
  @WhoMay('approver', 'supervisor')
  @Keyless()
  @ApiOperation({ summary: '显示人员号码 / the numbers of a filing’s persons, for a reason that is written down' })
  @ApiOkResponse({ type: UnmaskedFiling })
  persons(@Param() { id }: IdParams, @Body() body: UnmaskBody, @Call() caller: Caller): Promise<UnmaskedFiling> {
    return this.unmask.persons(caller, id, body);
  }
}
