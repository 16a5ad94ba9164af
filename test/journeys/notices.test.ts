import { inflateRawSync } from 'node:zlib';
import { City } from '../kit/city';
import { claimed, permitOf, submitted, type PermitAnswer } from '../kit/filing';
import { judgedBy, Printed } from '../kit/printed';
import { refused } from '../kit/refused';

interface Notice {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly title: { zh: string };
  readonly readAt: string | null;
}

describe('every legally relevant act leaves its paper', () => {
  let city: City;
  let caseId: string;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  const notices = async (who: string, path: string) =>
    (await (await city.as(who)).get<{ items: Notice[] }>(path)).items;
  const pdf = async (who: string, id: string) => {
    const response = await (await city.as(who)).raw('GET', `/notices/${id}/pdf`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return Buffer.from(await response.arrayBuffer());
  };
  const textOf = async (bytes: Buffer) =>
    Printed.with(bytes, (paper) => paper.text('-raw').normalize('NFKC').replace(/\s/g, ''));

  test('acceptance, corrections and refusal stand beside the case, numbered, in the order of the acts', async () => {
    const { id } = await submitted(city, 'paint');
    caseId = id;
    const officer = await city.as('approver');
    const { fence } = await claimed(city, 'approver', id);
    const defects = [{ code: 'use-unclear', note: '请写明稀释用途' }, { code: 'statement-unsealed' }];
    await officer.post(`/review/applications/${id}/return`, { fence, defects });
    const all = await notices('paint', `/applications/${id}/notices`);
    expect(all.map(({ kind, readAt }) => [kind, readAt])).toEqual([
      ['acceptance', null],
      ['one_time_notice', null],
    ]);
    expect(all[0]!.number).toMatch(/^易受〔2026〕330302-\d{7}号$/);
    const second = await submitted(city, 'paint');
    const taken = await claimed(city, 'approver', second.id);
    await officer.post(`/review/applications/${second.id}/refuse`, {
      fence: taken.fence,
      reason: 'no-legitimate-use',
      note: '材料与产能不符',
    });
    expect((await notices('approver', `/applications/${second.id}/notices`)).map(({ kind }) => kind)).toEqual([
      'acceptance',
      'refusal',
    ]);
    const words = await city.rows<{ clear: boolean }>(
      `SELECT bool_or(facts::text LIKE '%产能不符%') AS clear FROM permits.notice`,
    );
    expect(words[0]!.clear).toBe(false);
  });

  test('opened by a person of the addressee it is delivered, once; an officer’s look proves nothing', async () => {
    const [first] = await notices('paint', `/applications/${caseId}/notices`);
    const seen = await pdf('approver', first!.id);
    expect((await notices('approver', `/applications/${caseId}/notices`))[0]!.readAt).toBeNull();
    const own = await pdf('paint', first!.id);
    expect(own.equals(seen)).toBe(true);
    await pdf('paint', first!.id);
    expect((await notices('approver', `/applications/${caseId}/notices`))[0]!.readAt).toBe('2026-11-23T01:30:00.000Z');
    const opened = await city.rows(`SELECT FROM platform.journal WHERE event = 'permits.notice-opened'`);
    expect(opened).toHaveLength(1);
  });

  judgedBy('pdftotext', 'the paper names defects, article, organ, phone and day, and its code checks it', async () => {
    const [, corrections] = await notices('paint', `/applications/${caseId}/notices`);
    const bytes = await pdf('paint', corrections!.id);
    const text = await textOf(bytes);
    for (const part of [
      '补正告知书',
      corrections!.number.normalize('NFKC'),
      '温州蓝海涂料有限公司',
      '请写明稀释用途',
      '盖单位公章',
      '凭记忆录入,以原文为准',
      '温州市公安局鹿城区分局',
      '联系电话12345',
      '二〇二六年十一月二十三日',
      '镜像件未加盖印章',
      '第1页,共1页',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|null|〓|…/);
    await Printed.with(bytes, async (paper) => {
      expect(paper.check()).toContain('No syntax or stream');
      const address = await paper.code();
      expect(address).toMatch(/^http:\/\/localhost:3000\/n\/[0-9A-HJKMNP-TV-Z]{16}$/);
      const check = await city
        .nobody()
        .get<{ number: string; genuine: boolean }>(`/notices/check/${address!.slice(-16)}`);
      expect(check).toMatchObject({ genuine: true, number: corrections!.number, addressee: '温州蓝海涂料有限公司' });
    });
    expect(await refused(city.nobody().get('/notices/check/AAAAAAAAAAAAAAAA'))).toMatchObject({ status: 404 });
  });

  judgedBy(
    'pdftotext',
    'each measure has its decision with ground and remedies, and the clock’s restoration too',
    async () => {
      const act = async (id: string, proposal: object) => {
        const { measure } = await (
          await city.as('approver')
        ).post<{ measure: { id: string } }>(`/permits/${id}/measures`, { note: '事实如卷', ...proposal });
        await (await city.as('supervisor')).post(`/measures/${measure.id}/confirm`);
      };
      const permit: PermitAnswer = await permitOf(city, 'paint', { multiUse: true });
      await act(permit.id, { act: 'suspend', ground: 'goods-lost', until: '2026-11-24' });
      await city.setClock('2026-11-24T16:00:00.000Z');
      await city.fireDeadlines();
      await (
        await city.as('approver')
      ).post(`/permits/${permit.id}/reissue`, {
        reason: 'clerical_error',
        note: '用途写错',
        lines: [{ substance: 'PC3-01', use: '稀释' }],
      });
      await act(permit.id, { act: 'annul', ground: 'deceit' });
      await act(permit.id, { act: 'deregister', ground: 'ended' });
      const all = await notices('paint', `/permits/${permit.id}/notices`);
      expect(all.map(({ kind }) => kind)).toEqual([
        'suspension',
        'restoration',
        'replacement',
        'annulment',
        'deregistration',
      ]);
      expect(await notices('seller', `/permits/${permit.id}/notices`)).toEqual([]);
      const suspension = await textOf(await pdf('paint', all[0]!.id));
      for (const part of [
        permit.number,
        '至二〇二六年十一月二十四日止',
        '丢失、被盗、被抢',
        '事实:事实如卷。',
        '六十日内',
        '六个月内',
      ])
        expect(suspension).toContain(part);
      expect(await textOf(await pdf('paint', all[1]!.id))).toContain('暂扣期限届满');
      expect(await textOf(await pdf('paint', all[2]!.id))).toContain('更正用途:甲苯');
    },
  );

  test('the case exports as one archive: all for the organ, and for the enterprise what is not the organ’s own', async () => {
    await city.deliver();
    const [row] = await city.rows<{ id: string }>(
      `SELECT id FROM permits.application WHERE permit_id IS NOT NULL ORDER BY id LIMIT 1`,
    );
    const archive = async (who: string) => {
      const response = await (await city.as(who)).raw('GET', `/applications/${row!.id}/archive`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
      return entriesOf(Buffer.from(await response.arrayBuffer()));
    };
    const own = await archive('paint');
    expect([...own.keys()]).toEqual([
      'application.json',
      'checks.json',
      'events.json',
      'notices.json',
      'notices/01-acceptance.pdf',
      'notices/02-suspension.pdf',
      'notices/03-restoration.pdf',
      'notices/04-replacement.pdf',
      'notices/05-annulment.pdf',
      'notices/06-deregistration.pdf',
      'permit.json',
      'permit-history.json',
      'permit.pdf',
      'attachments/1-合法使用需要证明.pdf',
    ]);
    for (const [name, bytes] of own) if (name.endsWith('.pdf')) expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const filed = (entries: Map<string, Buffer>) =>
      JSON.parse(entries.get('application.json')!.toString()) as { handler: { idNumber: string } };
    const officers = await archive('approver');
    expect(filed(own).handler.idNumber).toBe('330302199203151228');
    expect(filed(officers).handler.idNumber).toContain('*');
    expect(await refused((await city.as('seller')).get(`/applications/${row!.id}/archive`))).toMatchObject({
      status: 404,
    });
  });
});

/** Entries of a ZIP by its central directory, in their order (APPNOTE 4.3). */
function entriesOf(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entries = new Map<string, Buffer>();
  for (let n = zip.readUInt16LE(end + 10), at = zip.readUInt32LE(end + 16); n > 0; n--) {
    const [method, packed, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + packed);
    entries.set(name, method === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
