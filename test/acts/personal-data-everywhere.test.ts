import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ConsoleLogger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { StoryClient } from '../../apps/cli/src/story/client';
import { listen, planted, seenIn, seenInDatabase, seenInFolder, seenInRedis, type Planted } from '../kit/at-rest';
import { samplesOf, type Sample } from '../kit/bad-requests';
import { backends, City } from '../kit/city';
import { casesOf } from '../kit/stranger-cases';

// PIPL 51; GB/T 22239 8.1.4.8. The main job is searched in personal-data.test.ts. Here everything is done that can be done: one good
// request for every route that writes, the same again under its key, one with a fault in it, and every route that reads. Whatever
// personal numbers, addresses and scans have gone in with any of them, none may lie anywhere in the clear.

const ID = /^\d{17}[\dX]$/;
const PHONE = /^(\+?86)?1[3-9]\d{9}$/;
const MAIL = /^[^@\s]+@[^@\s]+$/;
/** A number where none belongs. */
const STRAY = '330302198807196422';
const NUMBERED = /^(idNumber|phone|contactPhone|address)$/;

/** Personal values of a request's body, whatever route it goes to. */
function personalIn(value: unknown, found: Map<string, string>, key = ''): void {
  if (typeof value === 'string') {
    if (ID.test(value)) found.set(value, 'an identity number');
    else if (PHONE.test(value)) found.set(value, 'a phone');
    else if (MAIL.test(value)) found.set(value, 'an e-mail address');
    else if (key === 'idNumber' && value) found.set(value, 'a document number');
    return;
  }
  if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) personalIn(inner, found, NUMBERED.test(name) ? name : key);
}

const works = [...backends.map((backend) => ['writes', backend] as const), ['reads', 'postgres'] as const];

describe.each(works)('personal data after everything that %s, queue on %s', (what, backend) => {
  let city: City;
  let redis: Redis | null = null;
  let heard: ReturnType<typeof listen>;
  const log = process.env.YBY_TEST_POSTGRES_LOG;
  const personal = new Map<string, string>();
  const scans: Buffer[] = [];
  const { fetch: plainFetch } = globalThis;
  const plainUpload = StoryClient.prototype.upload;

  beforeAll(async () => {
    heard = listen();
    // Whoever sends what: it is remembered here.
    globalThis.fetch = async (input, init) => {
      if (typeof init?.body === 'string' && init.body.startsWith('{')) personalIn(JSON.parse(init.body), personal);
      return plainFetch(input, init);
    };
    // Every scan is one of its own that does not compress.
    StoryClient.prototype.upload = function (bytes, name) {
      const noise = createHash('sha512').update(randomUUID()).digest();
      scans.push(noise);
      return plainUpload.call(this, Buffer.concat([Buffer.from(bytes), Buffer.from('% '), noise]), name);
    };
    city = await City.open({ backend, vaultCipher: backend === 'redis' ? 'sm4' : 'aes' });
    for (const app of [city.api, city.worker])
      app.useLogger(new ConsoleLogger({ logLevels: ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'] }));
    if (city.settings.redisUrl) redis = new Redis(city.settings.redisUrl);
  }, 60_000);
  afterAll(async () => {
    globalThis.fetch = plainFetch;
    StoryClient.prototype.upload = plainUpload;
    heard.stop();
    redis?.disconnect();
    await city?.close();
  });

  const values = (): Planted[] => [
    ...[...personal].map(([value, what]) => planted(`${what} ${value.slice(0, 4)}…${value.slice(-3)}`, value)),
    ...scans.map((noise, i) => planted(`scan ${i}`, noise.subarray(8, 56))),
  ];
  const everywhere = async (): Promise<string[]> => {
    const all = values();
    return [
      ...(await seenInDatabase(city, all)),
      ...(redis ? await seenInRedis(redis, all) : []),
      ...seenInFolder(city.settings.data, all),
      ...seenIn('the logs', heard.said(), all),
      ...(log && existsSync(log) ? seenIn('the log of the database', readFileSync(log), all) : []),
    ];
  };

  async function ask({ as, path, method = 'POST', headers = {} }: Sample, body: unknown, key: string): Promise<number> {
    const client = as ? await city.as(as) : city.nobody();
    const text = body === undefined ? undefined : JSON.stringify(body);
    const shown = { ...headers, 'idempotency-key': key, ...(text ? { 'content-type': 'application/json' } : {}) };
    const { status } = await client.raw(method, path, shown, text);
    return status;
  }

  const writing = async (): Promise<string> => {
    const samples = await samplesOf(city);
    let done = 0;
    for (const [name, sample] of Object.entries(samples)) {
      const { body } = sample;
      // Something wrong in the midst of what is personal: the refusal must not keep it either.
      if (body && typeof body === 'object' && !Array.isArray(body))
        expect([name, await ask(sample, { ...body, surplus: STRAY }, randomUUID())]).toEqual([name, 400]);
      const key = randomUUID();
      const status = await ask(sample, body, key);
      if (status < 300) done += 1;
      else if (status >= 500) throw new Error(`${name} answers ${status}`);
      await ask(sample, body, key);
    }
    expect(done).toBeGreaterThan(Object.keys(samples).length * 0.8);
    return `${done} of ${Object.keys(samples).length} writing routes done`;
  };
  const reading = async (): Promise<string> => {
    const cases = Object.entries(await casesOf(city)).filter(([name]) => name.startsWith('GET '));
    let done = 0;
    for (const [name, { real, party }] of cases) {
      const path = name.slice(4).replace(/:(\w+)/g, (_, param: string) => real[param]!);
      if ((await ask({ as: party, path, method: 'GET' }, undefined, randomUUID())) < 300) done += 1;
    }
    expect(done).toBeGreaterThan(cases.length * 0.9);
    return `${done} routes to an object read`;
  };

  it('all is asked: once, again under its key, and with a fault', async () => {
    const done = await (what === 'writes' ? writing() : reading());
    await city.drain(60_000);
    console.log(`${backend}: ${done}; ${personal.size} personal values, ${scans.length} scans`);
    expect(personal.size).toBeGreaterThan(what === 'writes' ? 5 : 2);
    expect(scans.length).toBeGreaterThan(10);
  }, 180_000);

  it('none of it lies in the clear: no table, no queue, no log, no file', async () => {
    // What has left the house lies outside it.
    rmSync(join(city.settings.data, 'outbox'), { recursive: true, force: true });
    expect(await everywhere()).toEqual([]);
  }, 120_000);

  it('and each of these values would have been seen', async () => {
    const all = values();
    await city.rows('CREATE TABLE public.left (what text)');
    await city.rows('INSERT INTO public.left SELECT unnest($1::text[])', [
      [...personal.keys(), ...scans.map((noise) => noise.toString('base64'))],
    ]);
    const seen = (await everywhere()).filter((one) => one.endsWith(' in public.left.what'));
    expect(seen).toHaveLength(all.length);
  }, 120_000);
});
