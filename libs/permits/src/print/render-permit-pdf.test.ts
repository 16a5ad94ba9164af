import { judgedBy, Printed } from '../../../../test/kit/printed';
import { encodeCode } from '../credential/code-text';
import { exampleCredential, memorySigner } from '../credential/examples';
import { sealCredential } from '../credential/seal-credential';
import { printAmount } from './certificate-words';
import { examplePrint } from './examples';
import type { PermitPrint } from './permit-print';
import { renderPermitPdf } from './render-permit-pdf';

let record: PermitPrint;
beforeAll(async () => {
  const code = encodeCode(await sealCredential(exampleCredential(3), memorySigner()), 'ybq.wenzhou.gov.cn');
  record = { ...examplePrint, code };
});

const textOf = async (print: PermitPrint, mode?: '-raw') =>
  Printed.with(await renderPermitPdf(print), (printed) => printed.text(mode));

it('prints the same record as the same bytes, and another record as others', async () => {
  const first = await renderPermitPdf(record);
  expect((await renderPermitPdf(record)).equals(first)).toBe(true);
  expect((await renderPermitPdf({ ...record, number: '330302G20260000124Z' })).equals(first)).toBe(false);
  expect(first.length).toBeLessThan(200_000);
});

judgedBy('qpdf', 'is a sound PDF to qpdf', async () => {
  const said = await Printed.with(await renderPermitPdf(record), (printed) => printed.check());
  expect(said).toContain('No syntax or stream');
});

judgedBy('pdftotext', 'gives back its Chinese text, field by field', async () => {
  const text = (await textOf(record)).normalize('NFKC');
  const { holder, handler, counterparty, lines } = record;
  for (const part of [
    '易制毒化学品购买备案证明',
    '第十七条',
    holder.name,
    holder.uscc,
    holder.legalRepresentative,
    handler.name,
  ])
    expect(text).toContain(part);
  for (const part of [
    handler.maskedId,
    counterparty.name,
    '2026 年 11 月 23 日',
    '2027 年 5 月 22 日',
    '核销记录',
    '多次使用',
  ])
    expect(text).toContain(part);
  for (const line of lines) expect(text).toContain(line.use);
  expect(text).toMatch(/甲苯\s+第三类\s+500\s/);
  expect(text).toContain('1,250.25');
});

judgedBy(
  'pdftotext',
  'prints every line of a transport permit of twenty substances, its carrier and its places',
  async () => {
    const lines = Array.from({ length: 20 }, (_, n) => ({ ...record.lines[0]!, use: `第${n + 1}项用途` }));
    const route = { from: '浙江省温州市鹿城区', to: '福建省福州市仓山区' };
    const carrier = { name: '温州平安危险品运输有限公司', uscc: '91330304712345678Q' };
    const text = await textOf({ ...record, kind: 'transport_permit', lines, route, carrier });
    for (const line of lines) expect(text).toContain(line.use);
    for (const part of ['易制毒化学品运输许可证', carrier.name, route.to, '收货单位', '共 3 页'])
      expect(text).toContain(part);
  },
);

judgedBy('pdftotext', 'prints long names in smaller type, without losing a character', async () => {
  const name = '温州平安危险品运输有限公司第一分公司瓯海物流园区营业部';
  const use = '用于合成树脂溶解、反应釜及管道设备清洗、实验室分析检测以及产品质量抽检留样等多种用途';
  const carrier = { name, uscc: '91330304712345678Q' };
  const print = { ...record, carrier, lines: [{ ...record.lines[0]!, use }] };
  const text = (await textOf(print, '-raw')).replace(/\s/g, '');
  expect(text).toContain(name);
  expect(text).toContain(use);
  expect(text).not.toContain('…');
  const endless = { ...record, lines: [{ ...record.lines[0]!, use: use.repeat(5) }] };
  expect(await textOf(endless)).toContain('…');
});

judgedBy('pdftotext', 'never prints a box for a rare character, but 〓 and its code point', async () => {
  const holder = { ...record.holder, legalRepresentative: '𠮷田㐂' };
  const text = await textOf({ ...record, holder });
  expect(text).toContain('〓田㐂');
  expect(text).toContain('U+20BB7');
  const redemptions = [{ ...record.redemptions[0]!, seller: '𠮷林化工' }];
  const [front, back] = (await textOf({ ...record, redemptions })).split('\f');
  expect(front).not.toContain('U+20BB7');
  expect(back).toContain('〓林化工');
  expect(back).toContain('U+20BB7');
});

judgedBy('pdftoppm', 'carries a code that is read back from a 200 dpi scan of the page', async () => {
  expect(await Printed.with(await renderPermitPdf(record), (printed) => printed.code())).toBe(record.code);
});

it('prints kilograms exactly and pieces with their word', () => {
  expect(printAmount('mg', 1_250_250_001n)).toBe('1,250.250001');
  expect(printAmount('mg', 500_000_000n)).toBe('500');
  expect(printAmount('tablet', 60_000n)).toBe('60,000 片');
  expect(printAmount('injection', 15n)).toBe('15 支');
});
