import { randomUUID } from 'node:crypto';
import { submitted } from '../filing';
import { officers, type Cases } from '../stranger-cases';

/** A case on the desk of another county. */
export const cases: Cases = async (city) => {
  const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '42']] });
  const review = { as: officers, real: { id }, party: 'approver' };
  return {
    'GET /review/applications/:id/afresh': review,
    'POST /review/applications/:id/hand-over': { ...review, body: { fence: 1, to: randomUUID() } },
  };
};
