import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { shippedLaw } from '@yby/regulation/contract';
import { City } from '../kit/city';
import { purchase, submitted, type Case } from '../kit/filing';
import { refused } from '../kit/refused';

const run = promisify(execFile);

interface Why {
  readonly edition: number;
  readonly editionNow: number;
  readonly same: boolean;
  readonly differing: string[];
  readonly differingNow: string[];
  readonly answered: { because: { id: string }[] };
}

describe('a decision is said again with the law that it was made with', () => {
  let city: City;
  let before: Case;
  const why = async (id: string) => (await city.as('paint')).get<Why>(`/applications/${id}/why`);
  const cli = async (number: string) => {
    const { stdout } = await run(
      process.execPath,
      [join(__dirname, '../../dist/apps/cli/src/main.js'), 'law', 'replay', '--application', number, '--json'],
      {
        env: {
          ...process.env,
          DATABASE_URL: city.settings.databaseUrl,
          YBY_DATA: city.settings.data,
          YBY_CLOCK: 'simulated',
        },
      },
    );
    return JSON.parse(stdout) as Why;
  };

  beforeAll(async () => {
    city = await City.open({ loops: false });
    before = await submitted(city, 'paint');
    const rule = shippedLaw.findRule('P-9', '2026-11-23')!;
    const { id } = await (
      await city.as('sysadmin')
    ).post<{ id: string }>('/law/amendments', {
      titleZh: '有效期改为两个月（虚构）',
      titleEn: 'Two months of validity (fictional)',
      source: '测试',
      changes: { rules: [{ ...rule, from: '2026-11-24', value: { months: 2 } }] },
    });
    await (await city.as('secadmin')).post(`/law/amendments/${id}/confirm`);
  }, 60_000);
  afterAll(() => city?.close());

  test('the page and the operator’s tool give the same answer', async () => {
    const page = await why(before.id);
    expect(page).toMatchObject({ edition: 1, editionNow: 2, same: true, differing: [], differingNow: [] });
    expect(page.answered.because.map(({ id }) => id)).toContain('P-filing');
    expect(await cli(before.number)).toEqual(page);
  });

  test('a case of the next day keeps its own edition', async () => {
    await city.setClock('2026-11-24T01:30:00.000Z');
    const agent = await city.as('paint');
    const next = await agent.post<Case>('/applications', await purchase(city, 'paint', { lines: [['PC3-02', '5']] }));
    expect(await why(next.id)).toMatchObject({ edition: 2, same: true });
  });

  test('a stored answer that was changed behind the scenes is noticed', async () => {
    await city.rows(
      `UPDATE permits.application SET precheck = jsonb_set(precheck, '{requirement,validity,months}', '6') WHERE id = $1`,
      [before.id],
    );
    expect(await why(before.id)).toMatchObject({ same: false, differing: ['validity'] });
    await expect(cli(before.number)).rejects.toMatchObject({ code: 1 });
  });

  test('a case without its question says so; a foreign one is not found', async () => {
    await city.rows(`UPDATE permits.application SET precheck = precheck - 'edition' WHERE id = $1`, [before.id]);
    expect(await refused(why(before.id))).toMatchObject({ status: 409, code: 'permits.not-replayable' });
    expect(await refused((await city.as('lab')).get(`/applications/${before.id}/why`))).toMatchObject({ status: 404 });
  });
});
