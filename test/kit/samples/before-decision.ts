import type { Samples } from '../bad-requests';
import { carried } from '../carriage';
import { claimed, submitted } from '../filing';

/** What may lie between acceptance and decision: pauses and visits. */
export const samples: Samples = async (city) => {
  for (const username of ['supervisor', 'longwan', 'inspector2']) await city.as(username);
  const permit = await carried(city, 'PC2-02');
  const { fence } = await claimed(city, 'longwan', permit.id);
  const paused = await carried(city, 'PC2-02');
  const longwan = await city.as('longwan');
  const held = await claimed(city, 'longwan', paused.id);
  const pause = { ground: 'appraisal', until: '2026-11-27', note: '委托鉴定' };
  await longwan.post(`/review/applications/${paused.id}/pause`, { fence: held.fence, ...pause });
  const approver = await city.as('approver');
  const visited = async (kilograms: string) => {
    const filing = await submitted(city, 'paint', { lines: [['PC3-01', kilograms]] });
    const claim = await claimed(city, 'approver', filing.id);
    const body = { fence: claim.fence, ground: 'other', question: '看仓库' };
    return (await approver.post<{ id: string }>(`/review/applications/${filing.id}/onsite`, body)).id;
  };
  const [reported, cancelled] = [await visited('44'), await visited('47')];
  const other = await submitted(city, 'paint', { lines: [['PC3-01', '46']] });
  const { fence: further } = await claimed(city, 'approver', other.id);
  return {
    'POST /review/applications/:id/pause': {
      as: 'longwan',
      path: `/review/applications/${permit.id}/pause`,
      body: { fence, ...pause },
    },
    'POST /review/applications/:id/resume': { as: 'longwan', path: `/review/applications/${paused.id}/resume` },
    'POST /review/applications/:id/onsite': {
      as: 'approver',
      path: `/review/applications/${other.id}/onsite`,
      body: { fence: further, ground: 'other', question: '看仓库' },
    },
    'POST /review/onsite/:id/report': {
      as: 'inspector2',
      path: `/review/onsite/${reported}/report`,
      body: { outcome: 'matches', finding: '相符', visitedOn: '2026-11-23' },
    },
    'POST /review/onsite/:id/cancel': { as: 'approver', path: `/review/onsite/${cancelled}/cancel` },
  };
};
