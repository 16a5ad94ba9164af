import { randomUUID } from 'node:crypto';
import { City, backends } from '../kit/city';
import { claimed, purchase, type Case } from '../kit/filing';

const json = { 'content-type': 'application/json' };

describe.each(backends)('same key, queue on %s', (backend) => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ backend });
  }, 60_000);
  afterAll(() => city?.close());

  it('sent fifty times at once makes one application and gives fifty equal answers', async () => {
    const agent = await city.as('paint');
    const body = JSON.stringify(await purchase(city, 'paint'));
    const headers = { ...json, 'idempotency-key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => agent.raw('POST', '/applications', headers, body)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const texts = await Promise.all(answers.map((answer) => answer.json() as Promise<Case>));
    for (const text of texts) expect(text).toEqual(texts[0]);
    const made = await city.rows<{ count: string }>('SELECT count(*) FROM permits.application');
    expect(made[0]!.count).toBe('1');
    const told = await city.rows<{ count: string }>(
      `SELECT count(*) FROM platform.journal WHERE event = 'permits.submitted'`,
    );
    expect(told[0]!.count).toBe('1');
  });

  it('gives the first answer again after the case has moved on, and is another key for another person', async () => {
    const officer = await city.as('approver');
    const [{ id }] = (await city.rows<{ id: string }>('SELECT id FROM permits.application')) as [{ id: string }];
    const { fence } = await claimed(city, 'approver', id);
    const headers = { ...json, 'idempotency-key': randomUUID() };
    const send = () => officer.raw('POST', `/review/applications/${id}/approve`, headers, JSON.stringify({ fence }));
    const first = (await (await send()).json()) as Case;
    expect(first.state).toBe('approved');
    expect(await (await send()).json()).toEqual(first);
    const other = await (
      await city.as('approver2')
    ).raw('POST', `/review/applications/${id}/approve`, headers, JSON.stringify({ fence }));
    expect(((await other.json()) as { code: string }).code).toBe('permits.already-decided');
  });
});
