// One round: so many requests over so many connections, each sent when the answer before it has come.
import autocannon from 'autocannon';
import { compared } from './figures.mjs';
import { processorMs } from './house.mjs';

export const CONNECTIONS = 16;

/** @returns { requests, seconds, latencies } @throws RangeError when an answer was not 2xx or a connection failed */
export async function round(url, next, amount, connections = CONNECTIONS) {
  const latencies = [];
  let refused = '';
  const begun = performance.now();
  let last = begun;
  const load = autocannon({
    url,
    amount,
    connections,
    timeout: 30,
    sampleInt: 100,
    requests: [
      {
        setupRequest: (defaults) => ({ ...defaults, ...next() }),
        onResponse: (status, body) => (refused ||= status < 300 ? '' : `${status} ${body}`),
      },
    ],
  });
  load.on('response', (_client, _status, _bytes, milliseconds) => {
    latencies.push(milliseconds);
    last = performance.now();
  });
  const { errors } = await load;
  if (refused || errors) throw new RangeError(`${url}: ${errors} connections failed; ${refused}`);
  return { requests: latencies.length, seconds: (last - begun) / 1_000, latencies };
}

/** Rounds of both sides in turns, ours first and bare first alternately, after a warm-up of each. */
export async function rounds(operation, servers, count, share) {
  const amount = Math.max(CONNECTIONS, Math.round(operation.round * share));
  const samples = { ours: [], bare: [] };
  const measure = async ({ url, pid }) => {
    const next = await operation.requests(amount);
    const before = processorMs(pid);
    const result = await round(url, next, amount);
    return { ...result, processor: processorMs(pid) - before };
  };
  const sides = Object.entries(servers);
  for (const [, server] of sides) await measure(server);
  for (let turn = 0; turn < count; turn++)
    for (const [name, server] of turn % 2 ? [...sides].reverse() : sides) samples[name].push(await measure(server));
  return compared(samples);
}
