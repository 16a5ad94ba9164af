// What else the applicant should know (flags) and what prevents submission here (stops), each with its article.
import { quantityFromWire } from '@yby/platform/contract';
import type { Substance } from '../catalogue/substance';
import type { Outcome, Point } from './answer';
import type { RequirementAsk } from './ask';
import { isMultiUseEligible, mayGetTwelveMonths } from './multi-use';
import type { Route } from './routes';
import { findRule, type Rule } from './rules';

/** A rule shown as a point; `code` is the rule's id unless given. */
export function pointOf(rule: Rule, code = rule.id): Point {
  return { code, zh: rule.zh, en: rule.en, rule: rule.article, mark: rule.mark };
}

/** The points of those rules that are in force on the day. */
export function pointsOf(ids: readonly string[], ask: RequirementAsk): Point[] {
  return ids.flatMap((id) => {
    const rule = findRule(id, ask.date);
    return rule ? [pointOf(rule)] : [];
  });
}

export function stopsOf(ask: RequirementAsk, outcome: Outcome, route: Route | null): Point[] {
  const stops: Point[] = [];
  const stop = (code: string, ruleId: string, zh: string, en: string) => {
    const rule = findRule(ruleId, ask.date);
    if (rule) stops.push({ code, zh, en, rule: rule.article, mark: rule.mark });
  };
  if (outcome === 'forbidden')
    stop(
      'individual-forbidden',
      'P-1',
      '个人不得购买第一类、第二类,请由单位办理',
      'individuals may not buy categories 1 and 2; a unit has to apply',
    );
  if (outcome === 'other_authority')
    stop(
      'wrong-authority',
      'wrong-authority',
      '不属于县级公安机关办理,请向所列机关申请',
      'not decided by the county police; apply to the organ named',
    );
  if (outcome === 'required' && ask.activity === 'transport' && !(ask.originDivision && ask.destinationDivision))
    stop(
      'places-missing',
      'T-1',
      '请填写运出地和运入地:同一设区的市内运输无须办理',
      'name origin and destination: within one city nothing is needed',
    );
  if (ask.multiUse && route?.instrument === 'purchase_filing' && !isMultiUseEligible(ask))
    stop(
      'multi-use-not-eligible',
      'P-9-multi',
      '未满足多次使用条件(单位、备案满 1 年且无违规),请改为一次使用',
      'not eligible for multi-use (a unit, one year after its first filing, no violation); apply for one use',
    );
  return stops;
}

export function flagsOf(ask: RequirementAsk, route: Route | null, substances: readonly Substance[]): Point[] {
  const flags: Point[] = [];
  const flag = (code: string, ruleId: string) => {
    const rule = findRule(ruleId, ask.date);
    if (rule) flags.push(pointOf(rule, code));
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
    if (substance.code === 'PC3-08') flag('mixture-exempt-possible', 'gbl');
    if (route?.activity === 'transport' && substance.code === 'PC1-12' && isSmallEphedrine(ask))
      flag('exempt-possible', 'T-8');
    const place = ask.activity === 'purchase' ? ask.buyerDivision : ask.originDivision;
    const zhejiang = findRule('ZJ-19', ask.date);
    if (zhejiang && place?.startsWith(zhejiang.region!) && (substance.category === 1 || substance.code === 'PC2-02'))
      flag('storage-video-alarm', 'ZJ-19');
  }
  if (route?.uses === 'multi' && mayGetTwelveMonths(ask)) flag('twelve-months-possible', 'T-6-12');
  if (ask.activity === 'transport' && ask.buyerKind === 'individual' && substances.some((one) => one.category !== 3))
    flag('individual-owner', 'P-1');
  if (
    ask.activity === 'purchase' &&
    route?.instrument === 'purchase_filing' &&
    !ask.multiUse &&
    isMultiUseEligible(ask)
  )
    flag('multi-use-possible', 'P-9-multi');
  return flags;
}

/** 条例 23: at most 100 g of samples, 60,000 tablets or 15,000 injections; whether the purpose fits, an officer decides. */
function isSmallEphedrine(ask: RequirementAsk): boolean {
  const value = findRule('T-8', ask.date)?.value;
  const limits = {
    mg: BigInt(value?.['grams'] ?? 0) * 1_000n,
    tablet: BigInt(value?.['tablets'] ?? 0),
    injection: BigInt(value?.['injections'] ?? 0),
  };
  const totals = { mg: 0n, tablet: 0n, injection: 0n };
  for (const line of ask.lines) {
    if (line.substance !== 'PC1-12') continue;
    const { unit, amount } = quantityFromWire(line.quantity);
    totals[unit] += amount;
  }
  return (['mg', 'tablet', 'injection'] as const).every((unit) => totals[unit] <= limits[unit]);
}
