import type { Samples } from '../bad-requests';
import { permitOf } from '../filing';

/** The national system's number of a paper; refused by code where this system issues on its own. */
export const samples: Samples = async (city) => {
  const permit = await permitOf(city, 'paint', { lines: [['PC3-02', '36']] });
  return {
    'POST /permits/:id/national': {
      as: 'approver',
      path: `/permits/${permit.id}/national`,
      body: { number: '浙备2026-0031942', on: '2026-11-20' },
    },
    'POST /permits/:id/national/again': { as: 'approver', path: `/permits/${permit.id}/national/again` },
  };
};
