import { declareRefusals } from '@yby/platform';

export const permitsRefusal = declareRefusals('permits', {
  'precheck-stop': { status: 422, zh: '有 {count} 项拦截，暂不能提交', en: '{count} check(s) stop this application', todoZh: '请按每一项的提示处理后再提交', todoEn: 'Deal with each point named below, then submit', rule: '条例 14、17；办法 5' },
  'unreadable-ask': { status: 400, zh: '有 {count} 处填写有误', en: '{count} field(s) are wrong', todoZh: '请按提示改正', todoEn: 'Correct the fields named below' },
  'attachment-unknown': { status: 422, zh: '附件未上传成功或不属于本单位', en: 'An attachment was not uploaded by your enterprise', todoZh: '请重新上传该附件', todoEn: 'Upload the attachment again' },
  'counterparty-unknown': { status: 422, zh: '找不到所选的对方单位', en: 'The chosen counterparty is not registered', todoZh: '请从名录中选择', todoEn: 'Choose it from the register' },
  'no-authority': { status: 422, zh: '该行政区划尚无受理机关', en: 'No authority of this division works with this system yet', todoZh: '请联系 {division} 公安机关', todoEn: 'Contact the police of {division}', rule: '条例 17' },
  'already-decided': { status: 409, zh: '此件已由{by}办结（{outcome}）', en: 'This case was decided by {by} ({outcome})', todoZh: '请办理下一件', todoEn: 'Take the next case' },
  'claimed-by-other': { status: 409, zh: '此件正由{by}办理', en: '{by} is working on this case', todoZh: '请办理下一件；对方的领取到 {until} 为止', todoEn: 'Take the next case; the claim ends at {until}' },
  'claim-lost': { status: 409, zh: '您的领取已失效', en: 'Your claim no longer stands', todoZh: '请重新领取后再办理', todoEn: 'Claim the case again before you decide' },
  'standing-changed': { status: 409, zh: '提交后情况有变，不能通过：{reasons}', en: 'It cannot be approved: since submission {reasons}', todoZh: '请退回补正或不予办理', todoEn: 'Return or refuse the case' },
  'reason-unknown': { status: 400, zh: '理由代码不在清单中：{code}', en: 'Not a reason of the list: {code}', todoZh: '请从清单中选择', todoEn: 'Choose from the list' },
  'not-in-force': { status: 409, zh: '证件当前{effective}，不能核销', en: 'The permit is {effectiveEn}; nothing can be written off', todoZh: '请勿交货；如有疑问请联系发证机关', todoEn: 'Do not deliver; ask the issuing authority', rule: '条例 18；办法 11' },
  'quantity-exceeded': { status: 409, zh: '{name}超出余量：尚余 {remaining}', en: '{nameEn} exceeds what is left: {remainingEn}', todoZh: '请按余量交货；超出部分须另行备案', todoEn: 'Deliver no more than what is left; file again for the rest', rule: '条例 40(3)' },
  'substance-not-on-permit': { status: 422, zh: '证件上没有 {substance}', en: '{substance} is not on this permit', todoZh: '只能核销证件所列品种', todoEn: 'Only what the permit names can be written off', rule: '条例 40(3)' },
  'not-your-sale': { status: 403, zh: '本单位不是该证件的供方', en: 'Your enterprise is not the seller on this permit', todoZh: '只有证件载明的供方可以核销', todoEn: 'Only the seller named on it may write off' },
  'not-redeemable': { status: 422, zh: '这种证件不用于核销', en: 'This kind of permit is not written off', todoZh: '请核销购买备案证明', todoEn: 'Write off the purchase certificate' },
  'cash-forbidden': { status: 422, zh: '禁止使用现金或者实物进行交易', en: 'Cash and barter are forbidden', todoZh: '请以转账或支票结算', todoEn: 'Settle by transfer or cheque', rule: '条例 5' },
  'handler-unchecked': { status: 422, zh: '尚未查验经办人身份证明', en: "The handler's identity was not checked", todoZh: '请先查验并留存复印件，再核销', todoEn: 'Check the identity and keep a copy first', rule: '条例 18；办法 11' },
  'delivered-ahead': { status: 422, zh: '交货日期不能晚于今天', en: 'The day of delivery lies in the future', todoZh: '请在交货当天核销', todoEn: 'Write off on the day of delivery' },
  'delivered-outside': { status: 422, zh: '交货日期不在证件有效期内', en: 'The day of delivery is outside the validity', todoZh: '请核对交货日期', todoEn: 'Check the day of delivery', rule: '办法 9' },
  'print-pending': { status: 503, zh: '证件打印件正在生成', en: 'The print-out is being made', todoZh: '请稍候几秒再打开；证件自签发时起已经有效', todoEn: 'Open it again in a few seconds; the permit is valid already' },
});
