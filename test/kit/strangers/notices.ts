import { permitOf, submitted } from '../filing';
import { companies, officers, type Cases } from '../stranger-cases';

/** Notices and the archive of a case. The seller has to do with the permit, and not with the case of its holder. */
export const cases: Cases = async (city) => {
  const open = await submitted(city, 'paint', { lines: [['PC3-02', '36']] });
  const paint = await city.as('paint');
  const { items } = await paint.get<{ items: { id: string }[] }>(`/applications/${open.id}/notices`);
  const permit = await permitOf(city, 'paint', { lines: [['PC3-02', '37']] });
  const [notice] = await city.rows<{ code: string }>('SELECT code FROM permits.notice WHERE id = $1', [items[0]!.id]);
  const ofCase = { as: [...companies, 'seller', ...officers], real: { id: open.id }, party: 'paint' };
  return {
    'GET /applications/:id/notices': ofCase,
    'GET /applications/:id/archive': ofCase,
    'GET /permits/:id/notices': { as: [...companies, ...officers], real: { id: permit.id }, party: 'paint' },
    'GET /notices/:id/pdf': { ...ofCase, real: { id: items[0]!.id } },
    // Whoever holds the paper reads its code; the code is the secret.
    'GET /notices/check/:code': {
      as: [],
      open: true,
      real: { code: notice!.code },
      absent: { code: 'AAAAAAAAAAAAAAAA' },
      party: 'paint',
    },
  };
};
