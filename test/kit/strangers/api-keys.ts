import { adminBeside } from '../enterprise-admin';
import type { Cases } from '../stranger-cases';

/** API keys. */
export const cases: Cases = async (city) => {
  const stranger = await adminBeside(city, 'lab');
  const admin = await city.as('paintadmin');
  const { key } = await admin.post<{ key: { id: string } }>('/keys', { label: 'ERP', scopes: ['ask'], days: 30 });
  const one = { as: [stranger], real: { id: key.id }, party: 'paintadmin' };
  return {
    'POST /keys/:id/rotate': { ...one, body: { days: 30, overlapHours: 1 } },
    'POST /keys/:id/revoke': { ...one, body: {} },
  };
};
