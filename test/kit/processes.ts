import { execFile, fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { City } from './city';

const built = join(__dirname, '../../dist/apps');
const running = new Set<ChildProcess>();

function environment(city: City, more: Record<string, string> = {}): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: city.settings.databaseUrl,
    YBY_DATA: city.settings.data,
    YBY_CLOCK: city.settings.clock,
    YBY_PUBLIC_URL: city.settings.publicUrl,
    YBY_RATE_LIMIT: String(city.settings.rateLimit),
    ...(city.settings.redisUrl ? { REDIS_URL: city.settings.redisUrl } : {}),
    ...more,
  };
}

export interface Forked {
  /** What it said when it was ready, e.g. `api http://127.0.0.1:40123`. */
  readonly detail: string;
  /** Ends it like a power cut, and waits until it is gone. */
  kill(): Promise<void>;
}

/** A process of the built product, as an operator runs it, on the city's database and queue. */
export function forked(app: 'api' | 'worker', city: City): Promise<Forked> {
  const child = fork(join(built, app, 'src/main.js'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: environment(city, { PORT: '0' }),
  });
  running.add(child);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('message', ({ detail }: { detail: string }) =>
      resolve({
        detail,
        async kill() {
          child.kill('SIGKILL');
          await gone;
          running.delete(child);
        },
      }),
    );
    void gone.then(() => reject(new Error(`${app} ended with ${child.exitCode ?? child.signalCode}`)));
  });
}

/** Ends what a failed test left running. */
export function killForked(): void {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
}

export interface Said {
  readonly code: number;
  readonly out: string;
}

/** One command of the operator's tool in a process of its own. Exit codes other than 0 are answered, not thrown. */
export function cli(city: City, words: readonly string[], more: Record<string, string> = {}): Promise<Said> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [join(built, 'cli/src/main.js'), ...words],
      { env: environment(city, more) },
      (error, stdout, stderr) => {
        if (error && typeof error.code !== 'number') return reject(error);
        resolve({ code: error ? Number(error.code) : 0, out: stdout + stderr });
      },
    );
  });
}
