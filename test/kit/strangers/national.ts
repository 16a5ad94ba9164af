import { permitOf } from '../filing';
import { officers, type Cases } from '../stranger-cases';

/** What the national system knows of a paper is entered where the paper belongs. */
export const cases: Cases = async (city) => {
  const permit = await permitOf(city, 'paint', { lines: [['PC3-02', '37']] });
  const one = { as: officers, real: { id: permit.id }, party: 'approver' };
  return {
    'POST /permits/:id/national': { ...one, body: { number: '浙备2026-0031943', on: '2026-11-20' } },
    'POST /permits/:id/national/again': { ...one, body: {} },
  };
};
