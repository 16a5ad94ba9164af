import { grade } from '@yby/enterprise';
import { systemCaller } from '@yby/platform';
import type { Samples } from '../bad-requests';
import { claimed, submitted } from '../filing';

/** A case on which two officers differ. */
export const samples: Samples = async (city) => {
  await city.as('supervisor');
  const { id: enterpriseId } = await (await city.as('lab')).get<{ id: string }>('/enterprises/mine');
  const graded = (creditClass: 'B' | 'D') =>
    city.work.run(systemCaller('test'), 'test.grade', (tx) =>
      grade(tx, { enterpriseId, creditClass, basis: '测试评级' }),
    );
  await graded('D');
  const { id } = await submitted(city, 'lab', { lines: [['PC3-05', '4']] });
  await graded('B');
  for (const [officer, act, more] of [
    ['approver', 'approve', {}],
    ['approver2', 'return', { defects: [{ code: 'use-unclear' }] }],
  ] as const) {
    const { fence } = await claimed(city, officer, id);
    await (await city.as(officer)).post(`/review/applications/${id}/${act}`, { fence, ...more });
  }
  return {
    'POST /review/applications/:id/rule': {
      as: 'supervisor',
      path: `/review/applications/${id}/rule`,
      body: { outcome: 'return', note: '须补正', defects: [{ code: 'use-unclear', note: '请写明' }] },
    },
  };
};
