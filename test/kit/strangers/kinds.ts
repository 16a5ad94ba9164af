import { claimed, PDF } from '../filing';
import { forwardable } from '../kinds';
import { officers, type Cases } from '../stranger-cases';

/** What another county hands on to the province. */
export const cases: Cases = async (city) => {
  const { id } = await forwardable(city, '0.2');
  const { fence } = await claimed(city, 'approver', id);
  const { hash, name } = await (await city.as('approver')).upload(PDF, '省厅决定.pdf');
  const reception = { number: '浙公禁受〔2026〕2号', on: '2026-11-23' };
  const review = { as: officers, real: { id }, party: 'approver' };
  return {
    'POST /review/applications/:id/forward': { ...review, body: { fence, opinion: '材料齐全' } },
    'POST /review/applications/:id/receive': { ...review, body: reception },
    'POST /review/applications/:id/answer': { ...review, body: { ...reception, outcome: 'granted', file: hash, name } },
  };
};
