import { randomUUID } from 'node:crypto';
import type { Samples } from '../bad-requests';
import { permitOf } from '../filing';

/** Scans that are entered, and what looked wrong. */
export const samples: Samples = async (city) => {
  const { code } = await permitOf(city, 'paint', { lines: [['PC3-02', '36']] });
  const report = { text: code, kind: 'goods_differ', note: '桶上标签与证件不符' };
  const { id } = await (await city.as('inspector')).post<{ id: string }>('/suspicions', report);
  return {
    'POST /scans': {
      as: 'inspector',
      path: '/scans',
      body: {
        items: [
          {
            id: randomUUID(),
            text: code,
            scannedAt: '2026-11-23T01:20:00.000Z',
            offline: true,
            shown: 'listed-in_force',
            place: { latitude: 27_994_267, longitude: 120_699_367, accuracy: 12 },
            checkpoint: '温州东收费站',
          },
        ],
      },
    },
    'POST /suspicions': { as: 'seller', path: '/suspicions', body: report },
    'POST /suspicions/:id/close': {
      as: 'inspector',
      path: `/suspicions/${id}/close`,
      body: { outcome: 'unfounded', note: '标签已更换，数量相符' },
    },
  };
};
