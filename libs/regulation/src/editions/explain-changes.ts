// What makes an amendment unusable, row by row, before anybody is asked to confirm it: broken rows, days in the past,
// references to nothing, and a law with holes (a substance that no route covers, a route whose rule fixes no limit).
import { isPlainDate, workCalendar, type Bilingual, type PlainDate } from '@yby/platform/contract';
import { isCas } from '../identifiers/cas';
import { Law } from '../law/law';
import { settingKeys, type LawData } from '../law/law-data';
import { covers } from '../law/routes';
import { instruments } from '../requirement/answer';
import { activities } from '../requirement/ask';
import { applyChanges, type LawChanges } from './law-changes';

export interface ChangeDefect extends Bilingual {
  readonly field: string;
  readonly code: string;
}

type Row = Readonly<Record<string, unknown>>;
type Bad = (field: string, code: string, zh: string, en: string) => void;

const LISTS = [
  'substances',
  'endSubstances',
  'rules',
  'endRules',
  'routes',
  'endRoutes',
  'holidays',
  'settings',
] as const;
const MOST_ROWS = 500;
const marks = ['verified', 'secondary', 'from memory'];

/**
 * @param today changes take force tomorrow at the earliest, unless the amendment corrects a mistake
 * @param correction the amendment corrects what was wrong before: earlier days are allowed
 */
export function explainChanges(law: Law, changes: unknown, today: PlainDate, correction: boolean): ChangeDefect[] {
  const defects: ChangeDefect[] = [];
  const bad: Bad = (field, code, zh, en) => defects.push({ field, code, zh, en });
  if (!isRow(changes)) {
    bad('changes', 'form', '修订内容须为对象', 'the changes must be an object');
    return defects;
  }
  // Postgres holds no NUL in a JSON text.
  if (JSON.stringify(changes).includes(String.raw`\u0000`))
    bad('changes', 'text', '含有不可用的字符', 'holds a character that cannot be stored');
  for (const name of Object.keys(changes))
    if (name !== 'keyAreas' && !(LISTS as readonly string[]).includes(name))
      bad(`changes.${name}`, 'unknown', '没有这一项', 'there is no such part');
  const rows = (name: (typeof LISTS)[number]): Row[] => listOf(changes[name], `changes.${name}`, bad);
  rows('substances').forEach((row, i) => substance(bad, `changes.substances.${i}`, row));
  rows('rules').forEach((row, i) => rule(bad, `changes.rules.${i}`, row));
  rows('routes').forEach((row, i) => route(bad, `changes.routes.${i}`, row));
  rows('settings').forEach((row, i) => setting(bad, `changes.settings.${i}`, row));
  rows('holidays').forEach((row, i) => holidays(bad, `changes.holidays.${i}`, row));
  for (const name of ['endSubstances', 'endRules', 'endRoutes'] as const)
    rows(name).forEach((row, i) => ending(bad, `changes.${name}.${i}`, row, law, name));
  keyAreas(bad, changes.keyAreas);
  const counted = LISTS.reduce((sum, name) => sum + (Array.isArray(changes[name]) ? changes[name].length : 0), 0);
  if (defects.length === 0 && counted === 0 && changes.keyAreas === undefined)
    bad('changes', 'empty', '没有任何修订', 'nothing is changed');
  if (defects.length) return defects;
  if (!correction) tooEarly(bad, changes as LawChanges, today);
  if (defects.length === 0) holes(bad, applyChanges(law.data, changes as LawChanges));
  return defects;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 500;
const isDay = (value: unknown): value is PlainDate => typeof value === 'string' && isPlainDate(value);
const isEnd = (value: unknown): boolean => value === null || isDay(value);

function listOf(value: unknown, field: string, bad: Bad): Row[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MOST_ROWS || !value.every(isRow)) {
    bad(field, 'form', `须为不超过 ${MOST_ROWS} 行的列表`, `must be a list of at most ${MOST_ROWS} rows`);
    return [];
  }
  return value;
}

function texts(bad: Bad, at: string, row: Row, names: readonly string[]): void {
  for (const name of names)
    if (!isText(row[name])) bad(`${at}.${name}`, 'text', '须填写文字(500 字以内)', 'a text of at most 500 characters');
}

function span(bad: Bad, at: string, row: Row, from = 'from', to = 'to'): void {
  if (!isDay(row[from])) bad(`${at}.${from}`, 'date', '日期无效', 'not a calendar day');
  if (!isEnd(row[to])) bad(`${at}.${to}`, 'date', '日期无效;无终止日填 null', 'not a calendar day; null for no end');
  else if (isDay(row[from]) && row[to] !== null && (row[to] as string) < row[from])
    bad(`${at}.${to}`, 'date', '终止日早于起始日', 'ends before it begins');
}

function oneOf(bad: Bad, at: string, value: unknown, choices: readonly unknown[]): void {
  if (!choices.includes(value))
    bad(at, 'choice', `须为 ${choices.join('、')} 之一`, `must be one of ${choices.join(', ')}`);
}

const members = {
  substance:
    'code nameZh nameEn abbr cas casNumbers group category drugType effectiveFrom effectiveFromMark effectiveTo region legalBasis salts individualPurchase units notes confidence',
  rule: 'id article mark from to zh en value region',
  route:
    'id activity categories drugType from to outcome instrument level organ because timeRule promisedDays validityRule uses fileAfterRule onsiteRule officers conditions later',
  setting: 'area key value from to source mark',
  holidays: 'year official off work source mark importedOn',
  ending: 'code id lastDay',
  areas: 'from source areas',
  area: 'division from to source mark',
} as const;

function only(bad: Bad, at: string, row: Row, kind: keyof typeof members): void {
  for (const name of Object.keys(row))
    if (!members[kind].split(' ').includes(name))
      bad(`${at}.${name}`, 'unknown', '没有这一项', 'there is no such member');
}

function substance(bad: Bad, at: string, row: Row): void {
  only(bad, at, row, 'substance');
  const { notes, abbr } = row;
  if (notes !== null && !(isRow(notes) && isText(notes.zh) && isText(notes.en) && Object.keys(notes).length === 2))
    bad(`${at}.notes`, 'text', '须为中英文说明或 null', 'a note in both languages, or null');
  if (abbr !== null && !isText(abbr)) bad(`${at}.abbr`, 'text', '须为文字或 null', 'a text, or null');
  texts(bad, at, row, ['nameZh', 'nameEn', 'legalBasis']);
  span(bad, at, row, 'effectiveFrom', 'effectiveTo');
  if (!/^PC[1-3]-\d\d$/.test(String(row.code)))
    bad(`${at}.code`, 'code', '代码形如 PC2-21', 'a code looks like PC2-21');
  oneOf(bad, `${at}.category`, row.category, [1, 2, 3]);
  oneOf(bad, `${at}.effectiveFromMark`, row.effectiveFromMark, marks);
  oneOf(bad, `${at}.confidence`, row.confidence, ['verified', 'from memory']);
  for (const name of ['drugType', 'group', 'salts', 'individualPurchase'])
    oneOf(bad, `${at}.${name}`, row[name], [true, false]);
  if (row.drugType === true && row.category !== 1)
    bad(`${at}.drugType`, 'drug-type', '药品类只在第一类', 'drug type belongs to category 1');
  const cas = row.casNumbers;
  if (!Array.isArray(cas) || !cas.every((one) => typeof one === 'string' && isCas(one)))
    bad(`${at}.casNumbers`, 'cas', 'CAS 号有误', 'a CAS number is wrong');
  else if (row.cas !== cas.join('; '))
    bad(`${at}.cas`, 'cas', 'cas 须与 casNumbers 一致', 'cas must say the same as casNumbers');
  const units = row.units;
  if (
    !Array.isArray(units) ||
    units[0] !== 'mg' ||
    units.some((unit) => !['mg', 'tablet', 'injection'].includes(unit as string))
  )
    bad(`${at}.units`, 'units', '计量单位有误', 'the units are wrong');
  if (row.region !== null && !/^\d{2,6}$/.test(String(row.region)))
    bad(`${at}.region`, 'region', '地区须为 2 至 6 位代码或 null', 'a region is 2 to 6 digits, or null');
}

function rule(bad: Bad, at: string, row: Row): void {
  only(bad, at, row, 'rule');
  texts(bad, at, row, ['id', 'article', 'zh', 'en']);
  span(bad, at, row);
  oneOf(bad, `${at}.mark`, row.mark, marks);
  if (row.region !== undefined && !/^\d{2,6}$/.test(String(row.region)))
    bad(`${at}.region`, 'region', '地区须为 2 至 6 位代码', 'a region is 2 to 6 digits');
  const value = row.value;
  if (
    value !== undefined &&
    !(isRow(value) && Object.values(value).every((n) => Number.isSafeInteger(n) && (n as number) >= 0))
  )
    bad(`${at}.value`, 'value', '数值须为非负整数', 'values are whole numbers, not negative');
}

function route(bad: Bad, at: string, row: Row): void {
  only(bad, at, row, 'route');
  texts(bad, at, row, ['id', 'timeRule']);
  span(bad, at, row);
  oneOf(bad, `${at}.activity`, row.activity, activities);
  oneOf(
    bad,
    `${at}.instrument`,
    row.instrument,
    instruments.filter((one) => one !== 'none'),
  );
  oneOf(bad, `${at}.outcome`, row.outcome, ['required', 'other_authority']);
  oneOf(bad, `${at}.level`, row.level, ['nation', 'province', 'city', 'county']);
  oneOf(bad, `${at}.organ`, row.organ, ['police', 'drug_regulator', 'emergency_management', 'commerce']);
  oneOf(bad, `${at}.drugType`, row.drugType, [true, false, null]);
  oneOf(bad, `${at}.uses`, row.uses, ['one', 'multi']);
  oneOf(bad, `${at}.officers`, row.officers, [1, 2]);
  if (
    !Array.isArray(row.categories) ||
    row.categories.length === 0 ||
    row.categories.some((one) => ![1, 2, 3].includes(one as number))
  )
    bad(`${at}.categories`, 'choice', '类别有误', 'the categories are wrong');
  for (const name of ['because', 'conditions', 'later'])
    if (!Array.isArray(row[name]) || !(row[name] as unknown[]).every(isText))
      bad(`${at}.${name}`, 'form', '须为规则编号的列表', 'must be a list of rule ids');
  for (const name of ['validityRule', 'fileAfterRule', 'onsiteRule'])
    if (row[name] !== null && !isText(row[name]))
      bad(`${at}.${name}`, 'form', '须为规则编号或 null', 'a rule id, or null');
  if (row.promisedDays !== null && !(Number.isSafeInteger(row.promisedDays) && (row.promisedDays as number) > 0))
    bad(`${at}.promisedDays`, 'value', '承诺期限须为正整数或 null', 'a positive whole number, or null');
}

function setting(bad: Bad, at: string, row: Row): void {
  only(bad, at, row, 'setting');
  texts(bad, at, row, ['value', 'source']);
  span(bad, at, row);
  oneOf(bad, `${at}.mark`, row.mark, marks);
  oneOf(bad, `${at}.key`, row.key, settingKeys);
  if (!/^\d{0,6}$/.test(String(row.area)))
    bad(`${at}.area`, 'area', '地区须为 0 至 6 位代码', 'an area is 0 to 6 digits');
  const forms: Record<string, RegExp> = {
    'cut-off': /^([01]\d|2[0-3]):[0-5]\d$/,
    'one-use': /^(delivery|contract)$/,
    'correction-days': /^([1-9]|[1-5]\d|60)$/,
    'unit-phone': /^[\d-]{3,20}$/,
    'second-officer': /^(none|([A-D]|[a-z_]{3,40})(,([A-D]|[a-z_]{3,40}))*)$/,
    'take-back': /^([12]?\d|30)$/,
    'office-hours':
      /^(([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)(,([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)*$/,
  };
  const form = forms[String(row.key)];
  if (form && !form.test(String(row.value)))
    bad(`${at}.value`, 'value', '取值的格式有误', 'the value has the wrong form');
}

function holidays(bad: Bad, at: string, row: Row): void {
  only(bad, at, row, 'holidays');
  texts(bad, at, row, ['source']);
  oneOf(bad, `${at}.mark`, row.mark, marks);
  oneOf(bad, `${at}.official`, row.official, [true, false]);
  if (!isDay(row.importedOn)) bad(`${at}.importedOn`, 'date', '日期无效', 'not a calendar day');
  for (const name of ['off', 'work'])
    if (!Array.isArray(row[name]) || !(row[name] as unknown[]).every(isDay))
      bad(`${at}.${name}`, 'date', '日期无效', 'not calendar days');
  try {
    workCalendar([row as never]);
  } catch (error) {
    bad(at, 'holidays', '放假安排自相矛盾', `the list contradicts itself: ${(error as Error).message}`);
  }
}

function ending(bad: Bad, at: string, row: Row, law: Law, list: string): void {
  only(bad, at, row, 'ending');
  if (!isDay(row.lastDay)) bad(`${at}.lastDay`, 'date', '日期无效', 'not a calendar day');
  const known =
    list === 'endSubstances'
      ? law.data.substances.some(({ code }) => code === row.code)
      : (list === 'endRules' ? law.data.rules : law.data.routes).some(({ id }) => id === row.id);
  if (!known) bad(at, 'unknown', '没有这一条', 'there is no such row');
}

function keyAreas(bad: Bad, value: unknown): void {
  if (value === undefined) return;
  if (!isRow(value)) return bad('changes.keyAreas', 'form', '须为对象', 'must be an object');
  only(bad, 'changes.keyAreas', value, 'areas');
  if (!isDay(value.from)) bad('changes.keyAreas.from', 'date', '日期无效', 'not a calendar day');
  texts(bad, 'changes.keyAreas', value, ['source']);
  listOf(value.areas, 'changes.keyAreas.areas', bad).forEach((row, i) => {
    const at = `changes.keyAreas.areas.${i}`;
    only(bad, at, row, 'area');
    if (!/^[1-9]\d{5}$/.test(String(row.division))) bad(`${at}.division`, 'division', '须为 6 位代码', 'six digits');
    span(bad, at, row);
    texts(bad, at, row, ['source']);
    oneOf(bad, `${at}.mark`, row.mark, marks);
  });
}

function tooEarly(bad: Bad, changes: LawChanges, today: PlainDate): void {
  const early = (field: string, day: PlainDate) => {
    if (day <= today)
      bad(
        field,
        'too-early',
        '最早自明日起施行;更正旧错请勾选“更正”',
        'takes force tomorrow at the earliest; to mend a mistake say that it is a correction',
      );
  };
  changes.substances?.forEach((row, i) => early(`changes.substances.${i}.effectiveFrom`, row.effectiveFrom));
  for (const name of ['rules', 'routes', 'settings'] as const)
    changes[name]?.forEach((row, i) => early(`changes.${name}.${i}.from`, row.from));
  for (const name of ['endSubstances', 'endRules', 'endRoutes'] as const)
    changes[name]?.forEach((row, i) => {
      if (row.lastDay < today) early(`changes.${name}.${i}.lastDay`, row.lastDay);
    });
  if (changes.keyAreas) early('changes.keyAreas.from', changes.keyAreas.from);
}

/** The law after the changes must answer every question on every day on which something begins or ends. */
function holes(bad: Bad, data: LawData): void {
  const law = new Law(data);
  const days = new Set<PlainDate>(['2026-11-23']);
  for (const { from } of [...data.rules, ...data.routes]) days.add(from);
  for (const { effectiveFrom } of data.substances) days.add(effectiveFrom);
  for (const row of data.routes) {
    const ids = [
      ...row.because,
      ...row.conditions,
      ...row.later,
      row.timeRule,
      row.validityRule,
      row.fileAfterRule,
      row.onsiteRule,
    ];
    for (const id of ids)
      if (id !== null && !data.rules.some((one) => one.id === id))
        bad(
          `routes.${row.id}`,
          'rule-missing',
          `引用了不存在的规则 ${id}`,
          `names the rule ${id}, which does not exist`,
        );
  }
  for (const date of days)
    for (const one of law.substancesOn(date))
      for (const activity of activities) {
        const found = data.routes.some(
          (row) =>
            row.activity === activity && covers(row, one) && row.from <= date && (row.to === null || date <= row.to),
        );
        // 转让备案 exists in Zhejiang only and not for drug types: a missing route is an answer there.
        if (!found && activity !== 'transfer')
          bad(
            `routes.${activity}`,
            'hole',
            `${date} 没有适用于 ${one.code} 的规定`,
            `nothing covers ${one.code} on ${date}`,
          );
      }
}
