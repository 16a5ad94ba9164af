import type { Bilingual } from '@yby/platform/contract';

interface NoticeKindWords {
  /** One character in the number of the paper. */
  readonly mark: string;
  readonly title: Bilingual;
  /** What the paper says happens; {matter}, {application} and {permit} are filled in. */
  readonly says: Bilingual;
  /** Whether the law gives a remedy against it, which the paper must name. */
  readonly remedies: boolean;
}

const kind = (
  mark: string,
  titleZh: string,
  titleEn: string,
  zh: string,
  en: string,
  remedies = false,
): NoticeKindWords => ({ mark, title: { zh: titleZh, en: titleEn }, says: { zh, en }, remedies });

/** Every paper that the law wants given to a party in a case, by its kind. */
export const noticeKinds = {
  acceptance: kind(
    '受',
    '受理通知书',
    'Notice of Acceptance',
    '你单位提交的{matter}申请（{application}）材料齐全、符合法定形式，现予受理。',
    'Your application {application} is complete and in due form and is accepted.',
  ),
  one_time_notice: kind(
    '补',
    '补正告知书',
    'Notice of Corrections',
    '你单位提交的{matter}申请（{application}）需要补正。全部需要补正的内容一次性告知如下，请补正后重新提交。',
    'Your application {application} needs corrections. All of them are named here at once; correct them and submit again.',
  ),
  non_acceptance: kind(
    '拒',
    '不予受理通知书',
    'Notice of Non-Acceptance',
    '你单位提交的{matter}申请（{application}）依法不属于本机关职权范围，决定不予受理。',
    'Your application {application} is outside the powers of this organ and is not accepted.',
    true,
  ),
  not_required: kind(
    '免',
    '无需办理告知书',
    'Notice that Nothing Is Needed',
    '你单位提交的{matter}申请（{application}）所列事项依法不需要取得许可或者备案证明。',
    'For what application {application} names the law asks for no permit and no filing certificate.',
    true,
  ),
  pause: kind(
    '中',
    '中止计时告知书',
    'Notice of a Pause',
    '你单位提交的{matter}申请（{application}）需要依法进行下列程序，所需时间不计入办理期限（《行政许可法》第四十五条），自本告知书作出之时起中止计时，至{until}止。',
    'Your application {application} needs what is named below. The time that it takes does not count for the decision (行政许可法 45): the clock is paused until the end of {until}.',
  ),
  resumption: kind(
    '续',
    '恢复计时告知书',
    'Notice that the Clock Runs Again',
    '你单位提交的{matter}申请（{application}）所需程序已经结束，自即日起恢复计时，办理期限相应顺延。',
    'What application {application} needed is done: the clock runs again, and the time for the decision ends accordingly later.',
  ),
  refusal: kind(
    '否',
    '不予办理决定书',
    'Decision of Refusal',
    '你单位提交的{matter}申请（{application}），经审查，决定不予办理。',
    'Your application {application} was examined and is refused.',
    true,
  ),
  forwarding: kind(
    '转',
    '转报告知书',
    'Notice of Forwarding',
    '你单位提交的{matter}申请（{application}）经核对，依法由上级公安机关决定，本机关已转报。',
    'Your application {application} was checked here and handed to the authority that decides it.',
  ),
  higher_answer: kind(
    '答',
    '上级决定转达书',
    'Notice of the Answer from Above',
    '你单位提交的{matter}申请（{application}）经转报，上级公安机关已作出决定，现予转达。对该决定的救济以决定文书所载为准。',
    'The authority that decides application {application} has answered. Remedies are those named in its decision.',
  ),
  suspension: kind(
    '扣',
    '暂扣决定书',
    'Decision of Suspension',
    '决定暂扣你单位的{matter}证件（{permit}），至{until}止。暂扣期间不得使用该证件。',
    'Permit {permit} is suspended until the end of {until} and must not be used meanwhile.',
    true,
  ),
  restoration: kind(
    '复',
    '恢复通知书',
    'Notice of Restoration',
    '你单位的{matter}证件（{permit}）自本通知书作出之时起恢复效力，在有效期内可以继续使用。',
    'Permit {permit} is restored from this moment and may be used again within its validity.',
  ),
  revocation: kind(
    '吊',
    '吊销决定书',
    'Decision of Revocation',
    '决定吊销你单位的{matter}证件（{permit}），自本决定书作出之时起不得再使用。',
    'Permit {permit} is revoked and must not be used any more.',
    true,
  ),
  annulment: kind(
    '撤',
    '撤销决定书',
    'Decision of Annulment',
    '决定撤销你单位的{matter}证件（{permit}），自本决定书作出之时起不得再使用。',
    'Permit {permit} is annulled and must not be used any more.',
    true,
  ),
  withdrawal: kind(
    '回',
    '撤回决定书',
    'Decision of Withdrawal',
    '决定撤回你单位的{matter}证件（{permit}），自本决定书作出之时起不得再使用。由此造成财产损失的，依法给予补偿。',
    'Permit {permit} is withdrawn and must not be used any more. Loss of property caused by it is compensated by law.',
    true,
  ),
  deregistration: kind(
    '销',
    '注销决定书',
    'Decision of Deregistration',
    '决定注销你单位的{matter}证件（{permit}）。',
    'Permit {permit} is struck off the register.',
    true,
  ),
  replacement: kind(
    '换',
    '换发通知书',
    'Notice of Re-Issue',
    '你单位的{matter}证件（{permit}）已换发，编号不变。旧件的二维码自此不再有效；已核销的数量继续计算。',
    'Permit {permit} is re-issued under the same number. The code of the old paper is no longer good; what was written off stays so.',
  ),
  cancellation: kind(
    '废',
    '作废回执',
    'Receipt of Cancellation',
    '你单位声明作废尚未使用的{matter}证件（{permit}），已登记。该证件不得再使用，所占数量已释放。',
    'Your cancelling of the unused permit {permit} is recorded. It must not be used any more; its quantity is free again.',
  ),
} as const satisfies Record<string, NoticeKindWords>;

export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindCodes = Object.keys(noticeKinds) as NoticeKind[];

/** 行政复议法 20 and 行政诉讼法 46, entered from memory: 60 days and 6 months from the day it is received. */
export const remedies: Bilingual = {
  zh:
    '如不服本决定，可以自收到之日起六十日内依法申请行政复议（《行政复议法》第二十条），也可以自收到之日起六个月内依法向人民法院提起行政诉讼' +
    '（《行政诉讼法》第四十六条）。期限和条文系凭记忆录入，以原文为准。',
  en: 'Against it: administrative reconsideration within 60 days, or an action in the people’s court within 6 months of receipt (articles entered from memory: the original text decides).',
};
