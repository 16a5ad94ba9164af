// The generated data are what their sources give today. Make them anew after a change of source or reading:
//   YBY_WRITE=1 npx jest -c test/jest.config.js test/generated
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesFile, disagreements, namesFile } from './division-data';
import { englishPlace } from './place-names';
import { pinyinFile, syllablesOf } from './substance-pinyin';

const root = join(__dirname, '../..');
const made: Record<string, () => string> = {
  'libs/regulation/src/divisions/county-codes.generated.ts': codesFile,
  'libs/regulation/src/divisions/county-names.generated.ts': namesFile,
  'libs/regulation/src/search/pinyin.generated.ts': pinyinFile,
};

test.each(Object.keys(made))('%s is what its source gives', (file) => {
  const text = made[file]!();
  if (process.env.YBY_WRITE) writeFileSync(join(root, file), text);
  expect(readFileSync(join(root, file), 'utf8')).toBe(text);
});

test('the names kept by hand are those of the source', () => {
  expect(disagreements()).toEqual([]);
});

test.each([
  ['单县', 'Shan County'],
  ['蔚县', 'Yu County'],
  ['乐清市', 'Yueqing City'],
  ['乐陵市', 'Laoling City'],
  ['洪洞县', 'Hongtong County'],
  ['六安市', "Lu'an City"],
  ['东阿县', "Dong'e County"],
  ['闵行区', 'Minhang District'],
  ['浦东新区', 'Pudong New Area'],
  ['城区', 'Chengqu District'],
  ['井陉矿区', 'Jingxing Mining District'],
  ['神农架林区', 'Shennongjia Forestry District'],
  ['六枝特区', 'Liuzhi Special District'],
  ['景宁畲族自治县', 'Jingning She Autonomous County'],
  ['石柱土家族自治县', 'Shizhu Tujia Autonomous County'],
  ['双江拉祜族佤族布朗族傣族自治县', 'Shuangjiang Lahu Va Blang Dai Autonomous County'],
  ['东乡族自治县', 'Dongxiang Autonomous County'],
  ['塔什库尔干塔吉克自治县', "Tashiku'ergan Tajik Autonomous County"],
  ['都江堰市', 'Dujiangyan City'],
  ['瑞安市', "Rui'an City"],
])('%s is called %s', (zh, en) => expect(englishPlace(zh, 'county')).toBe(en));

test.each([
  ['1-苯基-2-丙酮', '=1 ben ji =2 bing tong'],
  ['醋酸酐', 'cu suan gan'],
  ['麻黄素', 'ma huang su'],
  ['邻氯苯基环戊酮', 'lin lü ben ji huan wu tong'],
  ['N-乙酰邻氨基苯甲酸', '=n yi xian lin an ji ben jia suan'],
  ['麦角新碱', 'mai jiao xin jian'],
  ['哌啶', 'pai ding'],
  ['苯乙腈', 'ben yi jing'],
  ['氰化苄', 'qing hua bian'],
  ['1-叔丁氧羰基-4-哌啶酮', '=1 shu ding yang tang ji =4 pai ding tong'],
  ['3-氧-2-苯基丁酸及其酯类', '=3 yang =2 ben ji ding suan ji qi zhi lei'],
  ['六氢吡啶', 'liu qing bi ding'],
  ['洋茉莉醛', 'yang mo li quan'],
  ['氨茴酸', 'an hui suan'],
  ['大麻二酚', 'da ma er fen'],
  ['硫镪水', 'liu qiang shui'],
])('%s is spelled %s', (text, syllables) => expect(syllablesOf(text)).toBe(syllables));
