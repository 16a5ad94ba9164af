import { countyHead } from '../county-head';
import { permitOf } from '../filing';
import { officers, type Cases } from '../stranger-cases';

/** Where a paper was scanned, and what looked wrong about it: for its own authority. */
export const cases: Cases = async (city) => {
  const permit = await permitOf(city, 'paint', { lines: [['PC3-02', '37']] });
  const report = { text: permit.code, kind: 'used_twice', note: '同一证件第二次出示' };
  const { id } = await (await city.as('seller')).post<{ id: string }>('/suspicions', report);
  const heads = [await countyHead(city, 'longwan-scans', '330303')];
  return {
    'GET /permits/:id/scans': { as: officers, real: { id: permit.id }, party: 'approver' },
    'POST /suspicions/:id/close': {
      as: heads,
      real: { id },
      party: 'supervisor',
      body: { outcome: 'unfounded', note: '核对无误' },
    },
  };
};
