import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedDocuments } from '../../apps/cli/src/commands/docs';

const docs = join(__dirname, '../../docs');

test.each(Object.entries(generatedDocuments()))(
  'docs/%s says what code and data say (npm run cli -- docs)',
  (file, text) => {
    expect(readFileSync(join(docs, file), 'utf8')).toBe(text);
  },
);
