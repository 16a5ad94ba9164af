// The api and the worker as forked children: ready when they say so, started again with a growing pause when they die,
// stopped by SIGTERM. They live in process groups of their own, so that Ctrl-C reaches the launcher alone; when the
// launcher is killed they see the IPC channel close and stop by themselves.
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { birthOf, end } from './processes.mjs';
import { CannotStart } from './terminal.mjs';

const PAUSES = [500, 1_000, 2_000, 5_000, 10_000, 30_000];
const STEADY = 60_000; // A child that lived this long begins again with the shortest pause.
const READY_WITHIN = 90_000;

/**
 * Starts one child and keeps it alive until its `stop()`, which is handed to `onStart` before anything is awaited.
 * @param {{name: string, file: string, env: Record<string, string>, cwd: string, logFile: string,
 *   say: (zh: string, en: string) => void, onStart: (stop: () => Promise<void>) => void}} options
 * @returns {Promise<unknown>} what the child said (`detail`) when it was ready for the first time
 * @throws CannotStart with the end of its log when it does not get ready
 */
export async function keepChild({ name, file, env, cwd, logFile, say, onStart }) {
  let child = null;
  let birth = null;
  let stopping = false;

  const start = () => {
    const out = openLog(logFile);
    const begins = statSync(logFile).size;
    const born = fork(file, [], {
      cwd,
      env: { ...env, YBY_PARENT: '1' },
      detached: true,
      stdio: ['ignore', out, out, 'ipc'],
    });
    closeSync(out);
    child = born;
    birth = birthOf(born.pid);
    const exited = new Promise((resolve) =>
      born
        .once('exit', (code, signal) => resolve(signal ?? `exit ${code}`))
        .once('error', (error) => resolve(error.message)),
    );
    const ready = new Promise((resolve) => born.on('message', (message) => message?.ready && resolve(message)));
    const tail = () => readFileSync(logFile, 'utf8').slice(begins).slice(-3_000);
    return { ready, exited, tail };
  };
  const stop = async () => {
    stopping = true;
    if (child?.pid)
      await end(child.pid, birth, [
        ['SIGTERM', 20_000],
        ['SIGKILL', 5_000],
      ]);
    if (child?.connected) child.disconnect();
  };

  const first = start();
  onStart(stop);
  const late = new AbortController();
  const answer = await Promise.race([
    first.ready,
    first.exited.then((why) => ({ why })),
    pause(READY_WITHIN, { why: `${READY_WITHIN / 1_000} s` }, { signal: late.signal }),
  ]);
  late.abort();
  if (!answer.ready) {
    if (stopping) return null;
    await stop();
    throw new CannotStart(
      `${name} 没有就绪(${answer.why}),记录在 ${logFile}。`,
      `${name} did not become ready (${answer.why}); its log is ${logFile}.`,
      first.tail(),
    );
  }

  void (async () => {
    let { exited } = first;
    let since = performance.now();
    for (let deaths = 0; ; deaths += 1) {
      const why = await exited;
      if (stopping) return;
      if (performance.now() - since > STEADY) deaths = 0;
      const wait = PAUSES[Math.min(deaths, PAUSES.length - 1)];
      say(
        `${name} 意外退出(${why}),${wait / 1_000} 秒后重启;记录 ${logFile}`,
        `${name} died (${why}), starting again in ${wait / 1_000} s`,
      );
      await pause(wait);
      if (stopping) return;
      since = performance.now();
      const again = start();
      exited = again.exited;
      void again.ready.then(() => say(`${name} 已恢复`, `${name} is back`));
    }
  })();
  return answer.detail;
}

function openLog(file) {
  if (existsSync(file) && statSync(file).size > 20_000_000) renameSync(file, `${file}.1`);
  try {
    return openSync(file, 'a', 0o600);
  } catch (error) {
    if (error.code !== 'EACCES') throw error;
    rmSync(file, { force: true }); // Left by a start as root; the folder is ours.
    return openSync(file, 'a', 0o600);
  }
}
