import type { Bilingual, PlainDate } from '@yby/platform/contract';
import { findSubstance } from '@yby/regulation/contract';
import { carriesOf, sellsOf } from '../register/licence';
import { holdReasons, scopeWords, type HoldScope } from './hold-reasons';
import { licenceGaps, type LicenceGap, type Right } from './licence-gaps';
import type { BanFact, HoldFact, StandingFacts } from './standing-facts';

export const colours = ['green', 'yellow', 'red'] as const;
export type Colour = (typeof colours)[number];

export const colourWords: Readonly<Record<Colour, Bilingual>> = {
  green: { zh: '正常', en: 'in order' },
  yellow: { zh: '待处理', en: 'to be dealt with' },
  red: { zh: '受限', en: 'restricted' },
};

/** Why a colour is not green: what is the matter, which article, what to do. */
export interface ColourReason extends Bilingual {
  readonly code: string;
  readonly colour: 'yellow' | 'red';
  readonly rule: string;
  readonly todoZh: string;
  readonly todoEn: string;
}

export interface ColourAnswer {
  readonly colour: Colour;
  /** All of them, the graver first. */
  readonly reasons: readonly ColourReason[];
}

/**
 * The colour of 易智码 on a day, with all its reasons. Pure and total: the same facts in any order give the same answer, and a
 * further hold, ban or due thing never makes it greener.
 */
export function colourOf(facts: StandingFacts, on: PlainDate): ColourAnswer {
  const found = [
    ...ofState(facts.state),
    ...facts.holds.filter((hold) => holdsOn(hold, on)).map(ofHold),
    ...facts.bans.filter((ban) => ban.from <= on && on <= ban.to).map(ofBan),
    ...licenceGaps(facts.licences, on).map(ofGap),
    ...facts.due.map((due): ColourReason => ({ colour: 'yellow', ...due })),
  ];
  // By value, so that the order of the facts does not show and the same thing is said once.
  const reasons = [...new Map(found.map((reason) => [keyOf(reason), reason])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, reason]) => reason);
  return { colour: reasons[0]?.colour ?? 'green', reasons };
}

export function holdsOn({ from, until }: Pick<HoldFact, 'from' | 'until'>, on: PlainDate): boolean {
  return from <= on && (until === null || on <= until);
}

/** Whether a hold or ban of the facts stops this matter on that day. */
export function stoppedOn(facts: StandingFacts, scope: Exclude<HoldScope, 'all'>, on: PlainDate): boolean {
  return (
    facts.state !== 'registered' ||
    facts.holds.some((hold) => holdsOn(hold, on) && (hold.scope === 'all' || hold.scope === scope)) ||
    facts.bans.some((ban) => ban.from <= on && on <= ban.to && (ban.scope === 'all' || ban.scope === scope))
  );
}

/** What an enterprise may do today, without any reason: this and no more is for a counterparty. */
export interface MayToday {
  readonly buy: boolean;
  readonly sell: boolean;
  readonly carry: boolean;
}

/** @param substance catalogue code; null: anything at all */
export function mayOn(facts: StandingFacts, substance: string | null, on: PlainDate): MayToday {
  const sells = sellsOf(facts.licences, on);
  const mayApply = !licenceGaps(facts.licences, on).some(({ right, over }) => right === 'apply' && over);
  return {
    buy: mayApply && !stoppedOn(facts, 'purchase', on),
    sell: (substance === null ? sells.length > 0 : sells.includes(substance)) && !stoppedOn(facts, 'sale', on),
    carry: carriesOf(facts.licences, on) && !stoppedOn(facts, 'transport', on),
  };
}

const keyOf = ({ colour, code, rule, zh, en, todoZh, todoEn }: ColourReason) =>
  JSON.stringify([colour === 'red' ? 0 : 1, code, rule, zh, en, todoZh, todoEn]);

function red(code: string, rule: string, words: Bilingual, todo: Bilingual): ColourReason {
  return { code, colour: 'red', rule, ...words, todoZh: todo.zh, todoEn: todo.en };
}

function ofState(state: string): ColourReason[] {
  const todo = { zh: '请联系所在地公安机关', en: 'Ask the police of your county' };
  switch (state) {
    case 'registered':
      return [];
    case 'draft':
      return [
        {
          code: 'state.draft',
          colour: 'yellow',
          rule: '办法 14',
          zh: '登记尚未核验',
          en: 'The registration is not verified yet',
          todoZh: '请完成登记并提交',
          todoEn: 'Complete the registration and submit it',
        },
      ];
    case 'suspended':
      return [red('state.suspended', '办法 14', { zh: '已暂停业务', en: 'Business is suspended' }, todo)];
    case 'moved_out':
      return [red('state.moved_out', '办法 14', { zh: '已迁出本市', en: 'Moved to another city' }, todo)];
    default:
      return [red('state.closed', '条例 14', { zh: '已注销登记', en: 'No longer registered' }, todo)];
  }
}

function ofHold({ scope, reason, article, from, until }: HoldFact): ColourReason {
  const [why, what] = [holdReasons[reason], scopeWords[scope]];
  return red(
    'hold',
    article,
    {
      zh: `${what.zh}被管控：${why.zh}（${from} 起，${until ? `至 ${until}` : '至解除之日'}）`,
      en: `Held in ${what.en}: ${why.en} (from ${from}, until ${until ?? 'released'})`,
    },
    { zh: '请按通知改正或说明，由公安机关解除', en: 'Correct or explain as told; the police releases it' },
  );
}

function ofBan({ from, to, scope, article }: BanFact): ColourReason {
  const what = scopeWords[scope];
  return red(
    'ban',
    article,
    {
      zh: `${what.zh}申请被停止受理（${from} 至 ${to}）`,
      en: `Applications for ${what.en} are not accepted (${from} to ${to})`,
    },
    { zh: '期满后方可申请；对决定不服的，可依法复议或诉讼', en: 'Apply after that day; the decision may be contested' },
  );
}

const gapWords: Readonly<Record<Right, { licence: Bilingual; loss: Bilingual; rule: string }>> = {
  apply: {
    licence: { zh: '营业执照或登记证书', en: 'business licence or certificate of registration' },
    loss: { zh: '申请购买和运输', en: 'apply for purchases and transports' },
    rule: '条例 14',
  },
  sell: {
    licence: { zh: '生产、经营许可或备案', en: 'permit or filing to produce or deal' },
    loss: { zh: '销售', en: 'sell' },
    rule: '条例 13',
  },
  carry: {
    licence: { zh: '危险货物运输资质', en: 'dangerous-goods licence' },
    loss: { zh: '承运', en: 'carry' },
    rule: '办法 23',
  },
};

function ofGap({ right, end, over, substances }: LicenceGap): ColourReason {
  const { licence, loss, rule } = gapWords[right];
  const zh = substances.map((code) => findSubstance(code)?.nameZh ?? code).join('、');
  const en = substances.map((code) => findSubstance(code)?.nameEn ?? code).join(', ');
  return {
    code: `licence.${right}.${over ? 'expired' : 'expiring'}`,
    colour: 'yellow',
    rule,
    zh: over
      ? `${licence.zh}已于 ${end} 到期，不能再${loss.zh}${zh}`
      : `${licence.zh}将于 ${end} 到期，之后不能再${loss.zh}${zh}`,
    en: `The ${licence.en} ${over ? 'ended' : 'ends'} on ${end}: you ${over ? 'can no longer' : 'will then no longer'} ${loss.en}${en ? ` ${en}` : ''}`,
    todoZh: '请到原发证机关续办，并更新单位档案',
    todoEn: 'Renew it at its issuer and update your file',
  };
}
