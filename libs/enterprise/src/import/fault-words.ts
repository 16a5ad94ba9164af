// Every fault that a row of an import may have: what is wrong and what to do, in both languages. Words in braces come from
// the fault's facts, which never hold what the cell says: it may be somebody's name that slipped into the wrong column.

interface FaultWord {
  readonly zh: string;
  readonly en: string;
  readonly todoZh: string;
  readonly todoEn: string;
}

const word = (zh: string, en: string, todoZh: string, todoEn: string): FaultWord => ({ zh, en, todoZh, todoEn });

export const faultWords = {
  unreadable: word(
    '文件内容损坏，无法读取',
    'The file is damaged and cannot be read',
    '请用 Excel 打开后另存为 .xlsx 再上传',
    'Open it in Excel, save it as .xlsx and upload again',
  ),
  'sheet-missing': word(
    '缺少“单位”工作表，或其中没有数据',
    'The sheet 单位 is missing or holds no row',
    '请使用模板，不要改工作表名称',
    'Use the template and keep the names of its sheets',
  ),
  'column-missing': word(
    '缺少这一列',
    'This column is missing',
    '请使用模板，不要改第一行的列名',
    'Use the template and keep the names in its first row',
  ),
  'column-twice': word('列名出现两次', 'This column stands twice', '请删去其中一列', 'Remove one of them'),
  'too-many-rows': word(
    '行数超过上限 {most}',
    'More than {most} rows',
    '请分成几个文件导入',
    'Split the file and import the parts',
  ),
  required: word('必填项没有填', 'A needed cell is empty', '请填写', 'Fill it in'),
  'too-long': word(
    '超过 {most} 个字符',
    'Longer than {most} characters',
    '请缩短；检查是否填错列',
    'Shorten it; check whether it stands in the wrong column',
  ),
  'ill-formed': word(
    '含有不可见的控制字符',
    'Holds invisible control characters',
    '请重新键入这一格',
    'Type this cell anew',
  ),
  'formula-error': word(
    '公式出错（#REF! 等）',
    'The cell holds the error of a formula',
    '请改为填写结果',
    'Write the result instead',
  ),
  'uscc-lost-digits': word(
    '代码被存成数字，后几位已丢失',
    'The code was stored as a number and has lost digits',
    '请把这一列设为文本后重新填写',
    'Set the column to text and type it again',
  ),
  'uscc-malformed': word(
    '统一社会信用代码有误：{why}',
    'Not a unified social credit code: {whyEn}',
    '请对照营业执照核对 18 位代码',
    'Compare the 18 characters with the business licence',
  ),
  'uscc-twice': word(
    '与第 {row} 行的代码重复',
    'The same code stands in row {row}',
    '同一单位只保留一行',
    'Keep one row for each enterprise',
  ),
  'registered-already': word(
    '该单位已在名录中',
    'This enterprise is in the register already',
    '请从文件中删去这一行；要改信息请走变更备案',
    'Remove the row; to change what is known of it, file a change',
  ),
  'unit-unknown': word(
    '“单位”工作表中没有这个代码',
    'The sheet 单位 has no such code',
    '请核对代码，或在“单位”表中补上该单位',
    'Check the code, or add the enterprise to the sheet 单位',
  ),
  'name-twice': word(
    '与第 {row} 行的单位名称相同，但代码不同',
    'The same name as in row {row}, with another code',
    '请核对是否为同一单位',
    'Check whether it is one enterprise',
  ),
  'kind-unknown': word(
    '没有这种单位类型',
    'There is no such kind of enterprise',
    '请用：{choices}',
    'Use one of: {choices}',
  ),
  'division-unknown': word(
    '没有这个县（市、区）',
    'There is no such county',
    '请填所在县（市、区）的名称或 6 位代码',
    'Write the name of the county, or its six digits',
  ),
  'division-abolished': word(
    '该行政区划已撤销，现为：{now}',
    'This division was abolished; now: {now}',
    '请改用现在的行政区划',
    'Use the present one',
  ),
  'division-elsewhere': word(
    '不在您所在的地区',
    'Not in the area you are responsible for',
    '外地单位由当地导入',
    'It is for the authorities of that place',
  ),
  'date-malformed': word('不是日期', 'Not a day of the calendar', '请写成 2024-01-01', 'Write it as 2024-01-01'),
  'date-ahead': word('日期晚于今天', 'The day is still to come', '请核对年份', 'Check the year'),
  'date-order': word('有效期止早于有效期起', 'It ends before it begins', '请核对两个日期', 'Check both days'),
  'licence-kind-unknown': word(
    '没有这种资质类型',
    'There is no such kind of licence',
    '请从下拉列表中选择',
    'Choose from the list',
  ),
  'licence-twice': word(
    '与第 {row} 行是同一证照',
    'The same licence as in row {row}',
    '请删去其中一行',
    'Remove one of the rows',
  ),
  'substance-unknown': word(
    '目录中没有此品种',
    'Not in the catalogue',
    '请用目录中的名称、编号或 CAS 号',
    'Use the name, code or CAS number of the catalogue',
  ),
  'substance-missing': word(
    '此类资质必须写明涉及品种',
    'A licence of this kind must name its substances',
    '请填写涉及品种',
    'Fill in the substances',
  ),
  'need-twice': word(
    '与第 {row} 行是同一单位的同一品种',
    'The same enterprise and substance as in row {row}',
    '请合并为一行',
    'Make one row of them',
  ),
  'site-twice': word(
    '与第 {row} 行是同一单位的同名仓库',
    'The same storehouse as in row {row}',
    '请删去其中一行，或改用不同的名称',
    'Remove one, or give them different names',
  ),
  'amount-malformed': word(
    '不是数量：只能用数字，最多六位小数',
    'Not an amount: digits only, at most six decimals',
    '请只填数字，单位写在“计量单位”列',
    'Write digits only; the unit has its own column',
  ),
  'amount-negative': word('数量不能为负', 'An amount cannot be negative', '请核对', 'Check it'),
  'amount-too-large': word(
    '数量过大，是否把克或毫克当成了千克',
    'Too large: were grams taken for kilograms?',
    '请换算为千克',
    'Convert it to kilograms',
  ),
  'unit-of-measure-unknown': word(
    '此品种不能用这个计量单位',
    'The substance is not measured in this unit',
    '称重的填千克，制剂填片或支',
    'Kilograms for what is weighed, tablets or ampoules for preparations',
  ),
} as const satisfies Record<string, FaultWord>;

export type FaultCode = keyof typeof faultWords;
export const faultCodes = Object.keys(faultWords) as FaultCode[];

/** The words of one fault with its facts filled in. */
export function faultText(code: FaultCode, facts: Readonly<Record<string, string | number>>) {
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '—'));
  const { zh, en, todoZh, todoEn } = faultWords[code];
  return { zh: filled(zh), en: filled(en), todoZh: filled(todoZh), todoEn: filled(todoEn) };
}
