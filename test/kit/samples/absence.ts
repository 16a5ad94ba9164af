import type { Samples } from '../bad-requests';
import { organNamed } from '../people';

/** Leave, deputies, delegations. */
export const samples: Samples = async (city) => {
  const [supervisor, approver] = [await city.as('supervisor'), await city.as('approver')];
  const [lucheng, longwan, ouhai] = await Promise.all(
    ['330302', '330303', '330304'].map((one) => organNamed(city, one)),
  );
  const [other] = await city.rows<{ id: string }>(`SELECT id FROM identity.account WHERE username = 'approver2'`);
  const days = { from: '2027-03-01', until: '2027-03-05' };
  const leave = { kind: 'annual', ...days };
  const deputy = { deputyId: other!.id, ...days };
  const basis = '温公委〔2027〕3 号（行政许可法第 24 条）';
  const delegation = { fromOrganId: lucheng!, toOrganId: longwan!, basis, from: '2027-04-01', until: '2027-04-30' };
  const entered = (path: string, body: object) => approver.post<{ id: string }>(path, body);
  const gone = await entered('/leaves', { kind: 'other', from: '2027-05-03', until: '2027-05-03' });
  const freed = await entered('/deputies', { ...deputy, from: '2027-05-03', until: '2027-05-03' });
  const ended = await supervisor.post<{ id: string }>('/delegations', { ...delegation, fromOrganId: ouhai });
  return {
    'POST /leaves': { as: 'approver', path: '/leaves', body: leave },
    'POST /leaves/:id/cancel': { as: 'approver', path: `/leaves/${gone.id}/cancel` },
    'POST /deputies': { as: 'approver', path: '/deputies', body: deputy },
    'POST /deputies/:id/cancel': { as: 'approver', path: `/deputies/${freed.id}/cancel` },
    'POST /delegations': { as: 'supervisor', path: '/delegations', body: delegation },
    'POST /delegations/:id/end': { as: 'supervisor', path: `/delegations/${ended.id}/end` },
  };
};
