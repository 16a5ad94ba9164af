import { declareRefusals } from './refusal';

/** Refusals that any act may meet. */
export const platformRefusal = declareRefusals('platform', {
  'bad-input': { status: 400, zh: '提交的内容有 {count} 处不符合要求', en: '{count} field(s) cannot be accepted as given', todoZh: '请按每一项的提示改正后再提交', todoEn: 'Correct the fields named below and send again' },
  'bad-json': { status: 400, zh: '无法读懂请求内容', en: 'The request body cannot be read', todoZh: '请以 JSON 发送，并检查格式', todoEn: 'Send JSON and check its form' },
  'key-required': { status: 400, zh: '缺少 Idempotency-Key', en: 'The Idempotency-Key header is missing', todoZh: '每次办理请附一个唯一的键，重发时用同一个键', todoEn: 'Send one unique key per intention and repeat it when you send again', rule: 'draft-ietf-httpapi-idempotency-key-header' },
  'key-malformed': { status: 400, zh: 'Idempotency-Key 须为 8 到 128 个可见字符', en: 'Idempotency-Key must be 8 to 128 visible characters', todoZh: '建议使用 UUID', todoEn: 'A UUID is a good key' },
  'key-reused': { status: 409, zh: '同一个 Idempotency-Key 已用于另一份内容', en: 'This Idempotency-Key was used for another request', todoZh: '新的办理请换一个新键', todoEn: 'Use a new key for a new intention' },
  'sign-in-required': { status: 401, zh: '请先登录', en: 'You are not signed in', todoZh: '登录后再试', todoEn: 'Sign in and try again' },
  'not-permitted': { status: 403, zh: '您的岗位不能办理此事', en: 'Your office may not do this', todoZh: '请由有权限的人员办理：{roles}', todoEn: 'Ask somebody who holds one of: {roles}' },
  'csrf': { status: 403, zh: '请求缺少页面凭据', en: 'The page token is missing or old', todoZh: '请刷新页面后再试', todoEn: 'Reload the page and try again' },
  'not-found': { status: 404, zh: '没有找到', en: 'Nothing was found here', todoZh: '请核对编号或地址', todoEn: 'Check the number or address' },
  'state-changed': { status: 409, zh: '当前状态是“{state}”，不能{act}', en: 'The present state is "{state}"; {act} is not open', todoZh: '现在可以办理：{open}', todoEn: 'Open now: {open}' },
  'version-changed': { status: 412, zh: '内容已被更新', en: 'It has changed since you read it', todoZh: '请刷新后再办理', todoEn: 'Read it again, then act' },
  'too-large': { status: 413, zh: '内容过大，上限 {limit}', en: 'Too large; the limit is {limit}', todoZh: '请减小后再发送', todoEn: 'Send less at a time' },
  'unsupported-type': { status: 415, zh: '不支持这种内容类型', en: 'This content type is not supported', todoZh: '请使用：{types}', todoEn: 'Use one of: {types}' },
  'too-many': { status: 429, zh: '请求过于频繁', en: 'Too many requests', todoZh: '请在 {seconds} 秒后再试', todoEn: 'Try again in {seconds} seconds' },
  'bad-cursor': { status: 400, zh: '翻页位置无效', en: 'The page position is not valid', todoZh: '请从第一页重新开始', todoEn: 'Begin again from the first page' },
  'file-type': { status: 415, zh: '文件内容不是允许的类型', en: 'The content of the file is not of an accepted type', todoZh: '请上传：{types}', todoEn: 'Upload one of: {types}' },
  'file-missing': { status: 400, zh: '没有收到文件', en: 'No file was received', todoZh: '请在 file 部分附上一个文件', todoEn: 'Attach one file in the part named file' },
  'same-person': { status: 409, zh: '须由另一人确认', en: 'A second person must confirm this', todoZh: '请由提出者之外的有权人员确认', todoEn: 'Ask another authorised person' },
  'proposal-closed': { status: 409, zh: '该事项已{state}', en: 'This proposal is already {state}', todoZh: '如需办理请重新提出', todoEn: 'Propose it anew' },
  'not-ready': { status: 503, zh: '系统尚未就绪：{missing}', en: 'Not ready: {missing}', todoZh: '请稍候；若持续出现，请检查数据库、迁移和队列', todoEn: 'Wait a moment; if it stays so, look at the database, the migrations and the queue' },
  'busy': { status: 503, zh: '系统繁忙', en: 'The system is busy', todoZh: '请稍后用同一个键重发', todoEn: 'Send again shortly with the same key' },
  'failed': { status: 500, zh: '系统出错，未做任何更改', en: 'The system failed; nothing was changed', todoZh: '请重试；若仍出错，请报告编号 {request}', todoEn: 'Try again; if it fails again, report number {request}' },
});
