import { Client } from 'pg';
import type { StoryRefused } from '../../apps/cli/src/story/client';
import { City } from '../kit/city';
import { openAccount, organNamed, person } from '../kit/people';
import { refused } from '../kit/refused';
import { until } from '../kit/until';

interface Message {
  readonly link: string | null;
  readonly zh: { title: string; body: string };
}
interface Proposal {
  readonly id: string;
  readonly accountId: string;
}

const first = { givenBy: '林海涛', from: '2026-11-23', until: '2027-01-31' };

describe('what must hold of offices and mandates also when two act at once', () => {
  let city: City;
  let lucheng: string;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    lucheng = await organNamed(city, '330302');
  }, 60_000);
  afterAll(() => city?.close());

  const idOf = async (username: string) =>
    (await city.rows<{ id: string }>('SELECT id FROM identity.account WHERE username = $1', [username]))[0]!.id;
  const toldTo = async (username: string) =>
    (await (await city.as(username)).get<{ items: Message[] }>('/messages')).items;
  const proposalOf = async (accountId: string) =>
    (await (await city.as('secadmin')).get<{ items: Proposal[] }>('/proposals?state=proposed')).items.find(
      (one) => one.accountId === accountId,
    )!;

  /** Two acts brought to the same place: neither can commit before both wait there, or for each other. */
  async function together(accounts: string[], acts: (() => Promise<unknown>)[]) {
    const holder = new Client({ connectionString: city.ownerUrl });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM identity.session WHERE account_id = ANY($1::uuid[]) FOR UPDATE', [accounts]);
      const answers = acts.map((act) =>
        act().then(
          () => 'done',
          (error: unknown) => (error as StoryRefused).problem.code,
        ),
      );
      await until(
        async () => {
          // Not asked by the holder: inside a transaction the answer stays what it was the first time.
          const [seen] = await city.rows<{ waiting: number }>(
            `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
          );
          return seen!.waiting >= acts.length;
        },
        { what: 'that both wait' },
      );
      await holder.query('ROLLBACK');
      return await Promise.all(answers);
    } finally {
      await holder.end();
    }
  }

  test('an office is confirmed only on the offices that it was proposed on', async () => {
    const id = await person(city, 'moved', ['inspector'], { organId: lucheng, division: '330302' });
    await (await city.as('sysadmin')).post(`/accounts/${id}/propose-offices`, { roles: ['inspector', 'approver'] });
    const waiting = await proposalOf(id);
    await city.rows(`INSERT INTO identity.office (account_id, role) VALUES ($1, 'supervisor')`, [id]);
    const secadmin = await city.as('secadmin');
    expect(await refused(secadmin.post(`/proposals/${waiting.id}/confirm`))).toMatchObject({
      status: 409,
      code: 'identity.offices-moved',
    });
    await secadmin.post(`/proposals/${waiting.id}/reject`);
    const held = await city.rows('SELECT role FROM identity.office WHERE account_id = $1 ORDER BY role', [id]);
    expect(held).toEqual([{ role: 'inspector' }, { role: 'supervisor' }]);
  });

  test('a proposal is told to whoever may confirm it', async () => {
    await city.deliver();
    expect((await toldTo('secadmin')).map(({ link, zh }) => [zh.title, link])).toContainEqual([
      '有事项待您确认',
      '/proposals',
    ]);
  });

  test('two administrators of an enterprise who close each other at the same moment leave one', async () => {
    const [one, two] = [await city.as('paint'), await city.as('paintadmin')];
    const [oneId, twoId] = [await idOf('paint'), await idOf('paintadmin')];
    const answers = await together(
      [oneId, twoId],
      [() => one.post(`/accounts/${twoId}/close`), () => two.post(`/accounts/${oneId}/close`)],
    );
    expect(answers.sort()).toEqual(['done', 'identity.last-administrator']);
    const left = await city.rows(
      `SELECT a.id FROM identity.account a JOIN identity.office f ON f.account_id = a.id AND f.role = 'enterprise_admin'
       JOIN identity.account p ON p.id = $1 AND p.enterprise_id = a.enterprise_id WHERE a.state = 'active'`,
      [oneId],
    );
    expect(left).toHaveLength(1);
  });

  test('two security administrators who suspend each other at the same moment leave one', async () => {
    const [one, two] = [await city.as('secadmin'), await city.as('secadmin2')];
    const ids = [await idOf('secadmin'), await idOf('secadmin2')];
    const answers = await together(ids, [
      () => one.post(`/accounts/${ids[1]}/suspend`),
      () => two.post(`/accounts/${ids[0]}/suspend`),
    ]);
    expect(answers.sort()).toEqual(['done', 'identity.last-administrator']);
    const left = await city.rows<{ username: string }>(
      `SELECT username FROM identity.account WHERE id = ANY($1::uuid[]) AND state = 'active'`,
      [ids],
    );
    expect(left).toHaveLength(1);
  });
});

describe('mandates and those whom their end concerns', () => {
  let city: City;
  beforeAll(async () => {
    city = await City.open({ loops: false });
  }, 60_000);
  afterAll(() => city?.close());

  const at = async (moment: string) => {
    await city.setClock(moment);
    await city.fireDeadlines();
    await city.deliver();
  };
  const told = async (username: string, after: string) =>
    (
      await city.rows<{ kind: string; link: string }>(
        `SELECT m.kind, m.link FROM notifications.message m JOIN identity.account a ON a.id = m.account_id
         WHERE a.username = $1 AND m.kind LIKE 'mandate%' AND m.at >= $2 ORDER BY m.id`,
        [username, after],
      )
    ).map(({ kind, link }) => `${kind} ${link}`);

  test('the end of a mandate is told to the agent and to the administrator, with the gap before the next one', async () => {
    const paint = await city.as('paint');
    const { id } = await openAccount(city, 'paint', {
      username: 'gap-agent',
      name: '小周',
      roles: ['agent'],
      mandate: first,
    });
    const later = { ...first, from: '2027-02-03', until: '2027-06-30' };
    await paint.post(`/accounts/${id}/mandates`, later);
    await at('2027-01-24T01:00:00.000Z');
    expect(await told('gap-agent', '2027-01-24')).toEqual(['mandate-gap /account', 'mandate-gap /account']);
    expect(await told('paintadmin', '2027-01-24')).toEqual([`mandate-gap /people/${id}`, `mandate-gap /people/${id}`]);
    const [message] = (await (await city.as('paintadmin')).get<{ items: Message[] }>('/messages')).items;
    expect(message!.zh.body).toBe(
      '经办人的委托书 2027-01-31 到期，下一份 2027-02-03 才开始，其间不能办理业务。请补一份委托书。',
    );
    await at('2027-01-31T16:00:00.000Z');
    expect(await told('gap-agent', '2027-01-31')).toEqual(['mandate-ended /account']);
    // The later mandate has its own end, and is announced anew.
    await at('2027-06-23T01:00:00.000Z');
    expect(await told('gap-agent', '2027-06-01')).toEqual(['mandate-ending /account', 'mandate-ending /account']);
    await at('2027-06-30T16:00:00.000Z');
    expect(await told('gap-agent', '2027-06-30')).toEqual(['mandate-ended /account']);
    expect(await told('seller', '2026-11-23')).toEqual([]);
  });

  test('a mandate that the next one goes on with ends without a word', async () => {
    await city.setClock('2027-07-01T01:00:00.000Z');
    const days = { ...first, from: '2027-07-01', until: '2027-08-31' };
    const { id } = await openAccount(city, 'paintadmin', {
      username: 'calm-agent',
      name: '小吴',
      roles: ['agent'],
      mandate: days,
    });
    await (
      await city.as('paintadmin')
    ).post(`/accounts/${id}/mandates`, { ...days, from: '2027-09-01', until: '2028-06-30' });
    await at('2027-08-31T16:00:00.000Z');
    expect(await told('calm-agent', '2027-07-01')).toEqual([]);
  });
});
