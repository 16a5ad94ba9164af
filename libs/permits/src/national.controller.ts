import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Call, Day, IdParams, Text, WhoMay, type Caller } from '@yby/platform';
import { NationalView } from './national/national-row';
import { nationalNumber, RegisterNational } from './national/register-national';

class NationalNumber {
  @Text({ min: 4, max: 40, pattern: nationalNumber, about: 'number in the national system' }) number: string;
  @Day({ about: 'day of its registration there' }) on: string;
}

/** What the national system knows of a paper, entered by hand. */
@ApiTags('permits')
@Controller('permits/:id/national')
export class NationalController {
  constructor(@Inject(RegisterNational) private readonly national: RegisterNational) {}

  @Post()
  @HttpCode(200)
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '登记全国编号 / enter the number that the national system gave the paper' })
  @ApiOkResponse({ type: NationalView })
  register(
    @Param() { id }: IdParams,
    @Body() { number, on }: NationalNumber,
    @Call() caller: Caller,
  ): Promise<NationalView> {
    return this.national.register(caller, id, number, on as `${number}-${number}-${number}`);
  }

  @Post('again')
  @HttpCode(200)
  @WhoMay('approver', 'supervisor')
  @ApiOperation({ summary: '重新报送全国系统 / hand the paper over to the national system again' })
  @ApiOkResponse({ type: NationalView })
  again(@Param() { id }: IdParams, @Call() caller: Caller): Promise<NationalView> {
    return this.national.again(caller, id);
  }
}
