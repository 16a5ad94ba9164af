// The legal grounds of each measure on an issued permit (行政许可法 8, 69, 70; 条例 34, 38, 40; 办法 34). An officer chooses
// one and writes the facts beside it. What was not read in the full text of the law is marked so.
import type { Bilingual, EvidenceMark } from '@yby/platform/contract';
import type { Effective } from '../permit/permit.lifecycle';
import type { MeasureAct } from './measure.lifecycle';

export interface Ground extends Bilingual {
  readonly code: string;
  readonly act: MeasureAct;
  readonly rule: string;
  readonly mark: EvidenceMark;
  /** What the permit must be worth for it; anything when absent. */
  readonly only?: readonly Effective[];
}

const ground = (
  act: MeasureAct,
  code: string,
  rule: string,
  mark: EvidenceMark,
  zh: string,
  en: string,
  only?: readonly Effective[],
): Ground => ({ code, act, rule, mark, zh, en, ...(only ? { only } : {}) });

export const grounds: readonly Ground[] = [
  ground(
    'suspend',
    'not-rectified',
    '条例 40',
    'secondary',
    '责令限期改正而逾期不改正，停产停业整顿期间',
    'an order to correct was not obeyed in time; business is stopped for rectification',
  ),
  ground(
    'suspend',
    'under-investigation',
    '条例 32',
    'from memory',
    '涉嫌违法购买、销售或者流入非法渠道，正在调查',
    'unlawful trade or diversion is suspected and under investigation',
  ),
  ground(
    'suspend',
    'goods-lost',
    '条例 34',
    'from memory',
    '易制毒化学品丢失、被盗、被抢，尚未查明',
    'goods were lost, stolen or robbed and it is not yet clear how',
  ),
  ground('restore', 'rectified', '条例 40', 'secondary', '整改完成，经核查合格', 'rectified, and found in order'),
  ground('restore', 'cleared', '条例 32', 'from memory', '经调查，违法嫌疑不成立', 'the suspicion was not borne out'),
  ground(
    'revoke',
    'lent',
    '条例 40',
    'verified',
    '将许可证或者备案证明转借他人使用，情节严重',
    'the paper was lent to others, and the case is grave',
  ),
  ground(
    'revoke',
    'exceeded',
    '条例 40',
    'verified',
    '超出许可的品种、数量生产、经营、购买，情节严重',
    'substance or quantity went beyond the paper, and the case is grave',
  ),
  ground(
    'revoke',
    'false-records',
    '条例 40',
    'verified',
    '不记录或者不如实记录交易情况，情节严重',
    'dealings were not recorded or falsely recorded, and the case is grave',
  ),
  ground(
    'revoke',
    'never-rectified',
    '条例 40',
    'verified',
    '停产停业整顿后仍不合格',
    'still not in order after business was stopped for rectification',
  ),
  ground(
    'annul',
    'deceit',
    '办法 34',
    'secondary',
    '以伪造材料、欺骗、贿赂等不正当手段取得',
    'obtained by forged material, deceit or bribery',
  ),
  ground(
    'annul',
    'abuse',
    '行政许可法 69',
    'from memory',
    '工作人员滥用职权、玩忽职守作出',
    'granted by abuse of office or neglect of duty',
  ),
  ground('annul', 'beyond-powers', '行政许可法 69', 'from memory', '超越法定职权作出', 'granted beyond lawful powers'),
  ground('annul', 'procedure', '行政许可法 69', 'from memory', '违反法定程序作出', 'granted against lawful procedure'),
  ground(
    'annul',
    'not-qualified',
    '行政许可法 69',
    'from memory',
    '申请人不具备资格或者不符合法定条件',
    'the applicant was not qualified or did not meet the conditions',
  ),
  ground(
    'withdraw',
    'law-changed',
    '行政许可法 8',
    'from memory',
    '所依据的法律、法规、规章修改或者废止',
    'the law that it rests on was amended or repealed',
  ),
  ground(
    'withdraw',
    'facts-changed',
    '行政许可法 8',
    'from memory',
    '所依据的客观情况发生重大变化，为公共利益需要',
    'the facts that it rests on changed greatly, and the public interest demands it',
  ),
  ground(
    'deregister',
    'expired',
    '行政许可法 70',
    'from memory',
    '有效期届满未延续',
    'the validity is over and was not extended',
    ['expired'],
  ),
  ground('deregister', 'closed', '行政许可法 70', 'from memory', '持证单位依法终止', 'the holder has lawfully ended'),
  ground(
    'deregister',
    'ended',
    '行政许可法 70',
    'from memory',
    '已依法撤销、撤回或者吊销，或者已由持证单位作废',
    'lawfully annulled, withdrawn or revoked, or cancelled by its holder',
    ['revoked', 'annulled', 'withdrawn', 'cancelled'],
  ),
  ground(
    'deregister',
    'impossible',
    '行政许可法 70',
    'from memory',
    '因不可抗力无法实施',
    'force majeure makes it impossible to carry out',
  ),
  ground('deregister', 'requested', '行政许可法 70', 'from memory', '持证单位申请注销', 'the holder asks for it', [
    'in_force',
    'not_yet_valid',
    'suspended',
    'used_up',
  ]),
];

/** The grounds on which this act is open for a permit that is worth `effective` today. */
export function groundsFor(act: MeasureAct, effective: Effective): Ground[] {
  return grounds.filter((each) => each.act === act && (!each.only || each.only.includes(effective)));
}
