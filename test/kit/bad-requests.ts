import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { City } from './city';
import type { Json } from './bad-values';
import { contentsOf } from './contents';
import { raw, type RawAnswer } from './raw';

/** A request that would succeed: what is then made wrong about it is the only thing wrong. */
export interface Sample {
  readonly as: string | null;
  readonly path: string;
  readonly body?: Json;
  /** Cookies and tokens of somebody who is no person of the story yet. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Taken from the route’s name. */
  readonly method?: string;
}

/** What each file of test/kit/samples/ exports as `samples`: one area's routes that write or take JSON. */
export type Samples = (city: City) => Promise<Record<string, Sample>>;

const json = { 'content-type': 'application/json' };
const folder = join(__dirname, 'samples');

/** One such request for each route that writes or takes JSON, on objects made for it. */
export async function samplesOf(city: City): Promise<Record<string, Sample>> {
  const all: Record<string, Sample> = {};
  for (const file of readdirSync(folder).sort()) {
    const { samples } = (await import(join(folder, file))) as { samples: Samples };
    for (const [name, sample] of Object.entries(await samples(city))) {
      if (all[name]) throw new RangeError(`two samples for ${name}`);
      // A body may be a getter: a code of the minute is made when it is sent.
      all[name] = Object.assign(Object.create(sample) as Sample, { method: name.split(' ', 1)[0]! });
    }
  }
  return all;
}

export async function send(
  city: City,
  { as, path, headers: shown = {}, method: own = 'POST' }: Pick<Sample, 'as' | 'path' | 'method' | 'headers'>,
  body: string | Uint8Array | undefined,
  { method = own, headers = json }: { method?: string; headers?: Record<string, string> } = {},
): Promise<RawAnswer> {
  return raw(city.url, {
    method,
    path: `/api${path}`,
    headers: {
      ...(as ? (await city.as(as)).identity() : {}),
      ...shown,
      'idempotency-key': randomUUID(),
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body as string)) }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
}

/** What is not a coded refusal of the client's own fault, in words; null when all is well. */
export function fault({ status, headers, text }: RawAnswer): string | null {
  if (status < 400 || status >= 500) return `answers ${status} ${text.slice(0, 200)}`;
  if (!String(headers['content-type']).includes('application/problem+json'))
    return `answers ${status} as ${String(headers['content-type'])}`;
  const problem = JSON.parse(text) as Record<string, { title?: string; todo?: string }> & {
    code?: string;
    status?: number;
  };
  if (problem.status !== status || !/^[a-z]+\.[a-z-]+$/.test(problem.code ?? ''))
    return `answers ${text.slice(0, 200)}`;
  for (const language of ['zh', 'en'])
    if (!problem[language]?.title || !problem[language].todo)
      return `answers without ${language}: ${text.slice(0, 200)}`;
  return null;
}

export interface Attempt {
  readonly what: string;
  readonly send: () => Promise<RawAnswer>;
}

/** Sends all, some at a time, and expects a refusal of each and no trace of any. */
export async function refusesAll(city: City, attempts: readonly Attempt[]): Promise<void> {
  const before = await contentsOf(city);
  const faults: string[] = [];
  for (let i = 0; i < attempts.length; i += 12)
    await Promise.all(
      attempts.slice(i, i + 12).map(async (attempt) => {
        const found = fault(await attempt.send());
        if (found) faults.push(`${attempt.what} ${found}`);
      }),
    );
  expect(faults).toEqual([]);
  expect(await contentsOf(city)).toEqual(before);
}
