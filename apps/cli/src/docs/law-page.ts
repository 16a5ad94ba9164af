import {
  divisionName,
  defaultSettings,
  instrumentNames,
  pauseReasons,
  refusalReasons,
  returnDefects,
  shippedLaw,
  type Route,
  type Rule,
} from '@yby/regulation/contract';

const { data } = shippedLaw;
const categories = { 1: '第一类', 2: '第二类', 3: '第三类' } as const;
const activities = {
  production: '生产',
  dealing: '经营',
  purchase: '购买',
  transport: '运输',
  transfer: '省内转让（浙江）',
  import: '进口',
  export: '出口',
} as const;
const organs = {
  police: '公安机关',
  drug_regulator: '药品监督管理部门',
  emergency_management: '应急管理部门',
  commerce: '商务主管部门',
} as const;
const levels = { nation: '国务院', province: '省级', city: '设区的市级', county: '县级' } as const;
const marks = { verified: '已核', secondary: '转引', 'from memory': '凭记忆' } as const;

const ruleOf = (id: string): Rule => data.rules.find((rule) => rule.id === id)!;
const cite = (id: string): string => `${ruleOf(id).article}（${id}，${marks[ruleOf(id).mark]}）`;
const span = (from: string, to: string | null): string => `${from} 起${to ? `至 ${to}` : ''}`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

function kindOf(route: Route): string {
  const names = route.categories.map((category) => categories[category]).join('、');
  return route.drugType === null ? names : `${names}${route.drugType ? '药品类' : '非药品类'}`;
}

function limitOf(route: Route): string {
  const days = ruleOf(route.timeRule).value?.['workingDays'];
  return days === undefined ? '—' : days === 0 ? '当日' : `${days} 个工作日`;
}

function validityOf(route: Route): string {
  if (!route.validityRule) return '—';
  return `${ruleOf(route.validityRule).value?.['months']} 个月，${route.uses === 'one' ? '一次使用' : '多次使用'}`;
}

/** The law's data as tables, for a lawyer to review: every row with its article and how well it was checked. */
export function lawPage(): string {
  const values = (rule: Rule) =>
    Object.entries(rule.value ?? {})
      .map(([name, value]) => `${name} ${value}`)
      .join('，') || '—';
  const exemptions = ['P-3', 'P-4', 'P-4-amount', 'gbl', 'gbl-ink', 'salts', 'T-1', 'T-1-scope', 'T-8', 'T-9', 'T-14'];
  const stops = ['P-1', 'P-2', 'bar-38', 'licence-ended', 'seller-scope', 'P-9-multi', 'wrong-authority'];
  return `<!-- Made from the data: npm run cli -- docs -->

# 法规数据表 · The law as data

由数据直接生成，供法制人员复核。标记：已核 = 与公开文本核对；转引 = 只见转载；凭记忆 = 以原文为准。
Made straight from the data. Marks: verified against a public text, seen in a repost only, from memory.

## 1 办理机关 · Who grants what

${table(
  ['事项', '品种', '证件', '机关', '期限', '承诺', '有效期', '审批人数', '依据', '施行'],
  data.routes.map((route) => [
    activities[route.activity],
    kindOf(route),
    instrumentNames[route.instrument].zh,
    `${levels[route.level]}${organs[route.organ]}`,
    `${limitOf(route)}，${cite(route.timeRule)}`,
    route.promisedDays ? `${route.promisedDays} 个工作日` : '—',
    route.validityRule ? `${validityOf(route)}，${cite(route.validityRule)}` : '—',
    String(route.officers),
    route.because.map((id) => ruleOf(id).article).join('、'),
    span(route.from, route.to),
  ]),
)}

## 2 时限与数值 · Limits and numbers

${table(
  ['编号', '数值', '内容', '依据', '标记', '施行'],
  data.rules
    .filter((rule) => rule.value)
    .map((rule) => [rule.id, values(rule), rule.zh, rule.article, marks[rule.mark], span(rule.from, rule.to)]),
)}

不计入许可期限 · does not count: ${Object.values(pauseReasons)
    .map(({ zh, rule }) => `${zh}（${rule}）`)
    .join('、')}。

## 3 有效期 · Validity

${table(
  ['证件', '有效期', '依据'],
  ['P-9', 'P-9-multi', 'T-6-1', 'T-6-1-month', 'T-6-2', 'T-6-3', 'T-6-12', 'O-12'].map((id) => [
    id,
    ruleOf(id).zh,
    cite(id),
  ]),
)}

起止日均含在内；月末对月末，末日为对应日的前一日。

## 4 无须办理 · Exemptions

${table(
  ['编号', '情形', '依据'],
  exemptions.map((id) => [id, ruleOf(id).zh, cite(id)]),
)}

重点地区名单：${data.keyAreasSource ?? '未载入（按不在重点地区答复，并在答复中注明）'}。

## 5 不能办理和退回 · Stops, grounds to refuse, reasons to return

${table(
  ['编号', '情形', '依据'],
  stops.map((id) => [id, ruleOf(id).zh, cite(id)]),
)}

### 不予办理的理由

${table(
  ['代码', '理由', '依据'],
  refusalReasons.map(({ code, zh, rule }) => [code, zh, rule]),
)}

### 退回补正的缺陷

${table(
  ['代码', '缺陷', '正确的样子', '依据'],
  returnDefects.map(({ code, zh, example, rule }) => [code, zh, example.zh, rule]),
)}

## 6 目录 · Catalogue

${table(
  ['代码', '名称', 'English', 'CAS', '类别', '药品类', '盐类', '列管', '依据', '标记'],
  data.substances.map((one) => [
    one.code,
    one.nameZh,
    one.nameEn,
    one.group ? `${one.cas}（类）` : one.cas,
    categories[one.category],
    one.drugType ? '是' : '',
    one.salts ? '含' : '',
    span(one.effectiveFrom, one.effectiveTo),
    one.legalBasis,
    one.confidence === 'verified' ? marks[one.effectiveFromMark] : marks['from memory'],
  ]),
)}

## 7 节假日 · Days off

${table(
  ['年', '正式', '放假', '上班', '来源', '标记'],
  data.holidays.map(({ year, official, off, work, source, mark }) => [
    String(year),
    official ? '是' : '否（按法定节日推算，答复注明“暂定”）',
    off.map((day) => day.slice(5)).join(' '),
    work.map((day) => day.slice(5)).join(' ') || '—',
    source,
    marks[mark],
  ]),
)}

## 8 各地设定 · Settings of authorities

${table(
  ['设定', '缺省', '各地'],
  Object.entries(defaultSettings).map(([key, value]) => [
    key,
    value,
    data.settings
      .filter((one) => one.key === key)
      .map(({ area, value: own }) => `${divisionName(area.padEnd(6, '0'), 'zh')} ${own}`)
      .join('；') || '—',
  ]),
)}

## 9 全部规则 · All rules

${table(
  ['编号', '内容', 'English', '依据', '标记', '施行', '地区'],
  data.rules.map((rule) => [
    rule.id,
    rule.zh,
    rule.en,
    rule.article,
    marks[rule.mark],
    span(rule.from, rule.to),
    rule.region ? divisionName(`${rule.region}0000`, 'zh') : '全国',
  ]),
)}
`;
}
