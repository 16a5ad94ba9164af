import { systemCaller } from '@yby/platform/wiring';
import { Authenticator } from '../../../../test/kit/authenticator';
import { identityHouse, type Answer, type IdentityHouse } from '../../../../test/kit/identity-house';
import { addOrgan } from '../organs/organ';

interface Question {
  readonly csrf: string;
  readonly options: { challenge: string; allowCredentials?: { id: string }[] };
}

describe('a passkey', () => {
  let house: IdentityHouse;
  let phone: Authenticator;
  let inside: Answer;
  const as = (who: Answer) => ({ cookie: who.cookie, 'x-csrf-token': who.body.csrf });
  const asking = (headers: object = {}) => house.call<Question>('POST', '/session/passkey/options', {}, headers);
  const answer = (question: Answer<Question>, response: object) =>
    house.call(
      'POST',
      '/session/passkey',
      { response },
      { cookie: question.cookie, 'x-csrf-token': question.body.csrf },
    );

  beforeAll(async () => {
    house = await identityHouse({ YBY_PUBLIC_URL: 'http://localhost:3000' });
    const organId = await house.work.run(systemCaller('test'), 'test.organ', (tx) =>
      addOrgan(tx, { name: '鹿城区公安分局', level: 'county', parentId: null, division: '330302' }),
    );
    await house.openOfficer({ username: 'officer', roles: ['approver'], organId });
    await house.open({ username: 'clerk', roles: ['agent'], enterpriseId: '01900000-0000-7000-8000-000000000001' });
    phone = new Authenticator();
    inside = await house.enter('officer');
    const { body } = await house.call<Question>('POST', '/account/passkeys/options', {}, as(inside));
    const elsewhere = await house.call(
      'POST',
      '/account/passkeys',
      { response: new Authenticator().create(body.options, 'https://elsewhere.example'), name: '假的' },
      as(inside),
    );
    expect(elsewhere.body.code).toBe('identity.factor-refused');
    const again = await house.call<Question>('POST', '/account/passkeys/options', {}, as(inside));
    const added = await house.call(
      'POST',
      '/account/passkeys',
      { response: phone.create(again.body.options), name: '我的手机' },
      as(inside),
    );
    expect(added.status).toBe(204);
  }, 60_000);
  afterAll(() => house?.close());

  test('signs in alone, without a name, when the device has made sure of its person', async () => {
    const question = await asking();
    expect(question.body.options.allowCredentials ?? []).toEqual([]);
    const { body } = await answer(question, phone.get(question.body.options));
    expect([body.stage, body.me.roles]).toEqual(['inside', ['approver']]);
    const unsure = await asking();
    expect((await answer(unsure, phone.get(unsure.body.options, { verified: false }))).body.code).toBe(
      'identity.passkey-unknown',
    );
  });

  test('is the second factor after a password, and then any of its person’s serves', async () => {
    const pending = await house.signIn('officer');
    expect(pending.body.methods.sort()).toEqual(['passkey', 'totp']);
    const question = await asking(house.proving(pending));
    expect(question.body.options.allowCredentials).toHaveLength(1);
    const { body } = await answer(question, phone.get(question.body.options, { verified: false }));
    expect(body.stage).toBe('inside');
  });

  test.each<[string, (question: Question) => object]>([
    ['from a page that is not ours', ({ options }) => phone.get(options, { origin: 'https://y1baoyun.example' })],
    ['from our host on another scheme', ({ options }) => phone.get(options, { origin: 'https://localhost:3000' })],
    ['to a question of somebody else', () => phone.get({ challenge: 'c29tZXRoaW5nLWVsc2U' })],
    [
      'of a copied device, whose counter stands still',
      ({ options }) => {
        // One that the real device has left behind long ago.
        phone.counter = 0;
        const response = phone.get(options);
        phone.counter = 1_000;
        return response;
      },
    ],
    ['of a passkey that nobody has', ({ options }) => new Authenticator().get(options)],
    [
      'under the name of another',
      ({ options }) => ({
        ...new Authenticator().get(options),
        id: phone.id.toString('base64url'),
        rawId: phone.id.toString('base64url'),
      }),
    ],
    ['that says nothing', () => ({})],
  ])('is refused: an answer %s', async (_, respond) => {
    const question = await asking();
    const refused = await answer(question, respond(question.body));
    expect([refused.status, refused.body.code]).toEqual([401, 'identity.passkey-unknown']);
    expect(refused.cookies.some((cookie) => /^yby_session=./.test(cookie))).toBe(false);
  });

  test('answers each question once', async () => {
    const question = await asking();
    const response = phone.get(question.body.options);
    expect((await answer(question, response)).body.stage).toBe('inside');
    expect((await answer(question, response)).body.code).toBe('identity.step-over');
  });

  test('may be a company clerk’s, and is then asked for beside the password', async () => {
    const clerk = await house.signIn('clerk');
    const { body } = await house.call<Question>('POST', '/account/passkeys/options', {}, as(clerk));
    const taken = await house.call(
      'POST',
      '/account/passkeys',
      { response: phone.create(body.options), name: 'x' },
      as(clerk),
    );
    expect(taken.body.code).toBe('identity.factor-taken');
    const own = new Authenticator();
    const again = await house.call<Question>('POST', '/account/passkeys/options', {}, as(clerk));
    await house.call(
      'POST',
      '/account/passkeys',
      { response: own.create(again.body.options), name: '电脑' },
      as(clerk),
    );
    expect((await house.signIn('clerk')).body).toMatchObject({ stage: 'factor', methods: ['passkey'] });
  });
});
