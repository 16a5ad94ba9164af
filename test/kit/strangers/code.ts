import type { Cases } from '../stranger-cases';
import { supervisorOfTaizhou } from '../taizhou';

/**
 * Standing and code. That a code exists anybody who holds it may know, so nobody is a stranger to GET /code/:code: what each
 * viewer sees there is compared in test/acts/code.test.ts.
 */
export const cases: Cases = async (city) => {
  await supervisorOfTaizhou(city);
  const paint = await (await city.as('paint')).get<{ id: string }>('/enterprises/mine');
  const { codes } = await (await city.as('paint')).get<{ codes: { code: string }[] }>('/code/mine');
  const body = { scope: 'transport', reason: 'loss_reported', article: '条例 34' };
  const { holds } = await (
    await city.as('supervisor')
  ).post<{ holds: { id: string }[] }>(`/enterprises/${paint.id}/holds`, body);
  const held = { as: ['taizhou'], real: { id: paint.id }, party: 'supervisor' };
  return {
    'GET /code/:code': { as: [], open: true, real: { code: codes[0]!.code }, party: 'paint' },
    'POST /code/:code/presence': {
      as: ['taizhou'],
      real: { code: codes[0]!.code },
      absent: { code: '0123456789ABCDEF' },
      party: 'supervisor',
      body: {},
    },
    'GET /enterprises/:id/standing': held,
    'POST /enterprises/:id/holds': { ...held, body },
    'POST /enterprises/:id/releases': { ...held, body: { holdId: holds[0]!.id, reason: 'corrected' } },
  };
};
