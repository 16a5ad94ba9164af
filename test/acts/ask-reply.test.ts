import { City } from '../kit/city';
import { judgedBy, Printed } from '../kit/printed';
import { problemOf, refused } from '../kit/refused';
import { unpackAsk } from '@yby/regulation/contract';

const toluene = { substance: 'PC3-01', quantity: { unit: 'mg', amount: '100000000' } } as const;
/** Lucheng to Yueqing, both in Wenzhou. */
const move = {
  activity: 'transport',
  buyerKind: 'unit',
  date: '2026-11-23',
  originDivision: '330302',
  destinationDivision: '330382',
  lines: [toluene],
} as const;
const buy = {
  activity: 'purchase',
  buyerKind: 'unit',
  date: '2026-11-23',
  buyerDivision: '330302',
  lines: [toluene],
} as const;

describe('the formal reply that nothing is needed', () => {
  let city: City;
  const post = (body: unknown) =>
    city.nobody().raw('POST', '/ask/reply', { 'content-type': 'application/json' }, JSON.stringify(body));
  const pdfOf = async (body: unknown) => {
    const response = await post(body);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return new Uint8Array(await response.arrayBuffer());
  };
  const numberOf = async (body: unknown) => {
    const response = await post(body);
    // Read to its end: an answer left half read keeps the server from closing.
    await response.arrayBuffer();
    return /^inline; filename="reply-([0-9A-F-]{14})\.pdf"$/.exec(response.headers.get('content-disposition')!)?.[1];
  };

  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  it('is a PDF for anybody, without login and without a key; the same question on the same day has the same bytes', async () => {
    const bare = await fetch(`${city.url}/api/ask/reply`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(move),
    });
    expect(bare.status).toBe(200);
    const first = new Uint8Array(await bare.arrayBuffer());
    expect(new TextDecoder().decode(first.subarray(0, 5))).toBe('%PDF-');
    const turned = Object.fromEntries(Object.entries({ ...move, selfUse: null }).reverse());
    expect(Buffer.compare(await pdfOf(turned), first)).toBe(0);
    expect(await numberOf(move)).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(await numberOf(move)).toBe(await numberOf(turned));
    expect(await numberOf({ ...move, date: '2026-11-24' })).not.toBe(await numberOf(move));
  });

  judgedBy('qpdf', 'the reply is a sound PDF to qpdf', async () => {
    expect(await Printed.with(await pdfOf(move), (paper) => paper.check())).toContain('No syntax or stream');
  });

  judgedBy('pdftotext', 'the reply names question, answer, articles, flags, edition and its own day', async () => {
    const text = await Printed.with(await pdfOf(move), (paper) => paper.text('-raw').normalize('NFKC'));
    const words = text.replace(/\s/g, '');
    for (const part of [
      '易制毒化学品办理事项答复',
      '浙江省温州市乐清市',
      '无需办理',
      '《易制毒化学品管理条例》(以下简称《条例》)第二十条',
      '转引,以原文为准',
      '重点地区名单未载入',
      '须办理运输备案证明(鹿城区公安机关)',
      '法规数据第1版',
      '二〇二六年十一月二十三日',
    ])
      expect(words).toContain(part);
    expect(words).toContain(`编号No.${await numberOf(move)}`);
  });

  judgedBy('pdftoppm', 'the code on the reply opens the page of questions with the same question', async () => {
    const code = await Printed.with(await pdfOf(move), (paper) => paper.code());
    const [page, packed] = code!.split('?q=');
    expect(page).toBe(`${city.settings.publicUrl}/ask`);
    expect(unpackAsk(packed!)).toEqual(move);
  });

  it('a paper that is needed: refused, with the paper, its organ and the article', async () => {
    expect(await problemOf(await post(buy))).toBe('422 regulation.not-formal');
    const away = { ...move, destinationDivision: '310115' };
    expect((await refused(city.nobody().post('/ask/reply', away))).title).toMatch(
      /^不属于无需办理的情形，不能出具书面答复：须办理运输备案证明（鹿城区公安机关）（条例 20、.*办法 15.*）$/,
    );
    const problem = (await (await post({ ...buy, lines: [toluene, { ...toluene, substance: 'PC1-03' }] })).json()) as {
      zh: { todo: string };
      en: { todo: string };
      facts: { outcome: string };
    };
    expect(problem.facts.outcome).toBe('other_authority');
    expect(problem.zh.todo).toBe('请按答复办理：向浙江省公安机关申请购买许可证，向鹿城区公安机关申请购买备案证明');
    expect(problem.en.todo).toContain('apply to the Police of Lucheng District for a purchase filing certificate');
  });

  it('what is forbidden, and one line of many that needs a paper: refused too', async () => {
    const person = { ...buy, buyerKind: 'individual', lines: [{ ...toluene, substance: 'PC2-01' }] };
    expect(await refused(city.nobody().post('/ask/reply', person))).toMatchObject({
      code: 'regulation.not-formal',
      title: expect.stringContaining('不得办理'),
    });
    const own = {
      ...buy,
      selfUse: true,
      lines: [{ substance: 'PC3-04', quantity: { unit: 'mg', amount: '5000000' } }],
    };
    expect((await pdfOf(own)).length).toBeGreaterThan(10_000);
    expect(await refused(city.nobody().post('/ask/reply', { ...own, lines: [...own.lines, toluene] }))).toMatchObject({
      status: 422,
      code: 'regulation.not-formal',
    });
  });

  it('an unreadable question is refused field by field', async () => {
    expect(await refused(city.nobody().post('/ask/reply', { ...move, destinationDivision: '330302' }))).toMatchObject({
      status: 400,
      code: 'regulation.unreadable-ask',
      defects: ['destinationDivision same-place'],
    });
    expect(await refused(city.nobody().post('/ask/reply', { ...move, lines: [] }))).toMatchObject({
      code: 'platform.bad-input',
    });
  });

  it('the day of the reply is the clock’s, and another day is another number', async () => {
    const before = await numberOf(move);
    await city.setClock('2026-11-23T16:30:00.000Z');
    expect(await numberOf(move)).not.toBe(before);
  });
});
