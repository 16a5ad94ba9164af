import fc from 'fast-check';
import { isCas } from '../identifiers/cas';
import { Law } from '../law/law';
import { shippedData } from '../law/shipped-law';
import { aliases } from './aliases';
import { findSubstances } from './find-substances';
import { folded } from './folded-text';
import { pinyinLines } from './pinyin.generated';

const catalogue = shippedData.substances;

test.each([
  ['丙酮', 'PC3-02', 'name', '丙酮'],
  ['bingtong', 'PC3-02', 'pinyin', '丙酮'],
  ['bing tong', 'PC3-02', 'pinyin', '丙酮'],
  ['BT', 'PC3-02', 'initials', '丙酮'],
  ['acetone', 'PC3-02', 'english', 'Acetone'],
  ['67-64-1', 'PC3-02', 'cas', '67-64-1'],
  ['67641', 'PC3-02', 'cas', '67-64-1'],
  ['６７－６４－１', 'PC3-02', 'cas', '67-64-1'],
  ['ＰＣ３－０２', 'PC3-02', 'code', 'PC3-02'],
  ['pc3 02', 'PC3-02', 'code', 'PC3-02'],
  ['二甲基酮', 'PC3-02', 'alias', '二甲基酮'],
  ['MEK', 'PC3-03', 'abbreviation', 'MEK'],
  ['丁酮', 'PC3-03', 'alias', '丁酮'],
  ['2-Butanone', 'PC3-03', 'english', '2-butanone'],
  ['醋酐', 'PC2-02', 'alias', '醋酐'],
  ['乙酸酐', 'PC2-02', 'alias', '乙酸酐'],
  ['氯仿', 'PC2-03', 'alias', '氯仿'],
  ['lvfang', 'PC2-03', 'pinyin', '氯仿'],
  ['lufang', 'PC2-03', 'pinyin', '氯仿'],
  ['二乙醚', 'PC2-04', 'alias', '二乙醚'],
  ['氢氯酸', 'PC3-06', 'alias', '氢氯酸'],
  ['灰锰氧', 'PC3-04', 'alias', '灰锰氧'],
  ['PP粉', 'PC3-04', 'alias', 'PP 粉'],
  ['KMnO₄', 'PC3-04', 'abbreviation', 'KMnO4'],
  ['gmsj', 'PC3-04', 'initials', '高锰酸钾'],
  ['溴', 'PC2-06', 'alias', '溴'],
  ['sulfuric acid', 'PC3-05', 'english', 'sulfuric acid'],
  ['Sulphuric Acid', 'PC3-05', 'english', 'Sulphuric acid'],
  ['liusuan', 'PC3-05', 'pinyin', '硫酸'],
  ['gbl', 'PC3-08', 'abbreviation', 'GBL'],
  ['γ-丁内酯', 'PC3-08', 'name', 'γ-丁内酯'],
  ['gamma-butyrolactone', 'PC3-08', 'english', 'gamma-Butyrolactone'],
  ['P2P', 'PC1-01', 'abbreviation', 'P-2-P'],
  ['3，4-mdp-2-p', 'PC1-02', 'abbreviation', '3,4-MDP-2-P'],
  ['benjibingtong', 'PC2-07', 'pinyin', '1-苯基-1-丙酮'],
  ['1bj2bt', 'PC1-01', 'initials', '1-苯基-2-丙酮'],
  ['伪麻黄碱', 'PC1-12', 'alias', '伪麻黄碱'],
  ['50-98-6', 'PC1-12', 'cas', '50-98-6'],
  ['去甲芬太尼', 'PC2-14', 'alias', '去甲芬太尼'],
  ['cbd', 'PC2-15', 'abbreviation', 'CBD'],
])('"%s" finds %s first, by its %s %s', (query, code, kind, text) => {
  const [first] = findSubstances(query);
  expect(first).toMatchObject({ substance: { code }, kind, text, exact: true });
});

const codes = (query: string, options?: Parameters<typeof findSubstances>[1]) =>
  findSubstances(query, options).map(({ substance }) => substance.code);

test('a whole name comes before a beginning, a beginning before a part, category 3 before 2 before 1', () => {
  expect(codes('苯乙腈')[0]).toBe('PC3-07');
  expect(codes('bingtong').slice(0, 1)).toEqual(['PC3-02']);
  expect(codes('bingtong')).toEqual(expect.arrayContaining(['PC1-01', 'PC2-07']));
  expect(codes('酮')).toEqual(expect.arrayContaining(['PC3-02', 'PC3-03', 'PC2-19']));
  expect(codes('o')).toEqual(expect.not.arrayContaining(['PC3-01']));
  expect(codes('甲苯')[0]).toBe('PC3-01');
  expect(codes('PC3')).toEqual(['PC3-01', 'PC3-02', 'PC3-03', 'PC3-04', 'PC3-05', 'PC3-06', 'PC3-07', 'PC3-08']);
});

test('a name that two entries go by finds both: 苯丙酮', () => {
  expect(codes('苯丙酮').slice(0, 2).sort()).toEqual(['PC1-01', 'PC2-07']);
  expect(codes('benjibingtong').slice(0, 2).sort()).toEqual(['PC1-01', 'PC2-07']);
});

test('what is no substance finds nothing, and neither does a number too short to mean one', () => {
  for (const query of ['', '   ', '-', '、', '食盐', 'xyz', '2', '12', '102-01-2', '乙酰乙酰苯胺102'])
    expect([query, codes(query)]).toEqual([query, []]);
});

test('only entries in force on the day are found', () => {
  expect(codes('CBD', { on: '2024-08-31' })).toEqual([]);
  expect(codes('CBD', { on: '2024-09-01' })).toEqual(['PC2-15']);
});

test('an entry that an amendment brings is found by its name, and a later version of an entry in its place', () => {
  const acetone = catalogue.find(({ code }) => code === 'PC3-02')!;
  const later = { ...acetone, nameEn: 'Propanone', effectiveFrom: '2027-01-01' as const };
  const news = { ...acetone, code: 'PC3-09', nameZh: '乙酸乙酯', nameEn: 'Ethyl acetate', casNumbers: ['141-78-6'] };
  const law = new Law({
    ...shippedData,
    substances: [
      ...catalogue.map((one) => (one === acetone ? { ...one, effectiveTo: '2026-12-31' as const } : one)),
      later,
      news,
    ],
  });
  expect(codes('乙酸乙酯', { law })).toEqual(expect.arrayContaining(['PC3-09']));
  expect(findSubstances('141786', { law })[0]!.substance).toBe(news);
  expect(findSubstances('丙酮', { law })[0]!.substance).toBe(later);
  expect(findSubstances('丙酮', { law, on: '2026-11-23' })[0]!.substance.nameEn).toBe('Acetone');
  expect(findSubstances('丙酮')[0]!.substance).toBe(acetone);
});

test('an alias says how well it is known, the catalogue itself says nothing', () => {
  expect(findSubstances('丁酮')[0]!.mark).toBe('secondary');
  expect(findSubstances('木酮')[0]!.mark).toBe('from memory');
  expect(findSubstances('丙酮')[0]!.mark).toBeNull();
});

test('every entry is found by its own code, names, CAS numbers, aliases and pinyin, first or beside a namesake', () => {
  for (const { code, nameZh, nameEn, casNumbers } of catalogue)
    for (const query of [code, nameZh, nameEn, ...casNumbers])
      expect([
        query,
        findSubstances(query)
          .filter(({ exact }) => exact)
          .map(({ substance }) => substance.code),
      ]).toEqual([query, expect.arrayContaining([code])]);
  for (const { code, text } of aliases)
    expect([
      text,
      findSubstances(text)
        .filter(({ exact }) => exact)
        .map(({ substance }) => substance.code),
    ]).toEqual([text, expect.arrayContaining([code])]);
});

test('aliases belong to entries, name nothing twice, and their CAS numbers pass the check', () => {
  const known = new Set(catalogue.map(({ code }) => code));
  for (const { code } of aliases) expect(known.has(code)).toBe(true);
  const rows = aliases.map(({ code, text }) => `${code} ${folded(text)}`);
  expect(rows.filter((row, i) => rows.indexOf(row) !== i)).toEqual([]);
  for (const { text } of aliases.filter(({ kind }) => kind === 'cas'))
    expect([text, isCas(text)]).toEqual([text, true]);
  for (const { text } of aliases.filter(({ kind }) => kind === 'cas'))
    expect(catalogue.filter(({ casNumbers }) => casNumbers.includes(text))).toEqual([]);
});

test('every Chinese name and alias is spelled', () => {
  const spelled = new Set(pinyinLines.split('\n').map((line) => line.split('|')[0]));
  const texts = [
    ...catalogue.map(({ nameZh }) => nameZh),
    ...aliases.filter(({ kind }) => kind === 'alias').map(({ text }) => text),
  ];
  expect(texts.filter((text) => !spelled.has(text))).toEqual([]);
});

test('spaces, hyphens, case and full width never change what is found', () => {
  const known = [
    ...catalogue.flatMap(({ nameZh, nameEn, cas }) => [nameZh, nameEn, cas]),
    ...aliases.map(({ text }) => text),
  ];
  const wide = (char: string) =>
    /[!-~]/.test(char) ? String.fromCodePoint(char.codePointAt(0)! + 0xfee0) : char === ' ' ? '\u3000' : char;
  fc.assert(
    fc.property(fc.constantFrom(...known), fc.infiniteStream(fc.nat(4)), (text, stream) => {
      const typed = [...text]
        .map((char) => {
          const how = stream.next().value;
          return how === 1 ? ` ${char}` : how === 2 ? wide(char) : how === 3 ? char.toUpperCase() : char;
        })
        .join('');
      expect(codes(typed)).toEqual(codes(text));
    }),
  );
});

test('any text is answered, with at most as many entries as asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 47 }), (query, limit) => {
      expect(findSubstances(query, { limit }).length).toBeLessThanOrEqual(limit);
    }),
  );
});
