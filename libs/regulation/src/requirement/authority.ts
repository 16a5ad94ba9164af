import { cityDivision, divisionName, provinceDivision } from '../divisions/division';
import type { Authority, AuthorityLevel, Organ } from './answer';

/** The competent organ for a place; without a place it is named by its role and the division stays null. */
export function authorityOf(
  level: AuthorityLevel,
  organ: Organ,
  place: string | undefined,
  role: { zh: string; en: string },
): Authority {
  const police = organ === 'police';
  const levels = {
    province: { zh: '省级', en: 'provincial' },
    city: { zh: '设区的市级', en: 'city' },
    county: { zh: '县级', en: 'county' },
  };
  const organZh = police ? '公安机关' : '药品监督管理部门';
  if (!place) {
    const en = `${levels[level].en} ${police ? 'police' : 'drug regulator'} of ${role.en}`;
    return { level, organ, division: null, zh: `${role.zh}${levels[level].zh}${organZh}`, en };
  }
  const division = level === 'province' ? provinceDivision(place) : level === 'city' ? cityDivision(place) : place;
  return {
    level,
    organ,
    division,
    zh: `${divisionName(division, 'zh')}${organZh}`,
    en: `${police ? 'Police' : 'Drug regulator'} of ${divisionName(division, 'en')}`,
  };
}
