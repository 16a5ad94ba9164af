// The operations: the same requests for the api and for the bare server, which answers at the same addresses.
import { randomUUID } from 'node:crypto';
import { round } from './rounds.mjs';

const json = ({ cookie, csrf }, body) => ({
  method: 'POST',
  headers: {
    cookie,
    'x-csrf-token': csrf,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  },
  body: JSON.stringify(body),
});

const inTurn = (list) => {
  let at = -1;
  return () => list[(at = (at + 1) % list.length)];
};

/**
 * @param city what `openCity` made
 * @param material cursors: of pages all over the queue, null is the first page; codes: texts of QR codes
 * @returns each: name in both languages, target (share of bare requests a second), requests in a round, and
 *   `requests(count)`, which prepares that many and returns a function that hands out one after the other
 */
export function operations(city, { cursors, codes }) {
  const { approver, inspector, agents } = city;
  const code = inTurn(codes);
  const number = inTurn(shuffled(city.numbers));
  const cursor = inTurn(shuffled(cursors));
  const agent = inTurn(agents);
  return [
    {
      name: 'lookup',
      zh: '按编号查验',
      target: 0.5,
      round: 8_000,
      requests: () => () => ({ path: '/api/scan', ...json(inspector, { text: number() }) }),
    },
    {
      name: 'scan',
      zh: '扫码查验',
      target: 0.5,
      round: 6_000,
      requests: () => () => ({ path: '/api/scan', ...json(inspector, { text: code() }) }),
    },
    {
      name: 'queue',
      zh: '待审队列一页',
      target: 0.5,
      round: 6_000,
      requests: () => () => {
        const after = cursor();
        const path = `/api/review/queue?limit=20${after ? `&after=${after}` : ''}`;
        return { method: 'GET', path, headers: { cookie: approver.cookie } };
      },
    },
    {
      name: 'create',
      zh: '提交申请',
      target: 0.35,
      mostStatements: 8,
      round: 2_000,
      requests: () => () => {
        const who = agent();
        return { path: '/api/applications', ...json(who, city.filing(who)) };
      },
    },
    {
      name: 'decide',
      zh: '通过并签发',
      target: 0.35,
      round: 1_500,
      requests: (count) => decisions(city, count),
    },
  ];
}

async function decisions(city, count) {
  const id = inTurn(await city.claimed(count));
  return () => ({ path: `/api/review/applications/${id()}/approve`, ...json(city.approver, { fence: 1 }) });
}

/** Texts of QR codes of that many permits, issued by the product for the purpose: only these carry their own signature. */
export async function codesOf(url, city, count) {
  await round(url, await decisions(city, count), count);
  return (await city.credentials()).map((bytes) => `HTTP://LOCALHOST:3000/V#${BigInt(`0x01${bytes.toString('hex')}`)}`);
}

/** Cursors of pages from the front to the back of the queue, as the product gives them out. */
export async function cursorsOf(url, { cookie }, pages) {
  const cursors = [null];
  while (cursors.length < pages) {
    const after = cursors.at(-1);
    const answer = await fetch(`${url}/api/review/queue?limit=100${after ? `&after=${after}` : ''}`, {
      headers: { cookie },
    });
    cursors.push((await answer.json()).next);
  }
  return cursors;
}

// Always the same order, so that two runs ask the same.
function shuffled(list) {
  const made = [...list];
  let seed = 1;
  for (let i = made.length - 1; i > 0; i--) {
    seed = (seed * 48_271) % 2_147_483_647;
    const j = seed % (i + 1);
    [made[i], made[j]] = [made[j], made[i]];
  }
  return made;
}
