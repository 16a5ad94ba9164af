import { randomUUID } from 'node:crypto';

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

/** One person at the public HTTP API: signs in, keeps the cookie, sends keys. */
export class StoryClient {
  private cookie = '';
  private csrf = '';

  constructor(private readonly url: string) {}

  async signIn(username: string, password: string): Promise<void> {
    const me = await this.call<{ csrf: string }>('POST', '/session', { username, password });
    this.csrf = me.csrf;
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.call<T>('POST', path, body);
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
      ...(this.cookie ? { cookie: this.cookie } : {}),
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
    for (const cookie of response.headers.getSetCookie())
      if (cookie.startsWith('yby_session=')) this.cookie = cookie.split(';', 1)[0]!;
    if (response.headers.get('content-type')?.includes('json')) {
      const json = (await response.json()) as T;
      if (!response.ok) throw new StoryRefused(response.status, json as StoryRefused['problem']);
      return json;
    }
    if (!response.ok) throw new StoryRefused(response.status, {});
    return (await response.arrayBuffer()) as T;
  }
}
