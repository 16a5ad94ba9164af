// Builds dist/ when its sources changed: `nest build` for api, worker, cli, modules and migrations; `vite build` for the
// web. What was built is kept in dist/.built: first sizes and times are compared, contents only when those differ.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { CannotStart } from './terminal.mjs';
import { awaitLock } from './lock.mjs';
import { run } from './processes.mjs';

const shared = ['package-lock.json', 'tsconfig.json', 'floors.json'];
const isTest = (file) => /\.test\.[cm]?tsx?$/.test(file);
const found = (root, folder) => {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
};

const parts = {
  server: {
    sources: (root) =>
      ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'migrations']
        .flatMap((folder) => found(root, folder))
        .concat(
          readdirSync(join(root, 'apps'))
            .filter((name) => name.endsWith('.ts'))
            .map((name) => `apps/${name}`),
          shared,
          ['tsconfig.build.json', 'nest-cli.json'],
        ),
    made: ['dist/apps/api/src/main.js', 'dist/apps/worker/src/main.js', 'dist/apps/cli/src/main.js'],
    command: (root, fresh) => {
      // The incremental build writes only what changed, and would not notice an output that was deleted.
      if (fresh) rmSync(join(root, 'dist/.tsbuildinfo'), { force: true });
      return ['node_modules/@nestjs/cli/bin/nest.js', 'build'];
    },
    after: pruneOutputs,
  },
  web: {
    sources: (root) => found(root, 'apps/web').concat(contractSources(root), shared),
    made: ['dist/web/index.html'],
    command: (root) => [
      'node_modules/vite/bin/vite.js',
      'build',
      'apps/web',
      '--outDir',
      join(root, 'dist/web'),
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ],
    after: () => {},
  },
};

// The web compiles the modules' contract doors and what these import, nothing else of libs/.
function contractSources(root) {
  const todo = found(root, 'libs').filter((file) => /^libs[\\/][^\\/]+[\\/]src[\\/]contract\.ts$/.test(file));
  const seen = new Set(todo);
  for (const file of todo)
    for (const [, name] of readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
      const base = join(dirname(file), name.replace(/\.js$/, ''));
      const hit = [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find(
        (one) => extname(one) && existsSync(join(root, one)),
      );
      if (!hit || seen.has(hit)) continue;
      seen.add(hit);
      todo.push(hit);
    }
  return todo;
}

function pruneOutputs(root) {
  for (const folder of ['dist/apps', 'dist/libs', 'dist/migrations'])
    for (const file of found(root, folder)) {
      const source = relative('dist', file).replace(/\.(js|d\.ts)(\.map)?$/, '');
      if (['.ts', '.tsx', ''].every((end) => !existsSync(join(root, source + end)))) rmSync(join(root, file)); // A deleted migration must not run.
    }
}

function digests(root, part) {
  const files = [...new Set(part.sources(root))].filter((file) => !isTest(file) && existsSync(join(root, file))).sort();
  const quick = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    quick.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  const content = () =>
    files
      .reduce((hash, file) => hash.update(`${file}\0`).update(readFileSync(join(root, file))), createHash('sha256'))
      .digest('hex');
  return { files, quick: quick.digest('hex'), content };
}

const ledger = (root) => join(root, 'dist/.built');
const recorded = (root) => {
  try {
    return JSON.parse(readFileSync(ledger(root), 'utf8'));
  } catch {
    return {};
  }
};
const record = (root, name, entry) => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(ledger(root), JSON.stringify({ ...recorded(root), [name]: entry }, null, 2));
};

/** The parts ('server', 'web') that are older than their sources. A part whose folder is not there is not asked for. */
export function stale(root, names = Object.keys(parts)) {
  return names.filter((name) => {
    const part = parts[name];
    if (name === 'web' && !existsSync(join(root, 'apps/web/index.html'))) return false;
    const last = recorded(root)[name];
    if (!last || part.made.some((file) => !existsSync(join(root, file)))) return true;
    const now = digests(root, part);
    if (now.quick === last.quick) return false;
    const content = now.content();
    if (content !== last.content) return true;
    record(root, name, { ...last, quick: now.quick });
    return false;
  });
}

/** Declares what is in dist/ to be up to date, for a dist/ that was made elsewhere. */
export function markBuilt(root, names = Object.keys(parts)) {
  for (const name of names) {
    const { quick, content } = digests(root, parts[name]);
    record(root, name, { quick, content: content(), at: new Date().toISOString() });
  }
}

/** Builds the stale parts side by side; returns their names. Two builders at once wait for each other. */
export async function build(root, { names, onChild, within = 300_000 } = {}) {
  if (!stale(root, names).length) return [];
  mkdirSync(join(root, 'dist'), { recursive: true });
  const release = await awaitLock(resolve(root, 'dist/.building'), within);
  try {
    const todo = stale(root, names);
    const fresh = !recorded(root).server || parts.server.made.some((file) => !existsSync(join(root, file)));
    const runs = todo.map(async (name) => {
      const { quick, content } = digests(root, parts[name]);
      const entry = { quick, content: content(), at: new Date().toISOString() };
      const env = name === 'web' ? { ...process.env, NODE_ENV: 'production' } : process.env;
      const { code, output } = await run(process.execPath, parts[name].command(root, fresh), {
        cwd: root,
        env,
        onChild,
      });
      const missing = parts[name].made.filter((file) => !existsSync(join(root, file)));
      if (code !== 0 || missing.length)
        throw new CannotStart(
          `编译失败(${name})。`,
          `The build of ${name} failed.`,
          `${output.slice(-6_000)}${missing.length ? `\nmissing: ${missing.join(', ')}` : ''}`,
        );
      parts[name].after(root);
      return [name, entry];
    });
    const done = await Promise.allSettled(runs);
    for (const { value } of done) if (value) record(root, ...value);
    const failed = done.find(({ reason }) => reason);
    if (failed) throw failed.reason;
    return todo;
  } finally {
    release();
  }
}
