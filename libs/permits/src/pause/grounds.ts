import { pauseReasons } from '@yby/regulation/contract';
import type { ApplicationKind } from '../application/application-input';

/** What may pause the clock of a licence here. 条例 29 (international verification) is about import and export, which others decide. */
export const pauseGrounds = ['hearing', 'testing', 'quarantine', 'appraisal', 'expert_review'] as const;
export type PauseGround = (typeof pauseGrounds)[number];

export const wordsOfGround = (ground: PauseGround) => pauseReasons[ground];

/** 行政许可法 45 speaks of licences; a filing is none, and its certificate is due the day it is accepted (办法 8, 19). */
export function mayPause(kind: ApplicationKind): boolean {
  return kind.endsWith('_permit');
}

/** Most working days that a case may be paused altogether: a proposal of this system, the law names none. */
export const MOST_PAUSED_DAYS = 30;
