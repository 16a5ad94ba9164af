// One launcher per data folder. The lock is a file that says who holds it; a holder that died leaves it behind, and the
// next one recovers it, because pid and birth together no longer exist.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { birthOf, until } from './processes.mjs';

/** Somebody living holds the lock; `holder` is what they wrote: { pid, birth, since, ...facts }. */
export class LockHeld extends Error {
  constructor(holder) {
    super(`held by process ${holder.pid}`);
    this.holder = holder;
  }
}

const holderIn = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return error.code === 'ENOENT' ? null : { pid: 0, birth: '' };
  }
};
export const living = (holder) => Boolean(holder) && birthOf(holder.pid) === holder.birth;

/** Who holds the lock now and lives; null when it is free or stale. */
export function holderOf(file) {
  const holder = holderIn(file);
  return living(holder) ? holder : null;
}

/** Takes the lock or throws LockHeld. Returns `release()`, which is safe to call twice and frees only what we hold. */
export function takeLock(file, facts = {}) {
  const mark = randomBytes(8).toString('hex');
  const own = `${file}.${mark}`;
  const me = { pid: process.pid, birth: birthOf(process.pid), since: new Date().toISOString(), mark, ...facts };
  writeFileSync(own, JSON.stringify(me), { mode: 0o600, flag: 'wx' });
  try {
    for (;;) {
      try {
        linkSync(own, file); // All or nothing, and never an empty lock: a link to a file that is already complete.
        return () => {
          if (holderIn(file)?.mark === mark) rmSync(file, { force: true });
        };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = holderIn(file);
      if (living(holder)) throw new LockHeld(holder);
      if (holder) setAside(file, holder, `${own}.stale`);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

// Two launchers may find the same stale lock: each renames it away, and the slower one may have caught the faster one's
// fresh lock. What is moved is looked at again and put back when it is alive.
function setAside(file, stale, aside) {
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const moved = holderIn(aside);
  if (moved?.mark !== stale.mark && living(moved)) {
    try {
      linkSync(aside, file);
    } catch {
      // A third one was faster still; the moved holder loses, which its own release notices.
    }
  }
  rmSync(aside, { force: true });
}

/** Takes the lock, waiting for a living holder at most `within` milliseconds. */
export async function awaitLock(file, within) {
  const release = await until(
    () => {
      try {
        return takeLock(file);
      } catch (error) {
        if (error instanceof LockHeld) return null;
        throw error;
      }
    },
    within,
    200,
  );
  if (!release) throw new LockHeld(holderIn(file) ?? { pid: 0 });
  return release;
}
