import type { Samples } from '../bad-requests';
import { PDF } from '../filing';
import { registered } from '../joining';
import { madeUscc } from '../register-rows';

/** What the county writes into an enterprise's file. */
export const samples: Samples = async (city) => {
  const known = await registered(city, 'sample-county', madeUscc(910_001));
  const approver = await city.as('approver');
  const { hash, name } = await approver.upload(PDF, '申请.pdf');
  return {
    'POST /enterprises/:id/rest': {
      as: 'approver',
      path: `/enterprises/${known.enterpriseId}/rest`,
      body: { act: 'suspend', reason: 'own_request', paper: { file: hash, name }, note: '停产检修' },
    },
    'POST /enterprises/:id/assist': {
      as: 'approver',
      path: `/enterprises/${known.enterpriseId}/assist`,
      body: { consent: { file: hash, name } },
    },
  };
};
