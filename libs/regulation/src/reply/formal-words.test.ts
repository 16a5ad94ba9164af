import { shippedLaw } from '../law/shipped-law';
import { articleInWords, dayInWords, markInWords, namedOnce, punctuated } from './formal-words';

test.each([
  ['条例 20', '《易制毒化学品管理条例》第二十条'],
  ['条例 7、9', '《易制毒化学品管理条例》第七条、第九条'],
  ['条例 10', '《易制毒化学品管理条例》第十条'],
  ['条例 43', '《易制毒化学品管理条例》第四十三条'],
  ['办法 15', '《易制毒化学品购销和运输管理办法》第十五条'],
  ['浙江省禁毒条例 20', '《浙江省禁毒条例》第二十条'],
  ['条例附表说明一', '《易制毒化学品管理条例》附表说明一'],
  ['行政许可法 32', '《中华人民共和国行政许可法》第三十二条'],
  ['商务部等公告(γ-丁内酯)', '商务部等公告（γ-丁内酯）'],
  ['国办函〔2017〕120号;六部门公告(2024-08-02)', '国办函〔2017〕120号；六部门公告（2024-08-02）'],
])('%s is said as %s', (rule, words) => {
  expect(articleInWords(rule).zh).toBe(words);
});

test('every article of the law that has a number is said with the full name of its act', () => {
  const short = shippedLaw.rules
    .map(({ article }) => article)
    .filter((article) => /\d$/.test(article) && !articleInWords(article).zh.startsWith('《'));
  expect(short).toEqual([]);
  expect(articleInWords('条例 7、9').en).toBe('Regulation on the Administration of Precursor Chemicals, art. 7, 9');
});

test('an act that is cited again has its full name once', () => {
  const [tl, bf] = [articleInWords('条例 20'), articleInWords('办法 15')];
  expect(namedOnce([`${tl.zh}；${bf.zh}`, `见${tl.zh}`], 'zh')).toEqual([
    '《易制毒化学品管理条例》（以下简称《条例》）第二十条；《易制毒化学品购销和运输管理办法》第十五条',
    '见《条例》第二十条',
  ]);
  expect(namedOnce([`${bf.en}; ${bf.en}`], 'en')).toEqual([
    'Measures for the Purchase, Sale and Transport of Precursor Chemicals (“Measures”), art. 15; Measures, art. 15',
  ]);
});

test('days in words', () => {
  expect(dayInWords('2026-11-23')).toEqual({ zh: '二〇二六年十一月二十三日', en: '23 November 2026' });
  expect(dayInWords('2030-10-10').zh).toBe('二〇三〇年十月十日');
  expect(dayInWords('2027-01-31').zh).toBe('二〇二七年一月三十一日');
});

test('only what was read in the original goes without a mark', () => {
  expect(markInWords('verified')).toBeNull();
  expect(markInWords('secondary')?.zh).toBe('转引，以原文为准');
  expect(markInWords('from memory')?.zh).toBe('凭记忆录入，以原文为准');
});

test('Chinese punctuation after Chinese words, numbers untouched', () => {
  expect(punctuated('名单未载入,按不在重点地区答复:见附表;浙江省(331002)')).toBe(
    '名单未载入，按不在重点地区答复：见附表；浙江省（331002）',
  );
  expect(punctuated('片剂 60,000 片以下, 12:30')).toBe('片剂 60,000 片以下，12:30');
});
