import type { Samples } from '../bad-requests';
import { permitOf } from '../filing';

/** What happens to a permit after the decision. */
export const samples: Samples = async (city) => {
  await city.as('supervisor');
  const typo = await permitOf(city, 'paint', { lines: [['PC3-02', '31']] });
  const wrong = await permitOf(city, 'paint', { lines: [['PC3-02', '32']] });
  const waiting = await permitOf(city, 'paint', { lines: [['PC3-02', '33']] });
  const proposal = { act: 'suspend', ground: 'goods-lost', note: '仓库失窃，正在查明', until: '2026-12-31' };
  const doubtful = await permitOf(city, 'paint', { lines: [['PC3-02', '35']] });
  const officer = await city.as('approver');
  const proposed = async ({ id }: { id: string }) =>
    (await officer.post<{ measure: { id: string } }>(`/permits/${id}/measures`, proposal)).measure;
  const measure = await proposed(waiting);
  const other = await proposed(doubtful);
  return {
    'POST /permits/:id/cancel': { as: 'paint', path: `/permits/${typo.id}/cancel`, body: { reason: 'mistyped' } },
    'POST /permits/:id/reissue': {
      as: 'approver',
      path: `/permits/${wrong.id}/reissue`,
      body: {
        reason: 'clerical_error',
        note: '用途写错',
        lines: [{ substance: 'PC3-02', quantity: { unit: 'mg', amount: '30000000' }, use: '实验' }],
        handler: { name: '林晓燕', idNumber: '330302199203151228', phone: '13800000001' },
        parties: true,
      },
    },
    'POST /permits/:id/measures': { as: 'approver', path: `/permits/${wrong.id}/measures`, body: proposal },
    'POST /measures/:id/confirm': { as: 'supervisor', path: `/measures/${measure.id}/confirm` },
    'POST /measures/:id/reject': { as: 'supervisor', path: `/measures/${other.id}/reject`, body: { note: '不成立' } },
  };
};
