import { Injectable } from '@nestjs/common';
import { KeptRecords, type Retention } from '@yby/platform';

/** How long the records of a person's acts are kept after the person has left. */
@Injectable()
export class FileRecords extends KeptRecords {
  protected readonly module = 'enterprise';
  protected readonly retention: Retention = {
    what: {
      zh: '单位登记和申报（含其中人员名单）',
      en: 'what was declared and registered of the enterprise, with its staff',
    },
    years: 10,
    rule: '机关文件材料归档和文书档案保管期限规定',
    mark: 'from memory',
  };
}
