// Writes sample notices to look at: YBY_SAMPLE=<folder> npx jest -c test/jest.config.js --testMatch '**/test/measure/notice-sample.measure.ts'
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vault } from '@yby/platform';
import { instantOf } from '@yby/platform/contract';
import { returnDefects } from '@yby/regulation/contract';
import { grounds } from '../../libs/permits/src/measure/grounds';
import type { NoticeKind } from '../../libs/permits/src/notice/notice-kinds';
import { noticePrintOf } from '../../libs/permits/src/notice/notice-print';
import type { NoticeFacts, StoredNotice } from '../../libs/permits/src/notice/notice-row';
import { renderNoticePdf } from '../../libs/permits/src/notice/render-notice-pdf';

const open = { open: (text: string) => text } as unknown as Vault;
const point = (
  of: { zh: string; en: string; rule: string; mark: NoticeFacts['points'][number]['mark'] },
  note?: string,
) => ({ zh: of.zh, en: of.en, rule: of.rule, mark: of.mark, note: note ?? null }) as NoticeFacts['points'][number];
const groundOf = (wanted: string) => point(grounds.find(({ code }) => code === wanted)!);

const row = (kind: NoticeKind, facts: Partial<NoticeFacts>): StoredNotice => ({
  id: '019ac000-0000-7000-8000-000000000001',
  number: '易扣〔2026〕330302-0000012号',
  code: '7H3KQ0V9XZ2M4R8T',
  kind,
  application_id: '019ac000-0000-7000-8000-000000000002',
  permit_id: null,
  enterprise_id: '019ac000-0000-7000-8000-000000000003',
  addressee: '温州蓝海涂料有限公司',
  uscc: '91330302MA0Y00024F',
  organ_name: '温州市公安局鹿城区分局',
  facts: {
    matter: 'purchase_filing',
    application: '330302-20261123-0000007',
    permit: '330302G20260000005K',
    points: [],
    note: null,
    until: null,
    due: null,
    authority: null,
    phone: '12345',
    ...facts,
  },
  issued_at: instantOf('2026-11-23T02:10:00Z'),
  division: '330302',
});

const note = '仓库夜间失窃甲苯两桶，公安机关已受理，尚未查明去向' as never;
const samples: [string, StoredNotice][] = [
  ['acceptance', row('acceptance', { due: '2026-11-23T09:30:00.000Z' })],
  [
    'corrections',
    row('one_time_notice', {
      due: '2026-12-07T09:30:00.000Z',
      points: returnDefects.map((one) => point(one, '请按示例写明')),
    }),
  ],
  ['suspension', row('suspension', { until: '2026-12-31', points: [groundOf('goods-lost')], note })],
  [
    'non-acceptance',
    row('non_acceptance', {
      points: [groundOf('beyond-powers')],
      authority: { zh: '浙江省公安厅', en: 'Zhejiang police' },
    }),
  ],
];

it.each(samples)('prints a sample: %s', async (name, notice) => {
  const pdf = await renderNoticePdf(noticePrintOf(notice, open, 'https://ybq.wenzhou.gov.cn'));
  expect((await renderNoticePdf(noticePrintOf(notice, open, 'https://ybq.wenzhou.gov.cn'))).equals(pdf)).toBe(true);
  writeFileSync(join(process.env.YBY_SAMPLE ?? '.', `notice-${name}.pdf`), pdf);
});
