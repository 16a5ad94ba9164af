import { Controller, Get, Post as Write } from '@nestjs/common';
import { WhoMay } from '@yby/platform';

@Controller('permits')
export class PermitsController {
  @Get()
  @WhoMay('agent', 'approver')
  list() {}

  @Get(':id')
  silent() {}

  @Write(':id/redemptions')
  renamed() {}

  @Get('empty')
  @WhoMay()
  nobody() {}

  @Get('open')
  @WhoMay('public')
  open() {}

  @Get('agreed')
  @WhoMay('public')
  agreed() {}
}
