// A program started by a test: its lines, its end, and a way to be sure that it does not outlive the test.
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const projectRoot = resolve(__dirname, '../..');
export const asRoot = process.getuid?.() === 0;
const started = new Set<ChildProcess>();

export interface Launched {
  readonly process: ChildProcess;
  /** Everything printed so far, both streams. */
  readonly said: () => string;
  /** Resolves when the text was printed; rejects, with what was printed, when the program ends without it. */
  readonly says: (text: string | RegExp) => Promise<string>;
  /** Exit code or signal. */
  readonly ended: Promise<number | string | null>;
}

export function launch(words: string[], options: SpawnOptions = {}): Launched {
  const child = spawn(process.execPath, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  started.add(child);
  let said = '';
  const waiting = new Set<() => void>();
  const take = (text: string) => {
    said += text;
    for (const look of waiting) look();
  };
  child.stdout!.setEncoding('utf8').on('data', take);
  child.stderr!.setEncoding('utf8').on('data', take);
  const ended = new Promise<number | string | null>((done) =>
    child.once('close', (code, signal) => done(signal ?? code)),
  );
  const says = (text: string | RegExp) =>
    new Promise<string>((done, fail) => {
      const look = () => {
        if (typeof text === 'string' ? !said.includes(text) : !text.test(said)) return;
        waiting.delete(look);
        done(said);
      };
      waiting.add(look);
      look();
      void ended.then((how) => fail(new Error(`ended (${how}) without ${String(text)}:\n${said}`)));
    });
  return { process: child, said: () => said, says, ended };
}

/** Ends whatever a failed test left running. */
export function killAll(): void {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  started.clear();
}

/** Whether the process lives; a zombie that nobody has collected yet is dead. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

/** Waits until the process is gone. */
export async function gone(pid: number, within = 15_000): Promise<boolean> {
  const end = performance.now() + within;
  while (alive(pid) && performance.now() < end) await new Promise((done) => setTimeout(done, 25));
  return !alive(pid);
}
