import type { Bilingual } from '@yby/platform/contract';
import type { Purpose } from '../preferences/preference';

// What leaves the house. Servers and telephones on the way belong to others: a message says that something waits and where
// to look, never who, what, how much or which number. `{n}` is a count, `{code}` a verification code; nothing else is filled.

interface OutwardText {
  readonly subject: Bilingual;
  readonly text: Bilingual;
}

const outward = (subjectZh: string, subjectEn: string, zh: string, en: string): OutwardText => ({
  subject: { zh: subjectZh, en: subjectEn },
  text: { zh, en },
});

export const sendingTexts = {
  notice: outward(
    '有一条新消息',
    'A new message',
    '您有一条新消息，请登录查看：{link}',
    'A new message waits for you: {link}',
  ),
  todo: outward(
    '有一件事待您办理',
    'Something waits for you',
    '有一件事待您办理，请登录查看：{link}',
    'Something waits for you to be done: {link}',
  ),
  urgent: outward(
    '有一件紧急事项',
    'Something urgent',
    '有一件紧急事项，请尽快登录查看：{link}',
    'Something urgent waits for you: {link}',
  ),
  digest: outward(
    '今日消息汇总',
    'Your messages of today',
    '您有 {n} 条未读消息，请登录查看：{link}',
    '{n} unread messages wait for you: {link}',
  ),
  code: outward(
    '验证码',
    'Verification code',
    '验证码 {code}，10 分钟内有效。非本人操作请忽略，切勿告诉他人。',
    'Verification code {code}, good for 10 minutes. If you did not ask for it, ignore it; tell it to nobody.',
  ),
} as const satisfies Record<Purpose | 'code', OutwardText>;

const SENDER: Bilingual = { zh: '【易报云】', en: '[Yi Bao Yun] ' };

export interface Filling {
  readonly link: string;
  readonly n?: number;
  readonly code?: string;
}

/** The words of one sending. */
export function outwardWords(
  purpose: Purpose | 'code',
  language: 'zh' | 'en',
  filling: Filling,
): { subject: string; text: string } {
  const { subject, text } = sendingTexts[purpose];
  const filled = text[language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(filling[name as keyof Filling] ?? ''),
  );
  return { subject: SENDER[language] + subject[language], text: SENDER[language] + filled };
}
