import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Validator } from '@seriousme/openapi-schema-validator';
import { apiDocument } from '@yby/platform/wiring';
import { modules } from '../../apps/modules';
import { City } from '../kit/city';
import { routesOf } from '../kit/routes';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly required: boolean }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const root = join(__dirname, '../..');
const run = promisify(execFile);

describe('the description of the API', () => {
  let city: City;
  let served: Document;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    served = (await (await fetch(`${city.url}/api/openapi.json`)).json()) as Document;
  }, 60_000);
  afterAll(() => city?.close());

  const operations = () =>
    Object.entries(served.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
    );

  test('is valid OpenAPI 3.1', async () => {
    expect(served.openapi).toMatch(/^3\.1\./);
    const verdict = await new Validator().validate(JSON.parse(JSON.stringify(served)));
    expect(verdict.errors ?? []).toEqual([]);
    expect(verdict.valid).toBe(true);
    // The judge can tell: the same with one thing wrong.
    const wrong = JSON.parse(JSON.stringify(served)) as { info: { version?: string } };
    delete wrong.info.version;
    expect((await new Validator().validate(wrong)).valid).toBe(false);
  });

  test('covers every route of the router, and no other', () => {
    const routed = routesOf(city.api).map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(
      operations()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(routed.sort());
  });

  test('says of each operation what it does in both languages, its parameters, its answer and how it refuses', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { method, path, operation } of operations()) {
      const name = `${method} ${path}`;
      expect([name, operation.summary]).toEqual([name, expect.stringMatching(/[\u4e00-\u9fff].* \/ .*[a-z]/)]);
      expect([name, operation.tags?.length]).toEqual([name, 1]);
      const inPath = operation.parameters
        .filter((parameter) => parameter.in === 'path')
        .map((parameter) => parameter.name);
      expect([name, inPath.sort()]).toEqual([
        name,
        [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter).sort(),
      ]);
      const [good] = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      const answers = Object.values(good?.[1].content ?? {}).map(({ schema }) => schema !== undefined);
      expect([name, good?.[0] === '204' || answers.includes(true)]).toEqual([name, true]);
      expect([name, Object.keys(operation.responses.default?.content ?? {})]).toEqual([
        name,
        ['application/problem+json'],
      ]);
    }
  });

  test('is the same when it is made without a running system', async () => {
    expect(JSON.parse(JSON.stringify(await apiDocument(modules)))).toEqual(served);
  });

  test('can be read as a page and as YAML', async () => {
    const page = await fetch(`${city.url}/api/docs`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    const html = await page.text();
    expect(html).toContain('swagger-ui');
    for (const [, script] of html.matchAll(/<script src="([^"]+)"/g)) {
      const found = await fetch(new URL(script!, `${city.url}/api/docs/`));
      expect([script, found.status]).toEqual([script, 200]);
    }
    const yaml = await fetch(`${city.url}/api/openapi.yaml`);
    expect([yaml.status, (await yaml.text()).slice(0, 8)]).toEqual([200, 'openapi:']);
  });

  test("agrees with the types that the web's code is written against: npm run api:types", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yby-types-'));
    try {
      writeFileSync(join(folder, 'openapi.json'), JSON.stringify(served));
      const program = (path: string) => join(root, 'node_modules', path);
      const made = join(folder, 'schema.d.ts');
      await run(process.execPath, [program('openapi-typescript/bin/cli.js'), join(folder, 'openapi.json'), '-o', made]);
      const style = JSON.stringify(
        (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { prettier: object }).prettier,
      );
      writeFileSync(join(folder, '.prettierrc'), style);
      await run(process.execPath, [program('prettier/bin/prettier.cjs'), '--write', made], { cwd: folder });
      expect(readFileSync(join(root, 'apps/web/src/api/schema.d.ts'), 'utf8')).toBe(readFileSync(made, 'utf8'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
