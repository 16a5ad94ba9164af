import { parseAsk, quantityWire } from './scenario-ask';
import { rowsOf, wordsOf } from './scenario-table';

test('a question in words', () => {
  const { ask, law } = parseAsk(
    'purchase unit PC3-01:500kg PC3-08/mixture/photoresist/37.5%:2t at:330302 on:2026-11-23 multi first:2025-11-01 ' +
      'violations:0 licence:none ytd:PC3-04=45kg ban:all:2026-01-01..2026-12-31 firstapp:no site:WZ-JKQ ' +
      'keyareas:330300,330100 oneuse:contract@330302',
  );
  expect(ask).toEqual({
    activity: 'purchase',
    buyerKind: 'unit',
    date: '2026-11-23',
    lines: [
      { substance: 'PC3-01', quantity: { unit: 'mg', amount: '500000000' } },
      {
        substance: 'PC3-08',
        quantity: { unit: 'mg', amount: '2000000000' },
        form: 'mixture',
        percent: '37.5',
        product: 'photoresist',
      },
    ],
    buyerDivision: '330302',
    siteUnit: { code: 'WZ-JKQ', zh: '警务单位 WZ-JKQ', en: 'police unit WZ-JKQ' },
    multiUse: true,
    yearToDate: { 'PC3-04': { unit: 'mg', amount: '45000000' } },
    standing: {
      firstFilingOn: '2025-11-01',
      violationsLastYear: 0,
      licenceValidTo: null,
      bans: [{ scope: 'all', from: '2026-01-01', to: '2026-12-31', decisionNo: '停止受理决定 1 号' }],
    },
    file: { firstApplication: false },
  });
  expect(law).toEqual({
    keyAreas: ['330300', '330100'],
    settings: [{ area: '330302', key: 'one-use', value: 'contract' }],
  });
});

test('what is not said stays unknown', () => {
  expect(parseAsk('transport individual PC1-12/preparation:30tablets from:330302 to:331002 on:2026-11-23').ask).toEqual(
    {
      activity: 'transport',
      buyerKind: 'individual',
      date: '2026-11-23',
      lines: [{ substance: 'PC1-12', form: 'preparation', quantity: { unit: 'tablet', amount: '30' } }],
      originDivision: '330302',
      destinationDivision: '331002',
    },
  );
});

test.each([
  ['5.000001kg', 'mg', '5000001'],
  ['-3kg', 'mg', '-3000000'],
  ['0kg', 'mg', '0'],
  ['100g', 'mg', '100000'],
  ['600000t', 'mg', '600000000000000'],
  ['15001injections', 'injection', '15001'],
  ['1.5tablets', 'tablets', '1.5tablets'],
  ['5litres', 'litres', '5'],
  ['much', 'mg', 'much'],
])('%s is %s %s', (text, unit, amount) => {
  expect(quantityWire(text)).toEqual({ unit, amount });
});

test.each([
  ['purchase unit PC3-01:5kg cheap', /no such word.*cheap/],
  ['purchase unit PC3-01:5kg self:maybe', /neither yes nor no/],
  ['purchase unit PC3-01:5kg ban:all:2026', /not a ban/],
])('%s is refused', (text, error) => {
  expect(() => parseAsk(text)).toThrow(error);
});

test('tables with an id are read, others are prose, and a cell too many is named', () => {
  const table =
    '# x\n\n| 词 token | 意思 meaning |\n|---|---|\n| a | b |\n\n| 编号 id | 问 ask |\n|---|---|\n| A-1 | `x y` |\n';
  expect(rowsOf(table, 't.md')).toEqual([{ line: 9, cells: { id: 'A-1', ask: 'x y' } }]);
  expect(() => rowsOf(`${table}| A-2 | x | y |\n`, 't.md')).toThrow('t.md:10: 3 cells under 2 headings');
  expect(wordsOf('-')).toEqual([]);
});
