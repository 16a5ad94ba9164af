import { purchase } from '../filing';
import { NEW_CODES, submittedFiling } from '../joining';
import { officers, type Cases } from '../stranger-cases';

/** Personal numbers of a matter, for officers of its authority only. */
export const cases: Cases = async (city) => {
  const { id } = await (
    await city.as('paint')
  ).post<{ id: string }>('/applications', {
    ...(await purchase(city, 'paint', { lines: [['PC3-01', '65']] })),
    handler: { name: 'Anna Berg', idNumber: 'E47110815', phone: '13900007788' },
  });
  const { filingId } = await submittedFiling(city, 'masked', NEW_CODES[7]);
  const body = { reason: 'contact', words: '电话联系' };
  return {
    'POST /applications/:id/unmask': { as: officers, real: { id }, party: 'approver', body },
    'POST /filings/:id/unmask': { as: officers, real: { id: filingId }, party: 'approver', owner: 'masked', body },
  };
};
