import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';

/** What the server said to one step: its status, and the parts worth printing. */
export class StoryRefused extends Error {
  constructor(
    readonly status: number,
    readonly problem: {
      code?: string;
      zh?: { title: string; todo: string };
      detail?: string;
      errors?: { field: string; code: string; zh: string }[];
    },
  ) {
    super(
      `${status} ${problem.code ?? ''} ${problem.zh?.title ?? ''} ${(problem.errors ?? []).map((e) => e.zh).join('; ')}`,
    );
  }
}

interface Step {
  readonly stage: 'inside' | 'factor' | 'enrolment' | 'password' | 'passkey';
  readonly csrf: string;
}

/** What a person knows after a first sign-in: their authenticator's secret and their own password. */
interface Kept {
  secret?: string;
  lastStep: number;
  password?: string;
}

const known = new Map<string, Kept>();

function keptOf(url: string, username: string): Kept {
  const name = `${url} ${username}`;
  let kept = known.get(name);
  if (!kept) known.set(name, (kept = { lastStep: 0 }));
  return kept;
}

/** A code that was not shown yet: each serves once. */
function nextCode(kept: Kept): string {
  const totp = new TOTP({ secret: kept.secret! });
  kept.lastStep = Math.max(totp.counter() - 1, kept.lastStep + 1);
  return totp.generate({ timestamp: kept.lastStep * 30_000 });
}

/** One person at the public HTTP API: signs in through every stage, keeps the cookies, sends keys. */
export class StoryClient {
  private readonly cookies = new Map<string, string>();
  private csrf = '';

  constructor(private readonly url: string) {}

  /**
   * Signs in. An officer of the story shows the code that the demo tells; one who has no second factor yet enrols an
   * authenticator on the way, and who has a first password of somebody else sets an own one, as at a first sign-in.
   */
  async signIn(username: string, password: string): Promise<void> {
    const kept = keptOf(this.url, username);
    let step = await this.step('/session', { username, password: kept.password ?? password });
    // Somebody else may have shown the same code a moment before: the demo then tells the next one.
    for (let tries = 0; step.stage === 'factor'; tries++)
      try {
        const code = kept.secret
          ? nextCode(kept)
          : (await this.get<{ code: string }>(`/demo/code?username=${encodeURIComponent(username)}`)).code;
        step = await this.step('/session/factor', { kind: 'totp', code });
      } catch (error) {
        if (!(error instanceof StoryRefused) || error.problem.code !== 'identity.wrong-factor' || tries >= 3)
          throw error;
      }
    if (step.stage === 'enrolment') {
      kept.secret = (await this.post<{ secret: string }>('/session/enrolment/totp')).secret;
      step = await this.step('/session/enrolment/totp/confirm', { code: nextCode(kept) });
    }
    if (step.stage === 'password') {
      kept.password = `Own-${password}`;
      step = await this.step('/session/password', { password: kept.password });
    }
    if (step.stage !== 'inside') throw new RangeError(`${username} is asked for a ${step.stage}`);
  }

  /** The first stage alone. */
  async begin(username: string, password: string): Promise<void> {
    await this.step('/session', { username, password });
  }

  private async step(path: string, body: object): Promise<Step> {
    const step = await this.post<Step>(path, body);
    this.csrf = step.csrf;
    return step;
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.call<T>('POST', path, body);
  }

  /** @param version what the caller has read, as If-Match */
  async put<T>(path: string, body: unknown, version?: number): Promise<T> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    return this.send<T>(await this.raw('PUT', path, headers, JSON.stringify(body)));
  }

  async upload(bytes: Uint8Array, name: string): Promise<{ hash: string; name: string }> {
    const form = new FormData();
    form.append('file', new Blob([Buffer.from(bytes)], { type: 'application/pdf' }), name);
    return this.send(await fetch(`${this.url}/api/files`, { method: 'POST', headers: this.headers(), body: form }));
  }

  /** One request as it is, with its own headers on top; the answer unread. */
  raw(method: string, path: string, headers: Record<string, string> = {}, body?: string | FormData): Promise<Response> {
    return fetch(`${this.url}/api${path}`, {
      method,
      headers: { ...this.headers(), ...headers },
      ...(body === undefined ? {} : { body }),
    });
  }

  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: { ...this.headers(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return this.send<T>(response);
  }

  /** Cookie and page token of the session. */
  identity(): Record<string, string> {
    return {
      ...(this.cookies.size ? { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
      ...(this.csrf ? { 'x-csrf-token': this.csrf } : {}),
    };
  }

  private headers(): Record<string, string> {
    return {
      ...this.identity(),
      'idempotency-key': randomUUID(),
      'accept-language': 'zh-CN',
    };
  }

  private async send<T>(response: Response): Promise<T> {
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';', 1)[0]!.split(/=(.*)/s);
      if (value) this.cookies.set(name!, value);
      else this.cookies.delete(name!);
    }
    if (response.headers.get('content-type')?.includes('json')) {
      const json = (await response.json()) as T;
      if (!response.ok) throw new StoryRefused(response.status, json as StoryRefused['problem']);
      return json;
    }
    if (!response.ok) throw new StoryRefused(response.status, {});
    return (await response.arrayBuffer()) as T;
  }
}
