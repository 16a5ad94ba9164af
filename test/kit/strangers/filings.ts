import { NEW_CODES, registered, soundDocument, submittedFiling } from '../joining';
import { companies, officers, type Cases } from '../stranger-cases';

/** What an enterprise declares, and its record. */
export const cases: Cases = async (city) => {
  const filing = await submittedFiling(city, 'declares', NEW_CODES[0]);
  const known = await registered(city, 'known', NEW_CODES[1]);
  const document = await soundDocument(await city.as('lab'), NEW_CODES[0]);
  const real = { id: filing.filingId };
  const owner = 'declares';
  const read = { as: [...companies, ...officers], real, party: 'approver', owner };
  const fill = { as: [...companies, 'longwan'], real, party: 'approver', owner };
  const verify = { as: officers, real, party: 'approver', owner };
  return {
    'GET /filings/:id': read,
    'GET /filings/:id/scans/:hash': { ...read, real: { ...real, hash: filing.document.licences[0].scan.file } },
    'PUT /filings/:id': {
      ...fill,
      as: companies,
      party: 'declares',
      body: { document: { ...document, licences: [], staff: [] } },
    },
    'POST /filings/:id/submit': { ...fill, as: companies, party: 'declares', body: {} },
    'POST /filings/:id/withdraw': { ...fill, as: companies, party: 'declares', body: {} },
    'POST /verification/filings/:id/approve': { ...verify, body: { evidence: [] } },
    'POST /verification/filings/:id/return': { ...verify, body: { defects: [{ code: 'site-unclear' }] } },
    'POST /verification/enterprises/:id/visits': {
      as: officers,
      real: { id: known.enterpriseId },
      party: 'approver',
      body: {
        visitedOn: '2026-11-23',
        withOfficer: known.enterpriseId,
        lat: '27.9938',
        lon: '120.6994',
        facts: ['unit.address'],
        photos: [{ file: 'ab'.repeat(32), name: 'x.jpg' }],
        result: 'as_declared',
        note: '',
      },
    },
    'GET /enterprises/:id/record': { as: officers, real: { id: known.enterpriseId }, party: 'approver' },
  };
};
