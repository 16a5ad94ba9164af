import { isOrganisationCode, isUscc } from '@yby/regulation/contract';

// A made-up register of Wenzhou: names, sound credit codes, storehouses, licences and needs. The codes begin with a registry
// number that no registry gives out. For tests of the import and for benches.

export type Sheets = Record<'单位' | '仓库' | '资质' | '品种', (string | number | Date | null)[][]>;

const counties = [
  '鹿城区',
  '330303',
  '温州市瓯海区',
  '洞头区',
  '永嘉县',
  '平阳县',
  '苍南县',
  '文成县',
  '泰顺县',
  '瑞安市',
  '乐清市',
  '龙港市',
];
const places = ['瓯江', '雁荡', '东海', '白鹿', '南麂', '楠溪', '飞云', '百丈', '江心', '塘河', '九山', '松台'];
const trades = ['涂料', '化工', '制药', '电镀', '皮革', '合成革', '试剂', '胶粘剂', '印染', '树脂', '香料', '助剂'];
const families = [...'陈林王黄张李叶周吴郑徐胡金潘夏'];
const given = ['海涛', '晓燕', '国平', '建华', '丽娜', '志强', '文斌', '雪梅', '永康', '思远'];
const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The `n`-th credit code of these tests: sound, and none that a registry gave out. */
export function madeUscc(n: number): string {
  const body = `MC${String(n).padStart(6, '0')}`;
  const organisation = [...'0123456789X'].map((check) => body + check).find(isOrganisationCode)!;
  return [...CREDIT].map((check) => `91330399${organisation}${check}`).find(isUscc)!;
}

/** Numbers between 0 and 1 by a seed: the same register for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const day = (year: number, month: number, date: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

export function registerRows(count: number, seed: number, first = 1): Sheets {
  const random = numbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const sheets: Sheets = {
    单位: [
      [
        '统一社会信用代码',
        '单位名称',
        '单位类型',
        '县（市、区）',
        '地址',
        '法定代表人',
        '首次购买备案日期',
        '首次运输日期',
      ],
    ],
    仓库: [['统一社会信用代码', '仓库名称', '仓库地址', '县（市、区）']],
    资质: [['统一社会信用代码', '资质类型', '编号', '发证机关', '有效期起', '有效期止', '涉及品种']],
    品种: [['统一社会信用代码', '品种', '年需用量', '最大储存量', '计量单位']],
  };
  for (let n = first; n < first + count; n++) {
    const uscc = madeUscc(n);
    const dealer = n % 12 === 0;
    const county = pick(counties);
    const address = `${pick(places)}路 ${1 + Math.floor(random() * 400)} 号`;
    sheets.单位.push([
      uscc,
      `温州${pick(places)}${pick(trades)}第${n}有限公司`,
      dealer ? '经营单位' : pick(['使用单位', '使用单位、生产单位', '科研单位；使用单位']),
      county,
      address,
      pick(families) + pick(given),
      random() < 0.5
        ? day(2019 + Math.floor(random() * 7), 1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28))
        : null,
      null,
    ]);
    for (let site = 1; site <= 1 + Math.floor(random() * 2); site++)
      sheets.仓库.push([uscc, `${site} 号库`, `${address}内`, null]);
    sheets.资质.push([
      uscc,
      '营业执照',
      `33030000${String(n).padStart(7, '0')}`,
      '温州市市场监督管理局',
      '2020/3/1',
      '长期',
      null,
    ]);
    if (dealer)
      sheets.资质.push([
        uscc,
        '经营备案证明',
        `（浙）3S3303${n}`,
        '应急管理局',
        new Date('2024-01-01T00:00:00Z'),
        '2029-12-31',
        '甲苯、丙酮、PC3-03',
      ]);
    for (const substance of [pick(['甲苯', 'PC3-02', '丁酮']), pick(['硫酸', '盐酸'])])
      sheets.品种.push([uscc, substance, Math.ceil(random() * 50_000), `${Math.ceil(random() * 5_000)}.5`, null]);
  }
  return sheets;
}
