import { cityDivision, divisionName, provinceDivision } from '../divisions/division';
import type { Authority, AuthorityLevel, Organ } from './answer';
import type { Asked } from './asked';

const levels = {
  nation: { zh: '国务院', en: 'national' },
  province: { zh: '省级', en: 'provincial' },
  city: { zh: '设区的市级', en: 'city' },
  county: { zh: '县级', en: 'county' },
} as const;

const organs = {
  police: { zh: '公安机关', en: 'police', title: 'Police' },
  drug_regulator: { zh: '药品监督管理部门', en: 'drug regulator', title: 'Drug regulator' },
  emergency_management: { zh: '应急管理部门', en: 'emergency management', title: 'Emergency management' },
  commerce: { zh: '商务主管部门', en: 'commerce department', title: 'Commerce department' },
} as const;

/**
 * The competent organ for a place; without a place it is named by its role and the division stays null. A unit assigned to
 * the site acts in place of the county's own police (development zones have no division of their own).
 */
export function authorityOf(asked: Asked, level: AuthorityLevel, organ: Organ): Authority {
  const { place } = asked;
  const names = organs[organ];
  if (!place) {
    const moving = asked.ask.activity === 'transport' || asked.ask.activity === 'transfer';
    const role = moving ? { zh: '运出地', en: 'the origin' } : roleOf(asked.ask.activity);
    const zh = `${role.zh}${levels[level].zh}${names.zh}`;
    return { level, organ, division: null, unit: null, zh, en: `${levels[level].en} ${names.en} of ${role.en}` };
  }
  const unit = level === 'county' && organ === 'police' ? (asked.ask.siteUnit ?? null) : null;
  const division = level === 'province' ? provinceDivision(place) : level === 'city' ? cityDivision(place) : place;
  return {
    level,
    organ,
    division,
    unit,
    zh: unit?.zh ?? `${divisionName(division, 'zh')}${names.zh}`,
    en: unit?.en ?? `${names.title} of ${divisionName(division, 'en')}`,
  };
}

function roleOf(activity: string): { zh: string; en: string } {
  return activity === 'purchase'
    ? { zh: '购买方所在地', en: 'the buyer’s place' }
    : { zh: '单位所在地', en: 'the enterprise’s place' };
}
