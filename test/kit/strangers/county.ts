import { PDF } from '../filing';
import { registered } from '../joining';
import { madeUscc } from '../register-rows';
import { companies, officers, type Cases } from '../stranger-cases';

/** The file of an enterprise as its county keeps it. */
export const cases: Cases = async (city) => {
  const known = await registered(city, 'kept', madeUscc(910_002));
  const approver = await city.as('approver');
  const { hash, name } = await approver.upload(PDF, '照片.pdf');
  const [colleague] = (await approver.get<{ items: { id: string }[] }>('/review/colleagues')).items;
  await approver.post(`/verification/enterprises/${known.enterpriseId}/visits`, {
    visitedOn: '2026-11-23',
    withOfficer: colleague!.id,
    lat: '27.9938',
    lon: '120.6994',
    facts: ['unit.address'],
    photos: [{ file: hash, name }],
    result: 'as_declared',
    note: '',
  });
  const one = { as: officers, real: { id: known.enterpriseId }, party: 'approver', owner: 'kept' };
  return {
    'GET /enterprises/:id/file': one,
    'GET /enterprises/:id/photos/:hash': { ...one, real: { ...one.real, hash } },
    'POST /enterprises/:id/rest': { ...one, body: { act: 'suspend', reason: 'ceased', note: '' } },
    'POST /enterprises/:id/assist': { ...one, body: { consent: { file: hash, name } } },
    'GET /filings/:id/versions/:revision': {
      ...one,
      as: [...companies, ...officers],
      real: { id: known.filingId, revision: '1' },
      absent: { revision: '1' },
    },
    'GET /ledger/enterprises/:id/stock': one,
  };
};
