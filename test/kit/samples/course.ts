import type { Samples } from '../bad-requests';
import { carried } from '../carriage';
import { claimed, submitted } from '../filing';

/** What may lie between acceptance and decision: pauses and visits. */
export const samples: Samples = async (city) => {
  const permit = await carried(city, 'PC2-02');
  const { fence } = await claimed(city, 'longwan', permit.id);
  const paused = await carried(city, 'PC2-02');
  const longwan = await city.as('longwan');
  const held = await claimed(city, 'longwan', paused.id);
  const pause = { ground: 'appraisal', until: '2026-11-27', note: '委托鉴定' };
  await longwan.post(`/review/applications/${paused.id}/pause`, { fence: held.fence, ...pause });
  const filing = await submitted(city, 'paint', { lines: [['PC3-01', '44']] });
  const claim = await claimed(city, 'approver', filing.id);
  const visit = { fence: claim.fence, ground: 'other', question: '看仓库' };
  const { id } = await (
    await city.as('approver')
  ).post<{ id: string }>(`/review/applications/${filing.id}/onsite`, visit);
  return {
    'POST /review/applications/:id/pause': {
      as: 'longwan',
      path: `/review/applications/${permit.id}/pause`,
      body: { fence, ...pause },
    },
    'POST /review/applications/:id/resume': { as: 'longwan', path: `/review/applications/${paused.id}/resume` },
    'POST /review/applications/:id/onsite': {
      as: 'approver',
      path: `/review/applications/${filing.id}/onsite`,
      body: visit,
    },
    'POST /review/onsite/:id/report': {
      as: 'inspector2',
      path: `/review/onsite/${id}/report`,
      body: { outcome: 'matches', finding: '相符', visitedOn: '2026-11-23' },
    },
    'POST /review/onsite/:id/cancel': { as: 'approver', path: `/review/onsite/${id}/cancel` },
  };
};
