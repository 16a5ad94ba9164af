import { Injectable } from '@nestjs/common';
import { KeptRecords, type Retention } from '@yby/platform';

/** How long the records of a person's acts are kept after the person has left. */
@Injectable()
export class BookRecords extends KeptRecords {
  protected readonly module = 'ledger';
  protected readonly retention: Retention = {
    what: { zh: '台账记录', en: 'entries of the books' },
    years: 2,
    rule: '条例 19',
    mark: 'verified',
  };
}
