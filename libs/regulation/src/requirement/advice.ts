// What else the applicant should know (flags) and what prevents submission here (stops), each with its article.
import type { Substance } from '../catalogue/substance';
import type { Route } from '../law/routes';
import type { Outcome, Point } from './answer';
import { pointOf, type Asked } from './asked';
import { mayBeSmallEphedrine } from './exemptions';
import { isMultiUseEligible, mayGetTwelveMonths } from './multi-use';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export function stopsOf(asked: Asked, outcome: Outcome, route: Route | null): Point[] {
  const { ask } = asked;
  const stops: Point[] = [];
  const stop = (code: string, ruleId: string, words?: Words) => {
    const rule = asked.rule(ruleId);
    if (rule) stops.push(pointOf(rule, code, words));
  };
  if (outcome === 'forbidden')
    stop('individual-forbidden', 'P-1', {
      zh: '个人不得购买第一类、第二类,请由单位办理',
      en: 'individuals may not buy categories 1 and 2; a unit has to apply',
    });
  if (outcome === 'other_authority')
    stop('wrong-authority', 'wrong-authority', {
      zh: '不属于本市公安机关办理,请向所列机关申请',
      en: 'not decided by the police of this city; apply to the organ named',
    });
  if (outcome === 'required' && ask.activity === 'transport' && !(ask.originDivision && ask.destinationDivision))
    stop('places-missing', 'T-1', {
      zh: '请填写运出地和运入地:同一设区的市内运输无须办理',
      en: 'name origin and destination: within one city nothing is needed',
    });
  if (ask.multiUse && route?.instrument === 'purchase_filing' && !isMultiUseEligible(asked))
    stop('multi-use-not-eligible', 'P-9-multi', {
      zh: '未满足多次使用条件(单位、备案满 1 年且无违规),请改为一次使用',
      en: 'not eligible for multi-use (a unit, one year after its first filing, no violation); apply for one use',
    });
  if (route) stopsOfStanding(asked, outcome, stop);
  // 条例 7, 9: a condition of these two permits only; elsewhere it is shown as a flag.
  if (ask.standing?.drugCrimeRecord && isMakersPermit(route)) stop('drug-crime-record', 'drug-crime');
  const lawfulCash = ask.buyerKind === 'individual' && outcome !== 'forbidden';
  if (ask.activity === 'purchase' && route && !lawfulCash && (ask.payment === 'cash' || ask.payment === 'barter'))
    stop(`${ask.payment}-forbidden`, 'P-2');
  return stops;
}

const isMakersPermit = (route: Route | null): boolean =>
  route?.instrument === 'production_permit' || route?.instrument === 'dealing_permit';

function stopsOfStanding(
  { ask }: Asked,
  outcome: Outcome,
  stop: (code: string, ruleId: string, words?: Words) => void,
): void {
  const { bans = [], licenceValidTo } = ask.standing ?? {};
  const ban = bans.find(
    ({ from, to, scope }) => (scope === 'all' || scope === ask.activity) && from <= ask.date && ask.date <= to,
  );
  if (ban)
    stop('barred', 'bar-38', {
      zh: `停止受理至 ${ban.to}(${ban.decisionNo})`,
      en: `no application is accepted until ${ban.to} (${ban.decisionNo})`,
    });
  // 办法 20 speaks of what the police check; other organs have their own rules.
  if (outcome === 'required' && licenceValidTo && licenceValidTo < ask.date)
    stop('licence-ended', 'licence-ended', {
      zh: `营业执照等证照已于 ${licenceValidTo} 到期,请先更新`,
      en: `the licence ended on ${licenceValidTo}; renew it first`,
    });
  if (ask.activity === 'purchase' && ask.sellerMaySell === false) stop('seller-may-not-sell', 'seller-scope');
}

export function flagsOf(asked: Asked, route: Route | null, substances: readonly Substance[]): Point[] {
  const { ask } = asked;
  const flags: Point[] = [];
  const flag = (code: string, ruleId: string, words?: Words) => {
    const rule = asked.rule(ruleId);
    if (rule) flags.push(pointOf(rule, code, words));
  };
  for (const substance of substances) {
    if (substance.confidence === 'from memory')
      flags.push({
        code: 'category-unverified',
        zh: `${substance.nameZh}的列管类别凭记忆录入,以公告原文为准`,
        en: `the category of ${substance.nameEn} is from memory; the official notice decides`,
        rule: substance.legalBasis,
        mark: 'from memory',
      });
    const lines = ask.lines.filter((line) => line.substance === substance.code);
    if (lines.some((line) => line.form === 'mixture')) flag('mixture-officer-decides', 'mixtures');
    if (substance.code === 'PC3-08' && lines.some((line) => line.form !== 'mixture'))
      flag('mixture-exempt-possible', 'gbl');
    if (route?.activity === 'transport' && substance.code === 'PC1-12' && mayBeSmallEphedrine(asked))
      flag('exempt-possible', 'T-8');
    if (substance.category === 1 || substance.code === 'PC2-02') flag('storage-video-alarm', 'ZJ-19');
  }
  if (ask.bonded) flag('bonded-area', 'T-14');
  if (ask.standing?.drugCrimeRecord && !isMakersPermit(route)) flag('drug-crime-record', 'drug-crime');
  if (route?.uses === 'multi' && ask.activity === 'transport' && mayGetTwelveMonths(asked))
    flag('twelve-months-possible', 'T-6-12');
  if (ask.activity === 'transport' && ask.buyerKind === 'individual' && substances.some((one) => one.category !== 3))
    flag('individual-owner', 'P-1');
  if (route?.instrument === 'purchase_filing' && !ask.multiUse && isMultiUseEligible(asked))
    flag('multi-use-possible', 'P-9-multi');
  return flags;
}
