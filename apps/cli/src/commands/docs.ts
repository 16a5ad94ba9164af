import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { modules } from '../../../modules';
import { lifecyclesPage, refusalsPage } from '../docs/pages';

export function docsCommand(): Command {
  return new Command('docs')
    .description('由代码生成 docs/refusals.md 和 docs/lifecycles.md / write the generated documents')
    .option('--to <folder>', 'docs', 'docs')
    .action(({ to }: { to: string }) => {
      mkdirSync(to, { recursive: true });
      writeFileSync(join(to, 'refusals.md'), refusalsPage());
      writeFileSync(join(to, 'lifecycles.md'), lifecyclesPage(modules));
      console.log(`${to}/refusals.md ${to}/lifecycles.md`);
    });
}
