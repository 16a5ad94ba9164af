import type { Bilingual } from '@yby/platform/contract';

/** Words of a message; names in braces are filled from its facts when it is read. */
export interface Template {
  readonly title: Bilingual;
  readonly body: Bilingual;
}

export const say = (titleZh: string, titleEn: string, bodyZh: string, bodyEn: string): Template => ({
  title: { zh: titleZh, en: titleEn },
  body: { zh: bodyZh, en: bodyEn },
});
