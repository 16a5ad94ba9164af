import type { Refusal } from '@yby/platform';
import { regulationRefusal } from '../regulation.refusals';
import type { Requirement } from '../requirement/answer';
import { neededIn, nextStep } from './needed-papers';

/** Why there is no formal reply, and where to go instead. */
export function notFormal(answer: Requirement): Refusal {
  const [needed, next] = [neededIn(answer), nextStep(answer)];
  return regulationRefusal('not-formal', {
    outcome: answer.outcome,
    needed: needed.zh,
    neededEn: needed.en,
    next: next.zh,
    nextEn: next.en,
    rules: [...new Set(answer.because.map(({ rule }) => rule))],
  });
}
