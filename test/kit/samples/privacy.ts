import type { Samples } from '../bad-requests';
import { submitted } from '../filing';
import { NEW_CODES, submittedFiling } from '../joining';

/** Showing what is masked. */
export const samples: Samples = async (city) => {
  const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '64']] });
  const { filingId } = await submittedFiling(city, 'sample-masked', NEW_CODES[7]);
  const body = { reason: 'contact', words: '电话联系经办人核对用途' };
  return {
    'POST /applications/:id/unmask': { as: 'approver', path: `/applications/${id}/unmask`, body },
    'POST /filings/:id/unmask': { as: 'supervisor', path: `/filings/${filingId}/unmask`, body },
  };
};
