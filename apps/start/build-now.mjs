// `npm run build`: what is older than its sources, and nothing else.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { CannotStart, terminal } from './terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
try {
  await terminal().step('编译', 'build', async () => (await build(root)).join(', ') || '已是最新 up to date');
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error.stack);
  process.exit(1);
}
