// Installs the packages when they are not what package-lock.json says (the first thing that CI does), and refuses a
// package.json that was changed without its lock file.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, lockDisagrees, packagesStale } from './packages.mjs';
import { CannotStart, terminal } from './terminal.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const differing = lockDisagrees(root);
try {
  if (differing.length)
    throw new CannotStart(
      `package.json 与 package-lock.json 不一致:${differing.join(', ')}`,
      'package.json and package-lock.json differ; run npm install and commit both.',
    );
  if (packagesStale(root)) await terminal().step('安装软件包', 'packages', (say) => installPackages(root, say));
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error.stack);
  process.exit(1);
}
