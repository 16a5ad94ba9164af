import type { Samples } from '../bad-requests';
import { claimed, submitted } from '../filing';

/** The desk beside the single case: batches and handing over. */
export const samples: Samples = async (city) => {
  const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '41']] });
  const { fence } = await claimed(city, 'approver', id);
  const { items } = await (await city.as('approver')).get<{ items: { id: string }[] }>('/review/colleagues');
  return {
    'POST /review/applications/:id/hand-over': {
      as: 'approver',
      path: `/review/applications/${id}/hand-over`,
      body: { fence, to: items[0]!.id },
    },
    'POST /review/claim-batch': { as: 'approver2', path: '/review/claim-batch', body: { most: 5 } },
    'POST /review/approve-batch': { as: 'approver', path: '/review/approve-batch', body: { cases: [{ id, fence }] } },
  };
};
