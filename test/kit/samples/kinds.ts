import type { Samples } from '../bad-requests';
import { claimed, PDF } from '../filing';
import { forwardable } from '../kinds';

/** Cases that the province decides: one at each step. */
export const samples: Samples = async (city) => {
  const approver = await city.as('approver');
  const { hash, name } = await approver.upload(PDF, '省厅决定.pdf');
  const held = async (kilograms: string) => {
    const { id } = await forwardable(city, kilograms);
    return { id, fence: (await claimed(city, 'approver', id)).fence };
  };
  const forwarded = async (kilograms: string) => {
    const { id, fence } = await held(kilograms);
    await approver.post(`/review/applications/${id}/forward`, { fence, opinion: '材料齐全' });
    return id;
  };
  const [first, second, third] = [await held('0.11'), await forwarded('0.12'), await forwarded('0.13')];
  const reception = { number: '浙公禁受〔2026〕1号', on: '2026-11-23' };
  return {
    'POST /review/applications/:id/forward': {
      as: 'approver',
      path: `/review/applications/${first.id}/forward`,
      body: { fence: first.fence, opinion: '材料齐全' },
    },
    'POST /review/applications/:id/receive': {
      as: 'approver',
      path: `/review/applications/${second}/receive`,
      body: reception,
    },
    'POST /review/applications/:id/answer': {
      as: 'approver',
      path: `/review/applications/${third}/answer`,
      body: { ...reception, outcome: 'granted', file: hash, name },
    },
  };
};
