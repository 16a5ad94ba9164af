import { say } from './template';

/** What people are told of an enterprise's own file: its filings, licences, standing and code. */
export const enterpriseTexts = {
  'filing-received': say(
    '登记申报已收到',
    'Your filing was received',
    '{number} 已提交，将在一个工作日内核验。',
    '{number} was filed and will be verified within one working day.',
  ),
  'filing-waits': say(
    '有登记申报待核验',
    'A filing waits for verification',
    '{number} 已提交，待核验。',
    '{number} was filed and waits to be verified.',
  ),
  'filing-returned': say(
    '登记申报退回补正',
    'Please complete your filing',
    '{number} 需要补正。所需内容已一次性告知，补正后请重新提交。',
    '{number} needs corrections. All of them are listed; correct them and submit again.',
  ),
  'filing-approved': say(
    '登记事项已核验通过',
    'Your filing was verified',
    '{number} 已核验通过，登记事项自即时起生效。',
    '{number} was verified; what it declares is registered from this moment.',
  ),
  'filing-taken-back': say(
    '登记申报已撤回',
    'A filing was withdrawn',
    '{number} 已由申报单位撤回，无需再核验。',
    '{number} was withdrawn by the enterprise; nothing is left to verify.',
  ),
  visited: say(
    '实地核验已记录',
    'A visit was recorded',
    '公安机关对本单位的实地核验已记录，可以在单位档案中查看。',
    'The visit of the police to your enterprise is on file. You can read it in your enterprise file.',
  ),
  'licence-expiring': say(
    '证照即将到期',
    'A licence nears its end',
    '证照 {licence} 将在 {days} 天内到期（{validTo}）。请换证后在单位档案中申报变更。',
    'Licence {licence} ends within {days} days ({validTo}). Renew it and declare the change in your file.',
  ),
  'licence-expired': say(
    '证照已到期',
    'A licence has ended',
    '证照 {licence} 已于 {validTo} 到期，以它为条件的业务不能再办理。请尽快申报变更。',
    'Licence {licence} ended on {validTo}; what rests on it cannot be filed any more. Declare the new one soon.',
  ),
  held: say(
    '本单位被采取管控措施',
    'Your enterprise is under a hold',
    '{enterpriseName} 被采取管控措施。理由、依据和期限请打开易智码页面查看。',
    '{enterpriseName} is under a hold. Open the page of your code for its reason, article and end.',
  ),
  released: say(
    '管控措施已解除',
    'A hold was released',
    '对 {enterpriseName} 的一项管控措施已解除。',
    'A hold on {enterpriseName} was released.',
  ),
  graded: say(
    '信用等级已评定',
    'A credit class was given',
    '{enterpriseName} 的信用等级评定为 {creditClass} 级。',
    '{enterpriseName} was given credit class {creditClass}.',
  ),
  'transfer-waits': say(
    '有单位转移待接收',
    'A transfer waits to be accepted',
    '{enterpriseName} 的迁移、合并或者分立待接收。接收前可以查看将转移的内容。',
    'A move, merger or division of {enterpriseName} waits to be accepted. See what will move before you accept.',
  ),
  'transfer-declined': say(
    '单位转移未被接收',
    'A transfer was declined',
    '{enterpriseName} 的转移未被接收，理由见详情。没有任何内容转移。',
    'The transfer of {enterpriseName} was declined; the reason is with it. Nothing has moved.',
  ),
  transferred: say(
    '单位转移已完成',
    'A transfer is complete',
    '{enterpriseName} 的转移已完成，转移的内容请打开查看。',
    'The transfer of {enterpriseName} is complete. Open it to see what has moved.',
  ),
  'code-replaced': say(
    '易智码已换发',
    'A code was replaced',
    '{enterpriseName} 的一个易智码已换发，旧码牌扫描后会提示已停用，请打印新码牌。',
    'A code of {enterpriseName} was replaced. The old plate says so when scanned; print the new one.',
  ),
} as const;
