// What holds for every act: the catalogue, the form of applications, duties afterwards, and the rules of Zhejiang.
import { BF, TL, rule, type Rule } from './rule';

export const dutyRules: readonly Rule[] = [
  // Catalogue
  rule(
    'catalogue',
    '条例 2',
    'verified',
    TL,
    '只有目录所列品种受管制',
    'only substances on the catalogue are controlled',
  ),
  rule(
    'preparations',
    '条例附表说明二',
    'verified',
    TL,
    '药品类包括原料药及其单方制剂',
    'drug type covers raw material and single-ingredient preparations',
  ),

  // Form of applications
  rule(
    'wrong-authority',
    '行政许可法 32',
    'verified',
    '2004-07-01',
    '不属于本机关职权范围的,不予受理并告知有权机关',
    'outside this organ’s powers: not accepted, and the right organ is named',
  ),

  // Duties afterwards
  rule(
    'O-1',
    '条例 18',
    'verified',
    TL,
    '销售第一类前查验购买许可证和经办人身份证明并留存复印件',
    'before selling category 1 check the permit and the handler’s identity, keep copies',
  ),
  rule(
    'O-2',
    '办法 11',
    'secondary',
    BF,
    '销售第二类、第三类留存购买备案证明和身份证明复印件',
    'selling categories 2 and 3: keep copies of certificate and identity document',
  ),
  rule(
    'O-3',
    '条例 19',
    'verified',
    TL,
    '建立销售台账,台账和证明复印件保存 2 年',
    'keep a sales ledger; ledger and copies for 2 years',
    { value: { years: 2 } },
  ),
  rule(
    'O-4-1',
    '条例 19',
    'verified',
    TL,
    '第一类自销售之日起 5 日内向县级公安机关备案',
    'category 1: report the sale to the county police within 5 days',
    { value: { days: 5 } },
  ),
  rule(
    'O-4',
    '条例 19',
    'verified',
    TL,
    '第二类、第三类自销售之日起 30 日内向县级公安机关备案',
    'categories 2 and 3: report the sale to the county police within 30 days',
    { value: { days: 30 } },
  ),
  rule(
    'O-5',
    '条例 19',
    'verified',
    TL,
    '第一类使用单位建立使用台账,保存 2 年',
    'users of category 1 keep a usage ledger for 2 years',
  ),
  rule('O-6', '条例 5', 'verified', TL, '建立单位内部易制毒化学品管理制度', 'keep internal management rules'),
  rule('O-7', '条例 36', 'verified', TL, '每年 3 月 31 日前报告上年度情况', 'report on the past year by 31 March', {
    value: { month: 3, day: 31 },
  }),

  // Zhejiang
  rule(
    'ZJ-19',
    '浙江省禁毒条例 19',
    'secondary',
    '2012-01-01',
    '第一类和醋酸酐的生产、经营、使用、仓储单位应当安装视频监控和报警装置并与公安机关联网',
    'category 1 and acetic anhydride: storage video and alarm connected to the police',
    { region: '33' },
  ),
];
