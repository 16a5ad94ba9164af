// Facts about other processes and ports of this machine. A bare pid proves nothing (the system re-uses it), so a process
// is known by its pid together with the moment it began.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
const onLinux = process.platform === 'linux';

/** When the process began, in the system's own words ('<boot> <ticks>'); null when it is not alive (a zombie is dead). */
export function birthOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (onLinux) {
    const stat = read(`/proc/${pid}/stat`);
    if (!stat) return null;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X'
      ? null
      : `${(read('/proc/sys/kernel/random/boot_id') ?? '').trim()} ${fields[19]}`;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return null;
  }
  return process.platform === 'win32' ? 'alive' : (psField(pid, 'lstart') ?? 'alive');
}

/** The words of the process's command line; [] when it is gone. */
export function commandOf(pid) {
  if (onLinux) return (read(`/proc/${pid}/cmdline`) ?? '').split('\0').slice(0, -1);
  return (psField(pid, 'command') ?? '').split(' ');
}

/** The user id that a process runs as; null when that cannot be told. */
export function userOf(pid) {
  try {
    return onLinux ? statSync(`/proc/${pid}`).uid : Number(psField(pid, 'uid'));
  } catch {
    return null;
  }
}

function psField(pid, field) {
  try {
    return (
      execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim() || null
    );
  } catch {
    return null;
  }
}

/** Polls until `check` is truthy and returns it; null after `within` milliseconds. */
export async function until(check, within, every = 50) {
  const end = performance.now() + within;
  for (;;) {
    const answer = await check();
    if (answer) return answer;
    if (performance.now() > end) return null;
    await pause(every);
  }
}

/** Sends each [signal, milliseconds to wait] in turn until the process of that birth is gone. True when it is. */
export async function end(pid, birth, ways) {
  const gone = () => birthOf(pid) !== birth;
  for (const [signal, within] of ways) {
    if (gone()) return true;
    try {
      process.kill(pid, signal);
    } catch {
      // Already gone, or not ours: the check below tells.
    }
    if (await until(gone, within)) return true;
  }
  return gone();
}

/** Whether a server could listen on the port of this host. */
export function portFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port of 127.0.0.1 that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether something accepts a TCP connection there within three seconds. */
export function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    const finish = (answer) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(3_000, finish(false)).once('connect', finish(true)).once('error', finish(false));
  });
}

/** Runs a program to its end; output is collected (stdout and stderr together) and handed to `onLine` line by line. */
export function run(command, args, { onLine, onChild, input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...options,
    });
    onChild?.(child);
    let output = '';
    let rest = '';
    const take = (text) => {
      output += text;
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop();
      if (onLine) for (const one of lines) if (one.trim()) onLine(one.trim());
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
    if (input !== undefined) child.stdin.end(input);
  });
}
