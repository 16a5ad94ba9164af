import { companies, type Cases } from '../stranger-cases';

/** A draft of another enterprise. */
export const cases: Cases = async (city) => {
  const body = { title: '甲苯 500 千克', body: { lines: [] } };
  const paint = await city.as('paint');
  const { id: kept } = await paint.post<{ id: string }>('/drafts', body);
  const { id: gone } = await paint.post<{ id: string }>('/drafts', body);
  return {
    'GET /drafts/:id': { as: [...companies, 'seller'], real: { id: kept }, party: 'paint' },
    'PUT /drafts/:id': { as: [...companies, 'seller'], real: { id: kept }, party: 'paint', body },
    'DELETE /drafts/:id': { as: [...companies, 'seller'], real: { id: gone }, party: 'paint' },
  };
};
