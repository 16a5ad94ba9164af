// What every page of the browser carries of the law: it must stay small, and must not need Node.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const KILOBYTE = 1024;
const MOST = 120 * KILOBYTE;

test('the contract door of regulation is under 120 KB gzip, without Node and without the county names of the country', () => {
  const said = execFileSync(process.execPath, [join(__dirname, '../measure/contract-size.mjs'), 'regulation'], {
    encoding: 'utf8',
  });
  const size = JSON.parse(said.trim().split('\n').at(-1)!) as {
    bytes: number;
    gzip: number;
    node: string[];
    files: string[];
  };
  console.info(`regulation/contract: ${size.bytes} bytes minified, ${size.gzip} gzip`);
  expect(size.gzip).toBeGreaterThan(10 * KILOBYTE);
  expect(size.gzip).toBeLessThan(MOST);
  expect(size.node).toEqual([]);
  expect(size.files).toContain('libs/regulation/src/divisions/county-codes.generated.ts');
  expect(size.files).not.toContain('libs/regulation/src/divisions/county-names.generated.ts');
}, 60_000);
