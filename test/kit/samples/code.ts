import type { Samples } from '../bad-requests';

/** Holds, releases, and what is done with a code. */
export const samples: Samples = async (city) => {
  for (const username of ['supervisor', 'paint', 'seller']) await city.as(username);
  const { id } = await (await city.as('seller')).get<{ id: string }>('/enterprises/mine');
  const { living, codes } = await (
    await city.as('paint')
  ).get<{ living: { text: string }; codes: { code: string }[] }>('/code/mine');
  const body = {
    scope: 'transport',
    reason: 'under_investigation',
    article: '条例 32',
    decisionNo: '温公禁〔2026〕1 号',
  };
  const { holds } = await (
    await city.as('supervisor')
  ).post<{ holds: { id: string }[] }>(`/enterprises/${id}/holds`, { ...body, until: '2026-12-31' });
  return {
    'POST /enterprises/:id/holds': {
      as: 'supervisor',
      path: `/enterprises/${id}/holds`,
      body: { ...body, from: '2026-11-23', until: '2026-12-31' },
    },
    'POST /enterprises/:id/releases': {
      as: 'supervisor',
      path: `/enterprises/${id}/releases`,
      body: { holdId: holds[0]!.id, reason: 'unfounded' },
    },
    'POST /code/mine/replace': { as: 'paint', path: '/code/mine/replace', body: { code: codes[1]!.code } },
    'POST /code/:code/presence': { as: 'supervisor', path: `/code/${living.text}/presence` },
  };
};
