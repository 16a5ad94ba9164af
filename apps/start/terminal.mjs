// What a person sees while the system starts: one line per step with its time, Chinese first, English beside it.

/** A start that cannot go on, in both languages, with what to do. `detail` is the tail of a log, shown as it is. */
export class CannotStart extends Error {
  constructor(zh, en, detail = '') {
    super(`${zh}\n${en}${detail ? `\n\n${detail.trimEnd()}` : ''}`);
    this.name = 'CannotStart';
  }
}

/**
 * Steps on a stream. On a terminal the running step is redrawn every 100 ms; elsewhere its progress is printed at most
 * every ten seconds, so that a log stays short. An act gets two ways to tell: progress that passes, and lines that stay.
 * `quiet` prints nothing at all (errors are the caller's to print).
 */
export function terminal({ out = process.stdout, quiet = false } = {}) {
  const live = Boolean(out.isTTY) && !quiet;
  const line = (text = '') => {
    if (!quiet) out.write(`${text}\n`);
  };
  async function step(zh, en, act) {
    const name = `${zh} · ${en}`;
    const begun = performance.now();
    let progress = '';
    let printed = begun;
    const draw = () => {
      if (live) out.write(`\r\x1b[2K  … ${name}  ${seconds(begun)}  ${progress}`.slice(0, (out.columns ?? 100) + 8));
      else if (progress && performance.now() - printed > 10_000) {
        printed = performance.now();
        line(`  … ${name}  ${seconds(begun)}  ${progress}`);
      }
    };
    const timer = setInterval(draw, live ? 100 : 1_000);
    const keep = (text) => {
      if (live) out.write('\r\x1b[2K');
      line(`    ${text}`);
      draw();
    };
    try {
      const detail = await act((text) => void (progress = text), keep);
      if (live) out.write('\r\x1b[2K');
      line(`  ✓ ${name}  ${seconds(begun)}${detail ? `  (${detail})` : ''}`);
    } catch (error) {
      if (live) out.write('\r\x1b[2K');
      line(`  ✗ ${name}  ${seconds(begun)}`);
      throw error;
    } finally {
      clearInterval(timer);
    }
  }
  return { line, step };
}

/** '1.2 s' since a `performance.now()` reading. */
export const seconds = (begun) => `${((performance.now() - begun) / 1_000).toFixed(1)} s`;
