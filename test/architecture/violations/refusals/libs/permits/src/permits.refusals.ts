import { declareRefusals } from '@yby/platform';

export const permitsRefusal = declareRefusals('permits', {
  'already-decided': {
    status: 409,
    zh: '已有决定',
    en: 'Decided already',
    todoZh: '无须再办',
    todoEn: 'Nothing to do',
  },
  'not-written-down': { status: 409, zh: '未载明', en: 'Not documented', todoZh: '请补写', todoEn: 'Document it' },
  untried: { status: 409, zh: '未试过', en: 'Never raised', todoZh: '请补试', todoEn: 'Raise it in a test' },
});
