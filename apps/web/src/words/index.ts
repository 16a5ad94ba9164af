import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { applyWords } from './apply-words';
import { askWords } from './ask-words';
import { codeWords } from './code-words';
import { companyWords } from './company-words';
import { ecodeWords } from './ecode-words';
import { filingWords } from './filing-words';
import { frameWords } from './frame-words';
import { lawWords } from './law-words';
import type { insideWords } from './inside';
import { nationalWords } from './national-words';
import { permitLifeWords } from './permit-life-words';
import { scanWords } from './scan-words';
import { signInWords } from './sign-in-words';

// Every text of the web app, Chinese and English side by side so that neither can be forgotten. `{{x}}` is filled in.

const words = {
  ...frameWords,
  ...companyWords,
  ...applyWords,
  ...askWords,
  ...codeWords,
  ...signInWords,
  ...filingWords,
  ...nationalWords,
  ...permitLifeWords,
  ...scanWords,
  ...lawWords,
  ...ecodeWords,
};
export type WordKey = keyof typeof words | keyof typeof insideWords;
export type Lang = 'zh' | 'en';

const REMEMBERED = 'yby.lang';
const tongue = (column: 0 | 1) =>
  Object.fromEntries(Object.entries(words).map(([key, pair]) => [key, pair[column]] as const));

function remembered(): string {
  try {
    return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

export function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: remembered(),
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: tongue(0) }, en: { translation: tongue(1) } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
}

export function switchLanguage(): void {
  const next = i18next.language === 'en' ? 'zh-CN' : 'en';
  void i18next.changeLanguage(next);
  document.documentElement.lang = next;
  try {
    localStorage.setItem(REMEMBERED, next);
  } catch {
    // private browsing: the choice lasts for this visit
  }
}

export interface Words {
  lang: Lang;
  t: (key: WordKey, vars?: Record<string, string | number>) => string;
  /** A code that came from the server, through a family of words; the bare code when we have no word for it. */
  code: (family: string, code: string | undefined | null) => string;
  /** The reader's side of a bilingual answer. */
  say: <T>(both: { readonly zh: T; readonly en: T }) => T;
  /** The reader's name of a substance (or anything with nameZh and nameEn). */
  name: (thing: { nameZh?: string; nameEn?: string; substance?: string; code?: string }) => string;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const lang: Lang = i18n.language === 'en' ? 'en' : 'zh';
  return {
    lang,
    // A number called `n` also chooses between one and several: 'key_one' is taken where it exists.
    t: (key, vars) =>
      t(key as string, typeof vars?.n === 'number' ? { ...vars, count: vars.n } : (vars ?? {})) as string,
    code: (family, code) =>
      code === undefined || code === null
        ? ''
        : i18n.exists(`${family}.${code}`)
          ? (t(`${family}.${code}`) as string)
          : code,
    say: (both) => (lang === 'zh' ? both.zh : both.en),
    name: (thing) =>
      (lang === 'zh' ? (thing.nameZh ?? thing.nameEn) : (thing.nameEn ?? thing.nameZh)) ??
      thing.substance ??
      thing.code ??
      '',
  };
}
