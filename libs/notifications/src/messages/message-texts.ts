import { enterpriseTexts } from './enterprise-texts';
import { peopleTexts } from './people-texts';
import { say, type Template } from './template';

/** What people are told, by kind. */
export const messageTexts = {
  ...enterpriseTexts,
  ...peopleTexts,
  accepted: say(
    '申请已受理',
    'Application accepted',
    '{number} 已提交并受理，办结前可随时查看进度。',
    '{number} was filed and accepted. You can follow it until it is decided.',
  ),
  'formal-answer': say(
    '申请已有答复',
    'Your application has an answer',
    '{number} 无需办理或不属本机关办理，请打开查看书面答复。',
    '{number} needs no paper, or another authority decides it. Open it for the written answer.',
  ),
  'to-review': say(
    '有新的待审批件',
    'A case is waiting',
    '{enterpriseName} 的 {number} 待审批。',
    '{number} of {enterpriseName} waits for a decision.',
  ),
  returned: say(
    '申请退回补正',
    'Please complete your application',
    '{number} 需要补正。所需内容已一次性告知，补正后请重新提交。',
    '{number} needs corrections. All of them are listed; correct them and submit again.',
  ),
  approved: say(
    '备案已通过',
    'Approved',
    '{number} 已通过，证件 {permitNumber} 自签发时起生效。',
    '{number} was approved. {permitNumber} is valid from the moment of issue.',
  ),
  'sale-permitted': say(
    '客户的备案已通过',
    "A customer's filing was approved",
    '{enterpriseName} 的证件 {permitNumber} 已签发。交货时请扫码核销。',
    '{permitNumber} of {enterpriseName} was issued. Scan it when you deliver and write the quantity off.',
  ),
  'carriage-permitted': say(
    '运输备案已通过',
    'A transport filing was approved',
    '{enterpriseName} 的运输证件 {permitNumber} 已签发，请随车携带。',
    '{permitNumber} of {enterpriseName} was issued. Carry it on the vehicle.',
  ),
  'goods-announced': say(
    '有货物将运来',
    'Goods will come to you',
    '{enterpriseName} 的运输证件 {permitNumber} 已签发，收货人为本单位。',
    '{permitNumber} of {enterpriseName} was issued with you as the consignee.',
  ),
  refused: say(
    '申请未予办理',
    'Application refused',
    '{number} 未予办理。理由和救济途径请打开查看。',
    '{number} was refused. Open it for the reason and for what you may do.',
  ),
  withdrawn: say('申请已撤回', 'Application withdrawn', '{number} 已撤回。', '{number} was withdrawn.'),
  'case-withdrawn': say(
    '待审批件已撤回',
    'A case was withdrawn',
    '{enterpriseName} 已撤回 {number}，无需再办理。',
    '{enterpriseName} withdrew {number}; nothing is left to do.',
  ),
  lapsed: say(
    '申请逾期失效',
    'Application lapsed',
    '{number} 逾期未补正，已失效。如仍需要请重新申请。',
    '{number} was not corrected in time. Apply again if you still need it.',
  ),
  'goods-under-way': say(
    '供方已交货，请验收',
    'Goods are under way',
    '{sellerName} 已按 {permitNumber} 交货。收到后请核对数量并验收入库。',
    '{sellerName} delivered on {permitNumber}. Check the quantity when it arrives and take it into stock.',
  ),
  'sale-recorded': say(
    '核销完成',
    'Delivery written off',
    '向 {enterpriseName} 的交货已在 {permitNumber} 上核销，台账已更新。',
    'The delivery to {enterpriseName} was written off on {permitNumber}; the ledger is up to date.',
  ),
  'goods-received': say(
    '货物已入库',
    'Goods taken into stock',
    '{permitNumber} 的货物已验收入库。',
    'The goods of {permitNumber} are in stock.',
  ),
  'delivery-confirmed': say(
    '对方已确认收货',
    'Receipt confirmed',
    '{enterpriseName} 已确认收到 {permitNumber} 的货物。',
    '{enterpriseName} confirmed the goods of {permitNumber}.',
  ),
  reminder: say(
    '办理时限提醒',
    'A case is running late',
    '{number} 的承诺时限已过 {share}%，请尽快办理。',
    '{share}% of the promised time of {number} is over.',
  ),
  overdue: say(
    '已超过承诺时限',
    'Past the promised time',
    '{number} 已超过承诺时限，仍未办结。',
    '{number} is past its promised time and still open.',
  ),
  'nobody-tomorrow': say(
    '下一工作日无人可办',
    'Nobody can decide on the next working day',
    '{place}在 {day} 没有可以审批的人员，请安排代理或者委托办理。',
    'On {day} nobody can decide in {place}. Name a deputy or delegate.',
  ),
  'deputy-named': say(
    '您被指定为代理人',
    'You stand in for a colleague',
    '您在 {day} 至 {until} 代理同事的岗位。',
    'You stand in for a colleague from {day} to {until}.',
  ),
  'suspicion-reported': say(
    '有人报告可疑情况',
    'Something suspicious was reported',
    '查验中发现可疑情况，证件 {permitNumber}。请打开查看并核查。',
    'Something looked wrong when {permitNumber} was checked. Open it and look into it.',
  ),
  'returned-again': say(
    '同一申请再次退回',
    'Returned for the second time',
    '{number} 被再次退回补正。补正应当一次告知，办理时限不因此停止，请核查原因。',
    '{number} was returned again. Everything is to be told at once; its clock goes on. See why it happened.',
  ),
  paused: say(
    '申请已中止计时',
    'The clock is paused',
    '{number} 需要依法进行其他程序，已中止计时。理由和截止日请打开告知书查看。',
    'The clock of {number} is paused for something that the law asks for. Open the notice for the reason and the last day.',
  ),
  resumed: say(
    '申请已恢复计时',
    'The clock runs again',
    '{number} 已恢复计时，办理期限相应顺延。',
    'The clock of {number} runs again; the decision is due accordingly later.',
  ),
  'onsite-asked': say(
    '有待实地核查的申请',
    'A visit to be made',
    '{enterpriseName} 的申请 {number} 需要实地核查。',
    'Application {number} of {enterpriseName} needs a visit on the spot.',
  ),
  'onsite-done': say(
    '实地核查已完成',
    'The visit was made',
    '{number} 的实地核查结果已报告，请继续办理。',
    'The visit for {number} is reported; go on with the case.',
  ),
  'opinions-differ': say(
    '两名审查人意见不一致',
    'Two officers differ',
    '{number} 的两名审查人意见不一致，请查看双方意见后裁定。',
    'The two officers differ on {number}. Read both opinions and decide.',
  ),
  'permit-suspended': say(
    '证件被暂扣',
    'A permit was suspended',
    '证件 {permitNumber} 被暂扣，暂扣期间不得使用。理由和救济途径请打开决定书查看。',
    '{permitNumber} is suspended and must not be used meanwhile. Open the notice for the reason and for what you may do.',
  ),
  'permit-restored': say(
    '证件已恢复',
    'A permit was restored',
    '证件 {permitNumber} 已恢复，在有效期内可以继续使用。',
    '{permitNumber} is restored and may be used again within its validity.',
  ),
  'permit-revoked': say(
    '证件被吊销',
    'A permit was revoked',
    '证件 {permitNumber} 被吊销，不得再使用。理由和救济途径请打开决定书查看。',
    '{permitNumber} was revoked and must not be used any more. Open the notice for the reason and for what you may do.',
  ),
  'permit-annulled': say(
    '证件被撤销',
    'A permit was annulled',
    '证件 {permitNumber} 被撤销，自始无效。理由和救济途径请打开决定书查看。',
    '{permitNumber} was annulled. Open the notice for the reason and for what you may do.',
  ),
  'permit-withdrawn': say(
    '证件被撤回',
    'A permit was withdrawn',
    '证件 {permitNumber} 已被发证机关撤回。理由和救济途径请打开决定书查看。',
    '{permitNumber} was taken back by the authority. Open the notice for the reason and for what you may do.',
  ),
  'permit-deregistered': say(
    '证件已注销',
    'A permit was deregistered',
    '证件 {permitNumber} 已注销。',
    '{permitNumber} was struck off the register.',
  ),
  'permit-cancelled': say(
    '证件已作废',
    'A permit was cancelled',
    '证件 {permitNumber} 已由本单位作废，占用的数量已释放，可以重新备案。',
    '{permitNumber} was cancelled by your enterprise. Its quantity is free again; you can file anew.',
  ),
  'permit-reissued': say(
    '证件已换发',
    'A permit was re-issued',
    '证件 {permitNumber} 已换发，旧件的二维码不再有效，请使用新件。',
    '{permitNumber} was re-issued. The code of the old paper is no longer good; use the new one.',
  ),
  'do-not-deliver': say(
    '请勿凭此证件交货',
    'Do not deliver on this permit',
    '{enterpriseName} 的证件 {permitNumber} 现在不能使用，请勿凭它交货或者承运。',
    '{permitNumber} of {enterpriseName} cannot be used now: do not deliver or carry on it.',
  ),
  'deliver-again': say(
    '证件已恢复，可以交货',
    'A permit can be used again',
    '{enterpriseName} 的证件 {permitNumber} 已恢复。',
    '{permitNumber} of {enterpriseName} is restored.',
  ),
  'paper-replaced': say(
    '客户的证件已换发',
    "A customer's permit was re-issued",
    '{enterpriseName} 的证件 {permitNumber} 已换发，交货时请扫描新件。',
    '{permitNumber} of {enterpriseName} was re-issued. Scan the new paper when you deliver.',
  ),
  'measure-to-confirm': say(
    '有处置待确认',
    'A measure waits for confirmation',
    '对证件 {permitNumber} 的处置已提出，请核对后确认或者否决。',
    'A measure on {permitNumber} was proposed. Check it, then confirm or reject.',
  ),
} as const satisfies Record<string, Template>;

export type MessageKind = keyof typeof messageTexts;

export interface MessageWords {
  readonly title: string;
  readonly body: string;
}

/** The words of a message in both languages; a kind that this version does not know shows its facts plainly. */
export function wordsOf(
  kind: string,
  facts: Readonly<Record<string, string | null>>,
): { zh: MessageWords; en: MessageWords } {
  const template: Template | undefined = (messageTexts as Record<string, Template>)[kind];
  if (!template) {
    const plain = { title: facts.number ?? kind, body: '' };
    return { zh: plain, en: plain };
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '—');
  const inLanguage = (language: 'zh' | 'en') => ({
    title: template.title[language],
    body: fill(template.body[language]),
  });
  return { zh: inLanguage('zh'), en: inLanguage('en') };
}
