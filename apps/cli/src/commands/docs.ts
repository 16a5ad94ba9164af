import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { apiDocument } from '@yby/platform/wiring';
import { modules } from '../../../modules';
import { credentialPage } from '../docs/credential-page';
import { lawPage } from '../docs/law-page';
import { identifiersPage, lifecyclesPage, refusalsPage } from '../docs/pages';

/** Every generated document by its place under docs/. */
export const generatedDocuments = (): Record<string, string> => ({
  'refusals.md': refusalsPage(),
  'lifecycles.md': lifecyclesPage(modules),
  'identifiers.md': identifiersPage(),
  'law/tables.md': lawPage(),
  'credential.md': credentialPage(),
});

export function docsCommand(): Command {
  return new Command('docs')
    .description('由代码和数据生成 docs 下的文件 / write the generated documents')
    .option('--to <folder>', 'docs', 'docs')
    .action(async ({ to }: { to: string }) => {
      for (const [file, text] of Object.entries(generatedDocuments())) {
        mkdirSync(dirname(join(to, file)), { recursive: true });
        writeFileSync(join(to, file), text);
        console.log(join(to, file));
      }
      // Not kept in the repository: every running system serves it.
      writeFileSync(join(to, 'openapi.json'), `${JSON.stringify(await apiDocument(modules), null, 2)}\n`);
      console.log(join(to, 'openapi.json'));
    });
}
