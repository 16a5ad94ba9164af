import { countyHead } from '../county-head';
import { permitOf } from '../filing';
import { companies, officers, type Cases } from '../stranger-cases';

/** What happens to a permit after the decision. The seller has to do with the paper, and may still not act for its holder. */
export const cases: Cases = async (city) => {
  const permit = await permitOf(city, 'paint', { lines: [['PC3-02', '34']] });
  const proposal = { act: 'annul', ground: 'procedure', note: '程序有误' };
  const { measure } = await (
    await city.as('approver')
  ).post<{ measure: { id: string } }>(`/permits/${permit.id}/measures`, proposal);
  const heads = [await countyHead(city, 'longwan-head', '330303')];
  const certificate = { as: [...companies, ...officers], real: { id: permit.id }, party: 'paint' };
  const own = { as: [...companies, 'seller'], real: { id: permit.id }, party: 'paint' };
  return {
    'GET /permits/:id/history': certificate,
    'GET /permits/:id/again': own,
    'POST /permits/:id/cancel': { ...own, body: { reason: 'mistyped' } },
    'POST /permits/:id/reissue': {
      as: officers,
      real: { id: permit.id },
      party: 'approver',
      body: { reason: 'paper_lost', note: '遗失' },
    },
    'POST /permits/:id/measures': { as: officers, real: { id: permit.id }, party: 'approver', body: proposal },
    'POST /measures/:id/confirm': { as: heads, real: { id: measure.id }, party: 'supervisor', body: {} },
    'POST /measures/:id/reject': { as: heads, real: { id: measure.id }, party: 'supervisor', body: { note: '不成立' } },
  };
};
