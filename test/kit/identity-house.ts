import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addAccount, type NewAccount } from '@yby/identity';
import { identity } from '@yby/identity/wiring';
import { instantOf, type Sealed } from '@yby/platform';
import { Clock, createApi, platform, readSettings, systemCaller, Work } from '@yby/platform/wiring';
import { Vault } from '@yby/platform';
import { TOTP, Secret } from 'otpauth';
import { testDatabase } from './database';

export const PASSWORD = 'Oujiang-2026';
/** The open secret of every officer of this house. */
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export interface Answer<B = AnswerBody> {
  readonly status: number;
  /** Cookies that the answer sets, `name=value`. */
  readonly cookies: string[];
  readonly cookie: string;
  readonly body: B;
}

export interface AnswerBody {
  readonly code: string;
  readonly csrf: string;
  readonly stage: string;
  readonly methods: string[];
  readonly me: { roles: string[]; organ: object; lastSignIn: object | null; passwordDaysLeft: number | null };
  readonly facts?: { left?: number };
  readonly items: Record<string, unknown>[];
  readonly organ: object;
}

/** The code of a step counted from the present one. */
export function codeNow(secret = SECRET, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
}

interface Enrolling {
  readonly cookie: string;
  readonly body: { readonly stage?: string; readonly csrf: string; readonly secret?: string };
}

/**
 * Leads an officer's first sign-in through the enrolment of an authenticator, in a house of whatever modules.
 * @param post sends JSON with these headers and answers with the first cookie
 */
export async function firstSignIn(
  post: (path: string, payload: object, headers: Record<string, string>) => Promise<Enrolling>,
  username: string,
  password: string,
): Promise<{ cookie: string; 'x-csrf-token': string }> {
  const headersOf = ({ cookie, body }: Enrolling) => ({ cookie, 'x-csrf-token': body.csrf });
  let step = await post('/session', { username, password }, {});
  if (step.body.stage === 'enrolment') {
    const { body } = await post('/session/enrolment/totp', {}, headersOf(step));
    step = await post('/session/enrolment/totp/confirm', { code: codeNow(body.secret) }, headersOf(step));
  }
  return headersOf(step);
}

/** Platform and identity alone, with the simulated clock, asked without a network. */
export async function identityHouse(env: Record<string, string> = {}) {
  const database = await testDatabase();
  const data = mkdtempSync(join(tmpdir(), 'yby-identity-'));
  const settings = readSettings({
    DATABASE_URL: database.applicationUrl,
    YBY_DATA: data,
    YBY_CLOCK: 'simulated',
    YBY_DEMO: '1',
    YBY_POOL: '4',
    YBY_RATE_LIMIT: '1000000',
    ...env,
  });
  const app = await createApi(settings, [platform, identity]);
  const work = app.get(Work);
  const setClock = (at: string) =>
    work.run(systemCaller('test'), 'test.clock', (tx) => app.get(Clock).setIn(tx, instantOf(at)));
  await setClock('2026-11-23T01:00:00Z');
  const call = async <B = AnswerBody>(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    payload?: object,
    headers: object = {},
  ): Promise<Answer<B>> => {
    const answer = await app.inject({ method, url: `/api${url}`, payload, headers } as never);
    const { statusCode, headers: got, body } = answer as { statusCode: number; headers: object; body: string };
    const set = (got as Record<string, string | string[] | undefined>)['set-cookie'] ?? [];
    const cookies = [set].flat().map((cookie) => cookie.split(';')[0]!);
    return {
      status: statusCode,
      cookies,
      cookie: cookies[0] ?? '',
      body: body ? (JSON.parse(body) as B) : (null as B),
    };
  };
  const set = (text: string, values: (string | number)[] = []) =>
    work.run(systemCaller('test'), 'test.set', (tx) => tx.execute(text, values));
  const open = (account: Partial<NewAccount>) =>
    work.run(systemCaller('test'), 'test.open', (tx) =>
      addAccount(tx, {
        username: 'somebody',
        name: '某人',
        password: PASSWORD,
        roles: [],
        division: '330302',
        ...account,
      }),
    );
  /** An account of an authority with the open secret. */
  const openOfficer = (account: Partial<NewAccount>) => open({ totp: sealed(), ...account });
  const sealed = (): Sealed => app.get(Vault).seal(SECRET, 'factor.secret');
  const signIn = (username: string, password = PASSWORD, headers: object = {}) =>
    call('POST', '/session', { username, password }, headers);
  const proving = ({ cookie, body }: Answer) => ({ cookie, 'x-csrf-token': body.csrf });
  /** Through every stage; the step of the code counts as unused, however often the same person comes in. */
  const enter = async (username: string, headers: object = {}): Promise<Answer> => {
    const first = await signIn(username, PASSWORD, headers);
    if (first.body.stage !== 'factor') return first;
    await set('UPDATE identity.factor SET last_step = 0');
    const more = { ...headers, ...proving(first) };
    return call('POST', '/session/factor', { kind: 'totp', code: codeNow() }, more);
  };
  const close = async () => {
    await app.close();
    await database.drop();
    rmSync(data, { recursive: true, force: true });
  };
  return { app, work, settings, database, setClock, call, set, open, openOfficer, signIn, proving, enter, close };
}

export type IdentityHouse = Awaited<ReturnType<typeof identityHouse>>;
