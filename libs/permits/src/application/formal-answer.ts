import type { Requirement } from '@yby/regulation/contract';
import type { DecisionView, Precheck } from './application-view';

/** The dated answer of an application that no officer has to decide (行政许可法 32(1), (2)). */
export function formalAnswer(checked: Precheck): { state: 'not_required' | 'not_accepted'; decision: DecisionView } {
  const law = checked.requirement as Requirement;
  const because = law.because.map(({ zh, rule }) => `${zh}（${rule}）`).join('；');
  if (law.outcome === 'not_required')
    return { state: 'not_required', decision: { outcome: 'not_required', by: '系统 / system', note: because } };
  const right = law.authority ? `；应向${law.authority.zh}申请` : '';
  return {
    state: 'not_accepted',
    decision: { outcome: 'not_accepted', by: '系统 / system', note: `${because}${right}` },
  };
}
