import { countyHead } from '../county-head';
import { organNamed, secondCity } from '../people';
import type { Cases } from '../stranger-cases';

/** Somebody else's leave: of no concern to colleagues, nor to who leads another county or city. */
export const cases: Cases = async (city) => {
  await secondCity(city);
  const head = await countyHead(city, 'absence-head', '330303');
  const [lucheng, ouhai] = [await organNamed(city, '330302'), await organNamed(city, '330304')];
  const approver = await city.as('approver');
  const [other] = await city.rows<{ id: string }>(`SELECT id FROM identity.account WHERE username = 'approver2'`);
  const days = { from: '2027-06-01', until: '2027-06-05' };
  const leave = await approver.post<{ id: string }>('/leaves', { kind: 'sick', ...days });
  const deputy = await approver.post<{ id: string }>('/deputies', { deputyId: other!.id, ...days });
  const delegation = await (
    await city.as('supervisor')
  ).post<{ id: string }>('/delegations', {
    fromOrganId: lucheng,
    toOrganId: ouhai,
    basis: '温公委〔2027〕4 号（行政许可法第 24 条）',
    ...days,
  });
  return {
    'POST /leaves/:id/cancel': {
      as: ['approver2', 'longwan', head, 'far-supervisor'],
      real: { id: leave.id },
      party: 'supervisor',
      body: {},
    },
    'POST /deputies/:id/cancel': {
      as: ['approver2', 'longwan', head, 'far-supervisor'],
      real: { id: deputy.id },
      party: 'supervisor',
      body: {},
    },
    // That there is one everybody may know; who is not the legal organ cannot end it.
    'POST /delegations/:id/end': {
      as: [head, 'far-supervisor'],
      open: true,
      real: { id: delegation.id },
      party: 'supervisor',
      body: {},
    },
  };
};
