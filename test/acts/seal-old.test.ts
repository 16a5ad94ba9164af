import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { canonicalJson, PAGE, Ports, SEAL_OLD_PORT, type Fact, type SealOld } from '@yby/platform';
import { Loops } from '@yby/platform/wiring';
import { planted, seenInDatabase, seenInFolder } from '../kit/at-rest';
import { City } from '../kit/city';
import { approved, purchase, type Case } from '../kit/filing';

const root = join(__dirname, '../..');
const handler = { name: '林晓燕', idNumber: '330302199203151228', phone: '13800000001' };
const values = [planted('the identity number', handler.idNumber), planted('the phone', handler.phone)];

interface View extends Case {
  readonly handler: typeof handler;
  readonly attachments: { file: string }[];
}

describe('an installation that an earlier version has filled in the clear', () => {
  let city: City;
  let filed: View;
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  let body: string;

  const cli = async (...words: string[]): Promise<string> => {
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URL: city.settings.databaseUrl,
      YBY_DATA: city.settings.data,
      YBY_CLOCK: 'simulated',
    };
    const main = join(root, 'dist/apps/cli/src/main.js');
    return (await promisify(execFile)(process.execPath, [main, ...words], { env, cwd: root })).stdout;
  };
  const pathOf = (hash: string) => join(city.settings.data, 'files', hash.slice(0, 2), hash);
  const attachment = async (client: string) =>
    Buffer.from(
      await (
        await city.as(client)
      ).get<ArrayBuffer>(`/applications/${filed.id}/attachments/${filed.attachments[0]!.file}`),
    );
  const found = async () => [...(await seenInDatabase(city, values)), ...seenInFolder(city.settings.data, values)];

  beforeAll(async () => {
    city = await City.open({ loops: false });
    body = JSON.stringify(await purchase(city, 'paint'));
    filed = (await (await (await city.as('paint')).raw('POST', '/applications', headers, body)).json()) as View;
    // As an earlier version left it: values, answers and files in the clear, request hashes bare.
    await city.rows(`UPDATE permits.application SET handler = $1`, [JSON.stringify(handler)]);
    const hash = createHash('sha256')
      .update(`POST /api/applications\n${canonicalJson(JSON.parse(body) as Fact)}`)
      .digest('hex');
    await city.rows(`UPDATE platform.answer SET body = $1, request_hash = $2 WHERE key = $3`, [
      JSON.stringify(filed),
      hash,
      headers['idempotency-key'],
    ]);
    const file = filed.attachments[0]!.file;
    const content = await attachment('paint');
    expect(createHash('sha256').update(content).digest('hex')).toBe(file);
    writeFileSync(pathOf(file), content);
  }, 60_000);
  afterAll(() => city?.close());

  const works = async () => {
    const agent = await city.as('paint');
    expect((await agent.get<View>(`/applications/${filed.id}`)).handler).toEqual(handler);
    expect(await (await agent.raw('POST', '/applications', headers, body)).json()).toEqual(filed);
    expect((await attachment('approver')).subarray(0, 5).toString()).toBe('%PDF-');
  };

  it('is read as it is', async () => {
    expect((await found()).length).toBeGreaterThan(0);
    await works();
  });

  it('seals on its way what moves: a permit issued from an old application', async () => {
    await approved(city, 'approver', filed.id);
    const [permit] = await city.rows<{ handler: typeof handler }>('SELECT handler FROM permits.permit');
    expect(permit!.handler.idNumber).toMatch(/^v1\./);
    expect(permit!.handler.phone).toMatch(/^v1\./);
    await city.rows(`UPDATE permits.permit SET handler = $1`, [JSON.stringify(handler)]);
  });

  it('is sealed by one command, and then says the same to everybody', async () => {
    const said = await cli('keys', 'seal-old');
    expect(said).toContain('2  申请与证件中的经办人信息 / handlers of applications and permits');
    expect(said).toMatch(/^1 {2}按幂等键留存的答复/m);
    expect(said).toMatch(/^1 {2}存储的文件/m);
    expect(await found()).toEqual([]);
    expect(readFileSync(pathOf(filed.attachments[0]!.file)).subarray(0, 5).toString()).toBe('YBYF1');
    await works();
    expect(await cli('keys', 'seal-old')).not.toMatch(/^[1-9]/m);
  });

  it('prints from sealed rows', async () => {
    await city.worker.get(Loops).start();
    await city.drain();
    expect(await city.rows('SELECT hash FROM permits.printout')).toHaveLength(1);
  });

  it('takes more rows than one page, and a rotated key at once', async () => {
    const rotated = /^([0-9a-f]{16})/.exec(await cli('keys', 'rotate-vault'))![1]!;
    await city.rows(
      `INSERT INTO permits.application SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
         'number', 'old-' || n, 'state', 'withdrawn', 'permit_id', NULL, 'handler', $1::jsonb))).*
       FROM permits.application a, generate_series(1, $2) AS n WHERE a.id = $3`,
      [JSON.stringify(handler), PAGE + 7, filed.id],
    );
    const parts = city.worker.get(Ports).all<SealOld>(SEAL_OLD_PORT);
    const counts = await Promise.all(parts.map((part) => part.sealOld()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(PAGE + 7);
    const kids = await city.rows<{ kid: string; count: string }>(
      `SELECT split_part(handler->>'phone', '.', 2) AS kid, count(*) FROM permits.application GROUP BY 1 ORDER BY 2`,
    );
    expect(kids.map(({ count }) => Number(count))).toEqual([1, PAGE + 7]);
    expect(kids[1]!.kid).toBe(rotated);
    const told = await city.rows<{ facts: { kid: string } }>(
      `SELECT facts FROM platform.journal WHERE event = 'platform.vault-rotated'`,
    );
    expect(told).toEqual([{ facts: { kid: rotated } }]);
    await works();
    expect(await found()).toEqual([]);
  });
});
