import { countyHead } from '../county-head';
import { submitted } from '../filing';
import { officers, type Cases } from '../stranger-cases';

/** What two officers think of a case of another county. */
export const cases: Cases = async (city) => {
  const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '43']] });
  return {
    'GET /review/applications/:id/opinions': { as: officers, real: { id }, party: 'approver' },
    'POST /review/applications/:id/rule': {
      as: [await countyHead(city, 'dongtou-head', '330305')],
      real: { id },
      party: 'supervisor',
      body: { outcome: 'approve', note: '同意' },
    },
  };
};
