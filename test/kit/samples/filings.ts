import type { Json } from '../bad-values';
import type { Samples } from '../bad-requests';
import { join, NEW_CODES, newcomer, registered, soundDocument, submittedFiling } from '../joining';
import { PDF } from '../filing';

/** Joining, filling in, verifying, resting. */
export const samples: Samples = async (city) => {
  const filled = await join(city, 'sample-filled', NEW_CODES[0]);
  const document = await soundDocument(filled.client, NEW_CODES[0]);
  await filled.client.put(`/filings/${filled.filingId}`, { document });
  const withdrawn = await join(city, 'sample-withdrawn', NEW_CODES[1]);
  const approved = await submittedFiling(city, 'sample-approved', NEW_CODES[2]);
  const returned = await submittedFiling(city, 'sample-returned', NEW_CODES[3]);
  const known = await registered(city, 'sample-known', NEW_CODES[4]);
  const approver = await city.as('approver');
  const { hash, name } = await approver.upload(PDF, '材料.pdf');
  const scan = { file: hash, name };
  const [colleague] = (await approver.get<{ items: { id: string }[] }>('/review/colleagues')).items;
  const of = ({ client }: typeof filled) => client.identity();
  return {
    'POST /filings/join': {
      as: null,
      path: '/filings/join',
      body: newcomer('sample-join', NEW_CODES[5]) as unknown as Json,
    },
    'POST /filings': { as: null, headers: of(known), path: '/filings' },
    'PUT /filings/:id': {
      as: null,
      headers: of(filled),
      path: `/filings/${filled.filingId}`,
      body: { document: document as Json },
    },
    'POST /filings/:id/submit': { as: null, headers: of(filled), path: `/filings/${filled.filingId}/submit` },
    'POST /filings/:id/withdraw': { as: null, headers: of(withdrawn), path: `/filings/${withdrawn.filingId}/withdraw` },
    'POST /verification/assist': {
      as: 'approver',
      path: '/verification/assist',
      body: { ...newcomer('sample-assist', NEW_CODES[6]), consent: scan } as unknown as Json,
    },
    'POST /verification/filings/:id/approve': {
      as: 'approver',
      path: `/verification/filings/${approved.filingId}/approve`,
      body: { evidence: [{ fact: 'unit.name', level: 'checked_at_source' }], note: '属实' },
    },
    'POST /verification/filings/:id/return': {
      as: 'approver',
      path: `/verification/filings/${returned.filingId}/return`,
      body: { defects: [{ code: 'site-unclear', field: 'sites.0.address', note: '请写明' }] },
    },
    'POST /verification/enterprises/:id/visits': {
      as: 'approver',
      path: `/verification/enterprises/${known.enterpriseId}/visits`,
      body: {
        visitedOn: '2026-11-23',
        withOfficer: colleague!.id,
        lat: '27.9938',
        lon: '120.6994',
        facts: ['unit.address'],
        photos: [scan],
        result: 'as_declared',
        note: '与申报一致',
      },
    },
    'POST /enterprises/mine/suspend': { as: null, headers: of(known), path: '/enterprises/mine/suspend' },
    'POST /enterprises/mine/resume': { as: null, headers: of(known), path: '/enterprises/mine/resume' },
    'POST /enterprises/mine/close': { as: null, headers: of(known), path: '/enterprises/mine/close' },
  };
};
