import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PaperSeal } from '@yby/platform';
import { instantOf, type Instant } from '@yby/platform/contract';
import { judgedBy, Printed } from '../../../../test/kit/printed';
import { encodeCode } from '../credential/code-text';
import { exampleCredential, memorySigner } from '../credential/examples';
import { sealCredential } from '../credential/seal-credential';
import { printAmount } from './certificate-words';
import { examplePrint } from './examples';
import type { PermitPrint } from './permit-print';
import { renderPermitPdf, renderPermitsPdf } from './render-permit-pdf';

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

describe('a paper that is signed', () => {
  const at = instantOf('2026-11-23T06:05:07.000Z');
  let folder: string;
  let seal: PaperSeal;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yby-seal-'));
    seal = new PaperSeal({ data: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const signed = async (print: PermitPrint = record, signedAt = at) =>
    seal.sign(await renderPermitPdf(print, { signedAt }));

  it('is the same to the byte, but for its signature and the moment of signing', async () => {
    const without = (pdf: Buffer) =>
      pdf
        .toString('latin1')
        .replace(/\/Contents <[0-9a-f]+>/, '')
        .replace(/\/M \(D:\d{14}Z\)/, '');
    const [first, later] = [await signed(), await signed(record, (at + 60_000) as Instant)];
    expect(first.equals(later)).toBe(false);
    expect(without(first)).toBe(without(later));
    // RSA signatures are repeatable too: the same moment gives the same file.
    expect((await signed()).equals(first)).toBe(true);
  });

  judgedBy('pdfsig', 'has a valid signature over the whole file, until a byte of it is changed', async () => {
    const pdf = await signed();
    const said = await Printed.with(pdf, (printed) => printed.signatures());
    console.info(said);
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('ETSI.CAdES.detached');
    expect(said).toContain('Total document signed');
    const changed = Buffer.from(pdf);
    const place = changed.indexOf('/Reason');
    changed.write('/Reasom', place, 'latin1');
    expect(await Printed.with(changed, (printed) => printed.signatures())).not.toContain('Signature is Valid');
  });

  judgedBy('qpdf', 'is still a sound PDF', async () => {
    expect(await Printed.with(await signed(), (printed) => printed.check())).toContain('No syntax or stream');
  });

  judgedBy(
    'openssl',
    'carries a CMS that openssl verifies, with the certificate bound into what is signed',
    async () => {
      const pdf = await signed();
      const [, a, b, c] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\s*\]/.exec(pdf.toString('latin1'))!.map(Number);
      expect(b! + c!).toBe(pdf.length);
      const hexes = pdf.subarray(a! + 1, b! - 1).toString('latin1');
      const padded = Buffer.from(hexes, 'hex');
      const der = padded.subarray(0, 4 + padded.readUInt16BE(2));
      const place = (name: string) => join(folder, name);
      writeFileSync(place('cms'), der);
      writeFileSync(place('content'), Buffer.concat([pdf.subarray(0, a), pdf.subarray(b)]));
      const words = ['-inform', 'DER', '-in', place('cms'), '-content', place('content'), '-binary', '-noverify'];
      const { status, stderr } = spawnSync('openssl', ['cms', '-verify', ...words, '-out', place('out')], {
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, expect.stringMatching(/successful/i)]);
      const shown = spawnSync('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', place('cms')], {
        encoding: 'utf8',
      });
      expect(shown.stdout).toContain('id-smime-aa-signingCertificateV2');
      expect(shown.stdout).not.toContain('signingTime');
    },
  );

  judgedBy('openssl', 'takes the certificate of an authority from a P12 or a PEM, RSA or ECDSA', async () => {
    for (const [form, algorithm] of [
      ['p12', ['rsa:2048']],
      ['pem', ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']],
    ] as const) {
      const data = join(folder, form);
      const keys = join(data, 'keys');
      mkdirSync(keys, { recursive: true });
      const [key, certificate] = [join(data, 'key'), join(data, 'certificate')];
      const openssl = (words: readonly string[]) => spawnSync('openssl', words, { encoding: 'utf8' });
      const making = ['req', '-x509', '-newkey', ...algorithm, '-nodes', '-days', '3650', '-subj', '/CN=Authority'];
      openssl([...making, '-keyout', key, '-out', certificate]);
      if (form === 'p12') {
        const packing = ['pkcs12', '-export', '-inkey', key, '-in', certificate, '-passout', 'pass:secret'];
        openssl([...packing, '-out', join(keys, 'paper-seal.p12')]);
        writeFileSync(join(keys, 'paper-seal.password'), 'secret\n', { mode: 0o600 });
        chmodSync(join(keys, 'paper-seal.p12'), 0o600);
      } else
        writeFileSync(join(keys, 'paper-seal.pem'), readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8'), {
          mode: 0o600,
        });
      const pdf = await new PaperSeal({ data }).sign(await renderPermitPdf(record, { signedAt: at }));
      const said = await Printed.with(pdf, (printed) => printed.signatures());
      expect([form, said]).toEqual([form, expect.stringContaining('Signature is Valid')]);
      expect(said).toContain('Authority');
    }
    writeFileSync(join(folder, 'p12/keys/paper-seal.password'), 'wrong');
    await expect(
      new PaperSeal({ data: join(folder, 'p12') }).sign(await renderPermitPdf(record, { signedAt: at })),
    ).rejects.toThrow('wrong password');
  });
});

it('declares PDF/A-2b: the facts as XMP, the colours, every font in the file', async () => {
  const pdf = (await renderPermitPdf(record)).toString('latin1');
  expect(pdf).toContain('<pdfaid:part>2</pdfaid:part>');
  expect(pdf).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
  expect(pdf).toMatch(/\/OutputIntents/);
  expect(pdf).not.toMatch(/\/Encrypt|\/JavaScript/);
});

judgedBy('pdffonts', 'has every font embedded, as a subset, with its characters', async () => {
  const [, , ...rows] = (await Printed.with(await renderPermitPdf(record), (printed) => printed.fonts()))
    .trim()
    .split('\n');
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatch(/ yes yes yes /);
});

judgedBy('pdftotext', 'a mirror says on every page what it is, and carries no seal', async () => {
  const mirror = (await textOf({ ...record, mirror: true }, '-raw')).normalize('NFKC').replace(/\s/g, '');
  for (const part of ['镜像件', 'NOTSEALED', '以发证机关签发的原件为准']) expect(mirror).toContain(part);
  expect(mirror).not.toContain('电子签发');
  expect(mirror).toContain('全国编号:待登记');
  const national = { number: '浙备2026-0031942', on: '2026-11-24' as const };
  const known = (await textOf({ ...record, mirror: true, national }, '-raw')).normalize('NFKC').replace(/\s/g, '');
  expect(known).toContain('全国编号浙备2026-0031942');
  expect(await textOf(record)).not.toContain('镜像件');
});

judgedBy('pdftotext', 'several papers in one file keep their own numbers and pages', async () => {
  const numbers = ['330302G202600001232', '330302G20260000124Z', '330302G20260000125X'];
  const [first, ...others] = numbers.map((number) => ({ ...record, number }));
  const pdf = await renderPermitsPdf([first!, ...others]);
  const pages = (await Printed.with(pdf, (printed) => printed.text())).split('\f').slice(0, -1);
  expect(pages).toHaveLength(6);
  pages.forEach((page, at) => {
    expect(page).toContain(numbers[Math.floor(at / 2)]);
    expect(page).toContain(`第 ${(at % 2) + 1} 页，共 2 页`);
  });
});
