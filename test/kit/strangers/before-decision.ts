import { claimed, submitted } from '../filing';
import { organNamed, person } from '../people';
import { companies, officers, type Cases } from '../stranger-cases';

/** Pauses and visits of a case of another county. */
export const cases: Cases = async (city) => {
  const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '45']] });
  const { fence } = await claimed(city, 'approver', id);
  const question = { fence, ground: 'other', question: '看仓库' };
  const visit = await (await city.as('approver')).post<{ id: string }>(`/review/applications/${id}/onsite`, question);
  await person(city, 'ouhai-inspector', ['inspector'], {
    organId: await organNamed(city, '330304'),
    division: '330304',
  });
  const review = { as: officers, real: { id }, party: 'approver' };
  return {
    'GET /applications/:id/pauses': { ...review, as: [...companies, ...officers], party: 'paint' },
    'POST /review/applications/:id/pause': {
      ...review,
      body: { fence, ground: 'appraisal', until: '2026-11-27', note: '委托鉴定' },
    },
    'POST /review/applications/:id/resume': { ...review, body: {} },
    'GET /review/applications/:id/onsite': review,
    'POST /review/applications/:id/onsite': { ...review, body: question },
    'POST /review/onsite/:id/report': {
      as: ['ouhai-inspector'],
      real: { id: visit.id },
      party: 'inspector2',
      body: { outcome: 'matches', finding: '相符', visitedOn: '2026-11-23' },
    },
    'POST /review/onsite/:id/cancel': { as: officers, real: { id: visit.id }, party: 'approver', body: {} },
  };
};
