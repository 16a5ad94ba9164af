import type { Page } from '@yby/platform/contract';
import { claimed, delivery, permitOf, purchase, submitted } from '../filing';
import { companies, officers, type Cases } from '../stranger-cases';

/** Applications, permits, consignments, messages. */
export const cases: Cases = async (city) => {
  const open = await submitted(city, 'paint', { lines: [['PC3-01', '61']] });
  const waiting = await submitted(city, 'paint', { lines: [['PC3-01', '62']] });
  const { fence } = await claimed(city, 'approver', waiting.id);
  const notice = { fence, defects: [{ code: 'use-unclear' }] };
  await (await city.as('approver')).post(`/review/applications/${waiting.id}/return`, notice);
  const permit = await permitOf(city, 'paint', { multiUse: true });
  const seller = await city.as('seller');
  const { consignmentId } = await seller.post<{ consignmentId: string }>(
    `/permits/${permit.id}/redemptions`,
    delivery('20'),
  );
  await city.deliver();
  const paint = await city.as('paint');
  const mine = await paint.get<Page<{ id: string }>>('/messages');
  const { attachments } = await purchase(city, 'paint', { lines: [['PC3-01', '61']] });
  const filing = await purchase(city, 'lab', { lines: [['PC3-02', '5']] });
  const decision = { fence: 1 };
  const application = { as: [...companies, 'seller', ...officers], real: { id: open.id }, party: 'paint' };
  const review = { as: officers, real: { id: open.id }, party: 'approver' };
  const certificate = { as: [...companies, ...officers], real: { id: permit.id }, party: 'paint' };
  const consignment = { as: companies, real: { id: consignmentId }, party: 'paint' };
  return {
    'GET /applications/:id': application,
    'GET /applications/:id/why': application,
    'GET /applications/:id/attachments/:hash': {
      ...application,
      real: { id: open.id, hash: attachments[0]!.file },
    },
    'POST /applications/:id/resubmit': {
      as: [...companies, 'seller'],
      real: { id: waiting.id },
      party: 'paint',
      body: filing,
    },
    'POST /applications/:id/withdraw': {
      as: [...companies, 'seller'],
      real: { id: open.id },
      party: 'paint',
      body: {},
    },
    'POST /review/applications/:id/claim': { ...review, body: {} },
    'POST /review/applications/:id/extend': { ...review, body: decision },
    'POST /review/applications/:id/release': { ...review, body: decision },
    'POST /review/applications/:id/approve': { ...review, body: decision },
    'POST /review/applications/:id/return': { ...review, body: { ...decision, defects: [{ code: 'use-unclear' }] } },
    'POST /review/applications/:id/refuse': { ...review, body: { ...decision, reason: 'barred', note: '理由' } },
    'GET /permits/:id': certificate,
    'GET /permits/:id/pdf': certificate,
    'GET /permits/:id/code.svg': certificate,
    'GET /permits/number/:number': {
      ...certificate,
      real: { number: permit.number },
      absent: { number: permit.number.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)) },
    },
    'POST /permits/:id/redemptions': { as: companies, real: { id: permit.id }, party: 'paint', body: delivery('1') },
    'GET /consignments/:id': consignment,
    'POST /consignments/:id/receipt': { ...consignment, body: { lines: delivery('20').lines } },
    'POST /messages/:id/read': {
      as: [...companies, 'seller', 'approver'],
      real: { id: mine.items[0]!.id },
      party: 'paint',
      body: {},
    },
  };
};
