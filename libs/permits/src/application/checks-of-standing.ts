import { heldIn, holdReasons, scopeWords } from '@yby/enterprise';
import type { PrecheckFacts, Say } from './precheck';

/** A natural person buys for himself: no storehouse, no declared need, one use only (条例 16, 17; 办法 9). */
export const isPerson = ({ applicant }: Pick<PrecheckFacts, 'applicant'>): boolean =>
  applicant.kinds.includes('individual_buyer');

const notRegistered = {
  draft: {
    zh: '本单位尚未登记',
    en: 'The enterprise is not registered yet',
    todoZh: '请先提交单位登记，核验通过后再办理',
    todoEn: 'Submit the registration first; file once it is verified',
  },
  suspended: {
    zh: '本单位已停业',
    en: 'The enterprise is suspended',
    todoZh: '请由企业管理员办理复业',
    todoEn: 'Its administrator resumes business first',
  },
  closed: { zh: '本单位已注销登记', en: 'The enterprise is no longer registered' },
  moved_out: { zh: '本单位已迁出', en: 'The enterprise has moved out' },
} as const;

/** Whether the applicant may apply at all: registered, not barred, not held, its licence in force. */
export function ofStanding(
  matter: 'purchase' | 'sale' | 'transport',
  { applicant, on }: PrecheckFacts,
  say: Say,
): void {
  if (applicant.state !== 'registered')
    say({
      check: 'standing',
      outcome: 'stop',
      ...notRegistered[applicant.state],
      rule: '条例 14',
    });
  const ban = applicant.bans.find(({ scope }) => scope === 'all' || scope === matter);
  if (ban)
    say({
      check: 'standing.ban',
      outcome: 'stop',
      zh: `停止受理至 ${ban.to}（${ban.decisionNo}）`,
      en: `No application is accepted until ${ban.to} (${ban.decisionNo})`,
      rule: '条例 38',
    });
  for (const held of heldIn(applicant, matter)) {
    const [why, what] = [holdReasons[held.reason], scopeWords[held.scope]];
    const until = held.until
      ? { zh: `至 ${held.until}`, en: `until ${held.until}` }
      : { zh: '至解除之日', en: 'until released' };
    say({
      check: 'standing.hold',
      outcome: 'stop',
      zh: `${what.zh}被管控（${until.zh}）：${why.zh}`,
      en: `Held in ${what.en} (${until.en}): ${why.en}`,
      rule: held.article,
      todoZh: '请按通知改正或说明，由公安机关解除后再申请',
      todoEn: 'Correct or explain as told, and apply after the police has released it',
    });
  }
  if (isPerson({ applicant })) return;
  const licence = applicant.licences.find(
    ({ kind }) => kind === 'business_licence' || kind === 'registration_certificate',
  );
  if (!licence || (licence.validTo !== null && licence.validTo < on))
    say({
      check: 'licence',
      outcome: 'stop',
      zh: licence ? `营业执照已于 ${licence.validTo} 到期` : '没有登记营业执照或登记证书',
      en: licence ? `The business licence ended on ${licence.validTo}` : 'No business licence is on file',
      rule: '条例 14',
      todoZh: '请先更新单位档案中的证照',
      todoEn: 'Update the licences in your file first',
    });
  else
    say({
      check: 'licence',
      outcome: 'pass',
      zh: '证照在有效期内',
      en: 'The licences are valid',
      rule: '条例 14',
      evidence: { number: licence.number },
    });
}
