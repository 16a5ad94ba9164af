import type { StoryClient } from '../../../apps/cli/src/story/client';
import type { Samples } from '../bad-requests';
import type { City } from '../city';
import { submitted } from '../filing';
import { NEW_CODES, submittedFiling } from '../joining';
import { person } from '../people';

/** Showing what is masked. */
export const samples: Samples = async (city) => {
  const { id } = await submitted(city, 'paint', { lines: [['PC3-01', '64']] });
  const { filingId } = await submittedFiling(city, 'sample-masked', NEW_CODES[7]);
  const leaver = await addedTo(city, 'paint', 'sample-leaver');
  const body = { reason: 'contact', words: '电话联系经办人核对用途' };
  return {
    'POST /privacy/deletion': { as: null, headers: leaver.identity(), path: '/privacy/deletion' },
    'POST /applications/:id/unmask': { as: 'approver', path: `/applications/${id}/unmask`, body },
    'POST /filings/:id/unmask': { as: 'supervisor', path: `/filings/${filingId}/unmask`, body },
  };
};

/** A colleague of somebody of the story, signed in. */
async function addedTo(city: City, colleague: string, username: string): Promise<StoryClient> {
  const { id: enterpriseId, division } = await (
    await city.as(colleague)
  ).get<{ id: string; division: string }>('/enterprises/mine');
  await person(city, username, ['storekeeper'], { enterpriseId, division });
  const client = city.nobody();
  await client.signIn(username, city.demoPassword);
  return client;
}
