import { submitted } from '../filing';
import { NEW_CODES, submittedFiling } from '../joining';
import { officers, type Cases } from '../stranger-cases';

/** Personal numbers of a matter, for officers of its authority only. */
export const cases: Cases = async (city) => {
  const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '65']] });
  const { filingId } = await submittedFiling(city, 'masked', NEW_CODES[7]);
  const body = { reason: 'contact', words: '电话联系' };
  return {
    'POST /applications/:id/unmask': { as: officers, real: { id }, party: 'approver', body },
    'POST /filings/:id/unmask': { as: officers, real: { id: filingId }, party: 'approver', owner: 'masked', body },
  };
};
