import type { Bilingual } from '@yby/platform/contract';

/** Why a text is not such an identifier, for the person who typed it; null when it is one. */
export type Explanation = Bilingual | null;

export const say = (zh: string, en: string): Bilingual => ({ zh, en });
