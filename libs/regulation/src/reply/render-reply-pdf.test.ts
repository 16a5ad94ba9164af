import { judgedBy, Printed } from '../../../../test/kit/printed';
import { Law } from '../law/law';
import { shippedData } from '../law/shipped-law';
import { kg } from '../requirement/example-asks';
import type { RequirementAsk } from '../requirement/ask';
import { unpackAsk } from '../requirement/pack-ask';
import { firstEdition, moveInWenzhou, ownPermanganate, reply, withoutKeyAreas } from './example-replies';
import { renderReplyPdf } from './render-reply-pdf';

const printed = async <T>(ask: RequirementAsk, look: (paper: Printed) => T | Promise<T>, law = undefined): Promise<T> =>
  Printed.with(await renderReplyPdf(reply(ask, law)), look);
const textOf = (ask: RequirementAsk) =>
  printed(ask, (paper) => paper.text('-raw').normalize('NFKC').replace(/\s/g, ''));

const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ substance: n % 2 ? 'PC3-01' : 'PC3-02', quantity: kg(String(n + 1)) }));
/** Every fact that can be given, so that the paper is as full as it gets. */
const everything: RequirementAsk = {
  ...moveInWenzhou,
  lines: [
    ...lines(2),
    { substance: 'PC3-08', quantity: kg('3'), form: 'mixture', percent: '37.5', product: 'photoresist' },
  ],
  buyerDivision: '331002',
  route: ['330304', '330324', '330381'],
  selfUse: false,
  yearToDate: { 'PC3-04': kg('12.5'), 'PC3-01': kg('7') },
  multiUse: true,
  medicalCard: false,
  purpose: 'research',
  purchasePaperCarried: true,
  prescription: false,
  agent: true,
  payment: 'transfer',
  sellerMaySell: true,
  bonded: true,
  withinCounty: true,
  transferReason: 'shutdown',
};

test('the same question, day and edition give one number and the same bytes; another gives others', async () => {
  const first = await renderReplyPdf(reply(moveInWenzhou));
  expect((await renderReplyPdf(reply({ ...moveInWenzhou }))).equals(first)).toBe(true);
  expect(first.length).toBeLessThan(200_000);
  const numbers = [
    reply(moveInWenzhou),
    reply(moveInWenzhou, new Law(shippedData, 2)),
    reply(moveInWenzhou, firstEdition, '2026-11-24'),
    reply(moveInWenzhou, withoutKeyAreas),
    reply({ ...moveInWenzhou, date: '2026-11-24' }),
    reply({ ...moveInWenzhou, lines: [{ ...moveInWenzhou.lines[0]!, quantity: kg('101') }] }),
  ].map(({ number }) => number);
  expect(new Set(numbers).size).toBe(6);
  for (const number of numbers) expect(number).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
});

judgedBy('qpdf', 'is a sound PDF to qpdf, whatever its length', async () => {
  for (const ask of [moveInWenzhou, ownPermanganate, everything, { ...moveInWenzhou, lines: lines(50) }])
    expect(await printed(ask, (paper) => paper.check())).toContain('No syntax or stream');
});

judgedBy(
  'pdftotext',
  'gives back its Chinese text: question, answer, articles with marks, flags, turning points',
  async () => {
    const text = await textOf(moveInWenzhou);
    for (const part of [
      '易制毒化学品办理事项答复',
      `编号No.${reply(moveInWenzhou).number}`,
      '于二〇二六年十一月二十三日答复如下',
      '浙江省温州市鹿城区',
      '浙江省温州市乐清市',
      '无需办理',
      '运输所列品种无需办理运输许可证或者运输备案证明',
      '《易制毒化学品管理条例》(以下简称《条例》)第二十条:跨设区的市级行政区域',
      '第三类同样以跨设区的市级行政区域为界(转引,以原文为准)。',
      '公安部重点地区名单未载入,按不在重点地区答复(《条例》第二十条)。',
      '不在同一设区的市(直辖市)的;在公安部确定的重点地区跨县级行政区域的,须办理运输备案证明(鹿城区公安机关)。',
      '法规数据第1版',
      '仅就所列事实和所问日期有效',
      'needsnotransportpermitandnotransportfilingcertificate',
      '第1页,共1页',
    ])
      expect(text).toContain(part);
    expect(await printed(moveInWenzhou, (paper) => paper.text())).toMatch(/1\s+甲苯[\s\S]*第三类\s+—\s+100 千克/);
    expect(text).not.toMatch(/〓|…|undefined|null/);
  },
);

judgedBy('pdftotext', 'an individual’s permanganate fits one page and says that the year is not known', async () => {
  const text = await textOf(ownPermanganate);
  for (const part of [
    '本年累计用量未知',
    '仍须遵守',
    '销售方:建立销售台账',
    '一次购买超过5千克的',
    '全年累计超过50千克的',
    '自用',
    '第1页,共1页',
  ])
    expect(text).toContain(part);
});

judgedBy('pdftotext', 'prints every fact that was given, and none of the asker’s own words', async () => {
  const siteUnit = { code: 'own', zh: '特此证明', en: 'certified' };
  const bans = [{ from: '2020-01-01', to: '2021-01-01', scope: 'all', decisionNo: '自拟文号' } as const];
  const text = await textOf({ ...everything, siteUnit, standing: { bans } });
  for (const part of [
    '浙江省温州市瓯海区、浙江省温州市永嘉县、浙江省温州市瑞安市',
    '浙江省台州市椒江区',
    '同一县(市、区)内的不同地点;不是自用;本年此前已购自用高锰酸钾12.5千克、甲苯7千克;没有印鉴卡;用途:科研',
    '购买许可证或者调拨单随货携带;没有诊断书;在境内与海关特殊监管区域之间进出;原因:停产;付款方式:转账;委托他人代购',
    '供方可以销售;拟多次使用',
    '混合物37.5%(光刻胶)',
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/特此证明|certified|自拟文号/);
});

judgedBy('pdftotext', 'prints the longest question whole, without a code when it is too long for one', async () => {
  const ask: RequirementAsk = {
    ...everything,
    lines: lines(50),
    route: Array.from({ length: 50 }, () => '330383'),
    yearToDate: Object.fromEntries(firstEdition.data.substances.map(({ code }) => [code, kg('1234.5')])),
  };
  expect(reply(ask).address).toBeNull();
  const text = await printed(ask, (paper) => paper.text().normalize('NFKC'));
  for (let n = 1; n <= 50; n++)
    expect(text).toMatch(new RegExp(`^\\s+${n}\\s+(?:\\S.*)?第三类\\s+—\\s+${n} 千克$`, 'm'));
  const packed = await textOf(ask);
  expect(packed.split('浙江省温州市龙港市')).toHaveLength(51);
  for (const { nameZh } of firstEdition.data.substances)
    expect(packed).toContain(`${nameZh.normalize('NFKC').replace(/\s/g, '')}1,234.5千克`);
  expect(packed).toContain('问题过长,二维码容纳不下');
  expect(packed).toContain('freesnobodyofotherduties.');
  expect(packed).not.toMatch(/扫描二维码|…/);
});

judgedBy('pdftoppm', 'carries a code that a 200 dpi scan reads back to the same question, short or long', async () => {
  for (const [ask, page] of [
    [moveInWenzhou, 1],
    [{ ...moveInWenzhou, lines: lines(12) }, 2],
    [{ ...moveInWenzhou, lines: lines(50) }, 4],
  ] as const) {
    const code = await printed(ask, (paper) => paper.code(page));
    expect(code).toBe(reply(ask).address);
    expect(code).toMatch(/^https:\/\/ybq\.wenzhou\.gov\.cn\/ask\?q=[\w-]+$/);
    expect(unpackAsk(code!.split('?q=')[1]!)).toEqual(ask);
  }
});
