import { declareRefusals } from '@yby/platform';

export const enterpriseRefusal = declareRefusals('enterprise', {
  'uscc-malformed': {
    status: 422,
    zh: '统一社会信用代码有误：{why}',
    en: 'Not a unified social credit code: {whyEn}',
    todoZh: '请对照营业执照核对 18 位代码',
    todoEn: 'Compare the 18 characters with the business licence',
    rule: 'GB 32100-2015',
  },
  'uscc-taken': {
    status: 409,
    zh: '该统一社会信用代码已登记',
    en: 'An enterprise with this code is registered already',
    todoZh: '请在名录中查找该单位',
    todoEn: 'Look it up in the register',
  },
  'division-unknown': {
    status: 422,
    zh: '行政区划代码不存在：{division}',
    en: 'Not a division: {division}',
    todoZh: '请选择所在县（市、区）',
    todoEn: 'Choose the county',
    rule: 'GB/T 2260',
  },
  'cas-malformed': {
    status: 422,
    zh: 'CAS 号有误：{cas}',
    en: 'Not a CAS number: {cas}',
    todoZh: '请核对校验位',
    todoEn: 'Check its last digit',
  },
  'substance-unknown': {
    status: 422,
    zh: '目录中没有此品种：{substances}',
    en: 'Not in the catalogue: {substances}',
    todoZh: '请从目录中选择',
    todoEn: 'Choose from the catalogue',
    rule: '条例 附表',
  },
  'no-enterprise': {
    status: 404,
    zh: '您的账户不属于任何企业',
    en: 'Your account belongs to no enterprise',
    todoZh: '请以企业账户登录',
    todoEn: 'Sign in with a company account',
  },
  'import-form': {
    status: 415,
    zh: '文件不是 .xlsx 工作簿，也不是本系统的 CSV 表',
    en: 'Neither an .xlsx workbook nor a CSV table of ours',
    todoZh: '请用模板填写；旧版 .xls 或加密文件请另存为未加密的 .xlsx',
    todoEn: 'Use the template; save an old .xls or a protected file as plain .xlsx',
  },
  'import-bomb': {
    status: 413,
    zh: '文件展开后过大，上限 {most} MB',
    en: 'The file unpacks to more than {most} MB',
    todoZh: '请删去图片和空白行列，或分成几个文件',
    todoEn: 'Remove pictures and empty rows, or split the file',
  },
});
