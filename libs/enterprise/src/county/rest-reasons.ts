import type { Bilingual, EvidenceMark } from '@yby/platform/contract';

export const restActs = ['suspend', 'resume', 'close'] as const;
export type RestAct = (typeof restActs)[number];

interface Reason extends Bilingual {
  readonly acts: readonly RestAct[];
  readonly rule: string;
  readonly mark: EvidenceMark;
  /** A paper must be there. */
  readonly paper: boolean;
}

/**
 * Why the county lets an enterprise rest, go on or close. No article speaks of the register of this system: 行政许可法 70 names
 * when what was granted is struck off, and is followed here; whether it reaches so far is not settled.
 */
export const restReasons = {
  own_request: {
    zh: '单位书面申请',
    en: 'the enterprise has asked in writing',
    acts: ['suspend', 'resume', 'close'],
    rule: '行政许可法 70',
    mark: 'from memory',
    paper: true,
  },
  ceased: {
    zh: '经查已停止经营',
    en: 'found to have ceased business',
    acts: ['suspend', 'close'],
    rule: '行政许可法 70',
    mark: 'from memory',
    paper: false,
  },
  licence_lost: {
    zh: '营业执照或者许可被吊销、注销',
    en: 'its licence was revoked or struck off',
    acts: ['suspend', 'close'],
    rule: '行政许可法 70',
    mark: 'from memory',
    paper: true,
  },
  business_again: {
    zh: '经查已恢复经营',
    en: 'found to be in business again',
    acts: ['resume'],
    rule: '条例 32',
    mark: 'from memory',
    paper: false,
  },
} as const satisfies Readonly<Record<string, Reason>>;

export type OfficerReason = keyof typeof restReasons;
export const officerReasonCodes = Object.keys(restReasons) as OfficerReason[];

/** `own_act`: the enterprise has done it by itself. */
export type RestReason = OfficerReason | 'own_act';
export const restReasonCodes: readonly RestReason[] = ['own_act', ...officerReasonCodes];
