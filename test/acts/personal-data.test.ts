import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { listen, planted, seenIn, seenInDatabase, seenInFolder, seenInRedis } from '../kit/at-rest';
import { backends, City } from '../kit/city';
import { claimed, delivery, kg, purchase, type Case, type PermitAnswer } from '../kit/filing';
import { problemOf, refused } from '../kit/refused';

// PIPL 51; GB/T 22239 8.1.4.8: personal data at rest is never in the clear. Unmistakable data goes in over HTTP, the main job
// is done with it, and then everything is searched that the system has left anywhere.

const first = { name: '林晓燕', idNumber: '330302198807196422', phone: '13957712086' };
const second = { name: '林晓燕', idNumber: '330302199411085528', phone: '15868043917' };
// Like a scan, it has no two parts alike and nothing that compresses.
const noise = Array.from({ length: 4_700 }, (_, i) => createHash('sha256').update(`scan ${i}`).digest());
const scan = Buffer.concat([Buffer.from('%PDF-1.4\n'), ...noise, Buffer.from('\n%%EOF\n')]);
const values = [
  planted('the identity number', first.idNumber),
  planted('the phone', first.phone),
  planted('the corrected identity number', second.idNumber),
  planted('the corrected phone', second.phone),
  planted('the bare hash of a name tried', createHash('sha256').update(first.phone).digest()),
  ...[9, 70_000, 149_900].map((at) => planted(`the scan at ${at}`, scan.subarray(at, at + 48))),
];

interface View extends Case {
  readonly handler: { name: string; idNumber: string; phone: string };
}

describe.each(backends)('personal data at rest, queue on %s', (backend) => {
  let city: City;
  let redis: Redis | null = null;
  const log = process.env.YBY_TEST_POSTGRES_LOG;
  let heard: ReturnType<typeof listen>;

  const everywhere = async (): Promise<string[]> => [
    ...(await seenInDatabase(city, values)),
    ...(redis ? await seenInRedis(redis, values) : []),
    ...seenInFolder(city.settings.data, values),
    ...seenIn('the logs', heard.said(), values),
    ...(log && existsSync(log) ? seenIn('the log of the database', readFileSync(log), values) : []),
  ];

  beforeAll(async () => {
    heard = listen();
    city = await City.open({ backend });
    for (const app of [city.api, city.worker])
      app.useLogger(new ConsoleLogger({ logLevels: ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'] }));
    if (city.settings.redisUrl) redis = new Redis(city.settings.redisUrl);
  }, 60_000);
  afterAll(async () => {
    heard.stop();
    redis?.disconnect();
    await city?.close();
  });

  it('the main job is done with it: each side sees what is its own', async () => {
    const [agent, officer, seller] = await Promise.all(['paint', 'approver', 'seller'].map((name) => city.as(name)));
    const { hash, name } = await agent!.upload(scan, '身份证.pdf');
    const attachments = [{ kind: 'legitimate_use_statement', file: hash, name }];
    const body = { ...(await purchase(city, 'paint')), attachments };
    // One request three times: the same answer, whole, from what is kept of it.
    const thrice = async (client: typeof agent, path: string, sent: object): Promise<View> => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
      const send = async () => (await client!.raw('POST', path, headers, JSON.stringify(sent))).json() as Promise<View>;
      const [answer, ...again] = [await send(), await send(), await send()];
      for (const repeated of again) expect(repeated).toEqual(answer);
      const other = await client!.raw('POST', `${path}?other`, headers, JSON.stringify(sent));
      expect(await problemOf(other)).toBe('409 platform.key-reused');
      return answer;
    };

    // Somebody signs in with what is not their name: it may be anything, a password too.
    const tried = { username: first.phone, password: 'not-theirs' };
    expect(await refused(city.nobody().post('/session', tried))).toMatchObject({ code: 'identity.wrong-credentials' });
    await agent!.post('/applications/precheck', { ...body, handler: first });
    const wrong = { ...first, phone: `${first.phone}${'0'.repeat(40)}` };
    expect(await refused(agent!.post('/applications', { ...body, handler: wrong }))).toMatchObject({ status: 400 });
    const filed = await thrice(agent, '/applications', { ...body, handler: first });
    expect(filed.handler).toEqual(first);
    const { application, fence } = await claimed(city, 'approver', filed.id);
    const masked = (application as View).handler;
    expect(masked.idNumber).toMatch(/\*{6,}/);
    expect(masked.phone).toMatch(/\*{4}/);
    await thrice(officer, `/review/applications/${filed.id}/return`, { fence, defects: [{ code: 'use-unclear' }] });
    await thrice(agent, `/applications/${filed.id}/resubmit`, { ...body, handler: second });
    expect((await agent!.get<View>(`/applications/${filed.id}`)).handler).toEqual(second);
    const { fence: now } = await claimed(city, 'approver', filed.id);
    const { permitId } = await thrice(officer, `/review/applications/${filed.id}/approve`, { fence: now });
    const permit = await agent!.get<PermitAnswer>(`/permits/${permitId}`);
    await seller!.post('/scan', { text: permit.code });
    const sale = await seller!.post<{ consignmentId: string }>(`/permits/${permitId}/redemptions`, delivery('500'));
    await agent!.post(`/consignments/${sale.consignmentId}/receipt`, {
      lines: [{ substance: 'PC3-01', quantity: kg('500') }],
    });
    await city.drain();
    const pdf = Buffer.from(await agent!.get<ArrayBuffer>(`/permits/${permitId}/pdf`));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    for (const reader of [agent!, officer!]) {
      const opened = Buffer.from(await reader.get<ArrayBuffer>(`/applications/${filed.id}/attachments/${hash}`));
      expect(opened.equals(scan)).toBe(true);
    }
  });

  it('and it lies nowhere in the clear: no table, no queue, no log, no file', async () => {
    const [kept] = await city.rows<{ answers: string; sealed: string }>(
      `SELECT count(*) AS answers, count(*) FILTER (WHERE body #>> '{}' LIKE 'v1.%') AS sealed FROM platform.answer`,
    );
    expect(Number(kept!.answers)).toBeGreaterThan(5);
    expect(kept!.sealed).toBe(kept!.answers);
    expect(await everywhere()).toEqual([]);
  });

  it('which the search would have seen, in each of these places and in disguise', async () => {
    const [id, , , phone] = values;
    await city.rows(`UPDATE permits.application SET summary = $1`, [`由 ${first.idNumber} 办理`]);
    await city.rows(`UPDATE permits.permit SET credential = $1`, [scan.subarray(70_000, 71_000)]);
    writeFileSync(join(city.settings.data, 'left.json'), Buffer.from(`..${second.phone}.`).toString('base64'));
    new Logger('trial').debug(`handler ${Buffer.from(first.phone).toString('hex')}`);
    if (redis) await redis.hset('{yby-deliveries}:left', 'data', JSON.stringify({ id: second.idNumber }));
    expect((await everywhere()).sort()).toEqual(
      [
        `${id!.name} in permits.application.summary`,
        'the scan at 70000 in permits.permit.credential',
        `${phone!.name} in ${join(city.settings.data, 'left.json')}`,
        'the phone in the logs',
        ...(redis ? ['the corrected identity number in redis {yby-deliveries}:left'] : []),
      ].sort(),
    );
  });
});
