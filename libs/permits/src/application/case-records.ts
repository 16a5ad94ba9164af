import { Injectable } from '@nestjs/common';
import { KeptRecords, type Retention } from '@yby/platform';

/** How long the records of a person's acts are kept after the person has left. */
@Injectable()
export class CaseRecords extends KeptRecords {
  protected readonly module = 'permits';
  protected readonly retention: Retention = {
    what: {
      zh: '案卷：申请、证件和核销（含其中经办人的信息）',
      en: 'case files: applications, permits, deliveries, with the handlers named in them',
    },
    years: 10,
    rule: '机关文件材料归档和文书档案保管期限规定',
    mark: 'from memory',
  };
}
