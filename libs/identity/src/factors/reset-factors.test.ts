import { systemCaller, Sweeper } from '@yby/platform/wiring';
import { identityHouse, type Answer, type IdentityHouse } from '../../../../test/kit/identity-house';
import { addOrgan } from '../organs/organ';

describe('a reset of second factors', () => {
  let house: IdentityHouse;
  const ids: Record<string, string> = {};
  const people: Record<string, Answer> = {};
  const post = (who: string, path: string, body: object = {}) =>
    house.call<{ id: string; code?: string; facts?: object }>('POST', path, body, {
      cookie: people[who]!.cookie,
      'x-csrf-token': people[who]!.body.csrf,
      'idempotency-key': `key-${Math.random()}`,
    });

  beforeAll(async () => {
    house = await identityHouse();
    const organ = (division: string) =>
      house.work.run(systemCaller('test'), 'test.organ', (tx) =>
        addOrgan(tx, { name: division, level: 'city', parentId: null, division }),
      );
    const [here, there] = [await organ('330300'), await organ('331000')];
    const open = async (
      username: string,
      role: 'secadmin' | 'sysadmin' | 'inspector',
      organId: string,
      division: string,
    ) => {
      ids[username] = await house.openOfficer({ username, roles: [role], organId, division });
      people[username] = await house.enter(username);
    };
    await open('sec', 'secadmin', here, '330300');
    await open('sec2', 'secadmin', here, '330300');
    await open('sys', 'sysadmin', here, '330300');
    await open('far', 'secadmin', there, '331000');
    await open('lost', 'inspector', here, '330302');
    await open('kept', 'inspector', here, '330302');
    await open('waits', 'inspector', here, '330302');
  }, 60_000);
  afterAll(() => house?.close());

  test('needs two: who proposed it cannot confirm it, nor can another city; then every factor and session is gone', async () => {
    const { body } = await post('sec', '/factor-resets', { accountId: ids.lost, reason: 'lost' });
    expect((await post('sec', '/factor-resets', { accountId: ids.lost, reason: 'lost' })).body.code).toBe(
      'identity.nothing-to-reset',
    );
    expect((await post('sec', `/factor-resets/${body.id}/confirm`)).body.code).toBe('platform.same-person');
    expect((await post('far', `/factor-resets/${body.id}/confirm`)).status).toBe(404);
    expect((await post('far', '/factor-resets', { accountId: ids.kept, reason: 'lost' })).status).toBe(404);
    expect((await house.call('GET', '/session', undefined, { cookie: people.lost!.cookie })).status).toBe(200);
    expect((await post('sys', `/factor-resets/${body.id}/confirm`)).status).toBe(204);
    expect((await house.call('GET', '/session', undefined, { cookie: people.lost!.cookie })).status).toBe(401);
    expect((await house.signIn('lost')).body.stage).toBe('enrolment');
    expect((await post('sec2', `/factor-resets/${body.id}/confirm`)).body.code).toBe('platform.proposal-closed');
  });

  test('that is rejected, or that nobody answers for seven days, takes nothing away', async () => {
    const rejected = await post('sec', '/factor-resets', { accountId: ids.kept, reason: 'broken' });
    expect((await post('sec2', `/factor-resets/${rejected.body.id}/reject`)).status).toBe(204);
    const waiting = await post('sec', '/factor-resets', { accountId: ids.waits, reason: 'replaced' });
    await house.setClock('2026-12-01T01:00:00Z');
    await house.app.get(Sweeper).fireDeadlines();
    expect((await post('sec2', `/factor-resets/${waiting.body.id}/confirm`)).body.code).toBe(
      'platform.proposal-closed',
    );
    for (const username of ['kept', 'waits']) expect((await house.signIn(username)).body.stage).toBe('factor');
    const list = await house.call('GET', '/factor-resets', undefined, { cookie: people.sec!.cookie });
    expect(list.body.items.map(({ state, username }) => [username, state])).toEqual([
      ['waits', 'expired'],
      ['kept', 'rejected'],
      ['lost', 'confirmed'],
    ]);
    const far = await house.call('GET', '/factor-resets', undefined, { cookie: people.far!.cookie });
    expect(far.body.items).toEqual([]);
  });
});
