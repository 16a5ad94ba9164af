import type { Samples } from '../bad-requests';

/** API keys of an enterprise. */
export const samples: Samples = async (city) => {
  const admin = await city.as('paintadmin');
  const body = { label: 'ERP', scopes: ['ask', 'permits:read'], days: 90 };
  const issue = async () => (await admin.post<{ key: { id: string } }>('/keys', body)).key.id;
  const [old, gone] = [await issue(), await issue()];
  return {
    'POST /keys': { as: 'paintadmin', path: '/keys', body },
    'POST /keys/:id/rotate': { as: 'paintadmin', path: `/keys/${old}/rotate`, body: { days: 90, overlapHours: 24 } },
    'POST /keys/:id/revoke': { as: 'paintadmin', path: `/keys/${gone}/revoke` },
  };
};
