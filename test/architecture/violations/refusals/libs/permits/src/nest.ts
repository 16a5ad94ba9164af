import * as nest from '@nestjs/common';

export function refuse(): never {
  throw new nest.BadRequestException('no');
}
