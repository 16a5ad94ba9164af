import { declareRefusals } from '@yby/platform';

export const notificationsRefusal = declareRefusals('notifications', {
  'channel-off': {
    status: 409,
    zh: '本系统未开通这种通知方式',
    en: 'This installation does not send in this way',
    todoZh: '站内消息照常送达；需要开通请联系系统管理员',
    todoEn: 'The inbox always hears; ask the system administrator to set it up',
  },
  'address-malformed': {
    status: 422,
    zh: '地址格式不正确',
    en: 'This is no address that can be written to',
    todoZh: '电子邮箱如 name@example.com；手机号为 11 位数字',
    todoEn: 'An e-mail address like name@example.com; a mobile number of 11 digits',
  },
  'too-many-codes': {
    status: 429,
    zh: '验证码发送过于频繁',
    en: 'Too many verification codes',
    todoZh: '同一地址每分钟一次、每小时五次，请稍后再试',
    todoEn: 'One a minute and five an hour for an address; try again later',
  },
  'code-wrong': {
    status: 422,
    zh: '验证码不正确',
    en: 'The code is wrong',
    todoZh: '请核对后再试；还可尝试 {left} 次',
    todoEn: 'Check it and try again; {left} more tries',
  },
  'code-ended': {
    status: 409,
    zh: '没有待验证的地址，或验证码已失效',
    en: 'No address waits for a code, or the code has ended',
    todoZh: '请重新填写地址，获取新的验证码',
    todoEn: 'Enter the address again and get a new code',
  },
});
