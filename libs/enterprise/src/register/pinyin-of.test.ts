import { pinyinOf } from './pinyin-of';

test('a name is spelled by initials and by syllables, the Latin in it as it stands', () => {
  expect(pinyinOf('温州蓝海涂料有限公司')).toBe('wzlhtlyxgs wenzhoulanhaituliaoyouxiangongsi');
  expect(pinyinOf('（绿）ABC 厂')).toBe('lac lvabcchang');
  expect(pinyinOf('')).toBe(' ');
});
