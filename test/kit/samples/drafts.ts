import type { Samples } from '../bad-requests';

export const samples: Samples = async (city) => {
  const paint = await city.as('paint');
  const body = { title: '甲苯 500 千克', body: { lines: [] } };
  const { id: kept } = await paint.post<{ id: string }>('/drafts', body);
  const { id: gone } = await paint.post<{ id: string }>('/drafts', body);
  return {
    'POST /drafts': { as: 'paint', path: '/drafts', body },
    'PUT /drafts/:id': {
      as: 'paint',
      path: `/drafts/${kept}`,
      body: { title: '甲苯', body: { activity: 'purchase' } },
    },
    'DELETE /drafts/:id': { as: 'paint', path: `/drafts/${gone}` },
  };
};
