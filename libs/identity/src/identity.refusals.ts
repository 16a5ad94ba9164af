import { declareRefusals } from '@yby/platform';

export const identityRefusal = declareRefusals('identity', {
  'wrong-credentials': {
    status: 401,
    zh: '用户名或密码不正确',
    en: 'The username or the password is wrong',
    todoZh: '请核对后再试；还可尝试 {left} 次，之后锁定 30 分钟',
    todoEn: 'Check both and try again; {left} more tries, then a lock of 30 minutes',
    rule: 'GB/T 22239-2019 8.1.4.1',
  },
  locked: {
    status: 429,
    zh: '连续登录失败，已暂时锁定',
    en: 'Locked for a while after repeated failures',
    todoZh: '请在 {minutes} 分钟后再试，或联系安全管理员',
    todoEn: 'Try again in {minutes} minutes, or ask the security administrator',
    rule: 'GB/T 22239-2019 8.1.4.1',
  },
  'account-suspended': {
    status: 403,
    zh: '该账户已停用',
    en: 'This account is suspended',
    todoZh: '请联系本单位的安全管理员',
    todoEn: 'Ask your security administrator',
  },
  'weak-password': {
    status: 422,
    zh: '密码强度不足',
    en: 'The password is too weak',
    todoZh: '至少 10 个字符，含大写、小写、数字、符号中的三类',
    todoEn: 'At least 10 characters of three kinds (capitals, small letters, digits, signs)',
    rule: 'GB/T 22239-2019 8.1.4.1',
  },
  'username-taken': {
    status: 409,
    zh: '用户名已被使用',
    en: 'The username is taken',
    todoZh: '请换一个用户名',
    todoEn: 'Choose another one',
  },
  'username-malformed': {
    status: 422,
    zh: '用户名须为 2 到 64 个字符，不含空格',
    en: 'A username has 2 to 64 characters and no space',
    todoZh: '请换一个用户名',
    todoEn: 'Choose another one',
  },
  'offices-apart': {
    status: 422,
    zh: '系统、安全、审计管理员须由不同人员担任，且不得兼任业务岗位',
    en: 'System, security and audit administrator must be different persons and hold no other office',
    todoZh: '请为每个管理岗位单独开户',
    todoEn: 'Open a separate account for each of these offices',
    rule: 'GB/T 22239-2019 8.1.4.2',
  },
  'office-misplaced': {
    status: 422,
    zh: '岗位与所在单位不符：{roles}',
    en: 'An office does not fit where the account belongs: {roles}',
    todoZh: '企业岗位须属于一家企业，其余岗位须属于一个机关',
    todoEn: 'Company offices need an enterprise, all others an authority',
  },
});
