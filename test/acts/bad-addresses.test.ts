import { randomUUID } from 'node:crypto';
import { documentOf } from '../kit/api-document';
import { refusesAll, samplesOf, send, type Sample } from '../kit/bad-requests';
import { City } from '../kit/city';
import { endRaw } from '../kit/raw';
import { routesOf } from '../kit/routes';

const json = { 'content-type': 'application/json' };

describe('a bad request', () => {
  let city: City;
  let samples: Record<string, Sample>;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    samples = await samplesOf(city);
  }, 60_000);
  afterAll(async () => {
    endRaw();
    await city?.close();
  });

  test('in the headers: a coded refusal, and nothing written', async () => {
    const keys = ['', 'short', 'x y z x y z', 'x'.repeat(129), 'schlüssel-1'];
    const tags = ['7', '"7', 'W/"x"', '"-1"', '"99999999999"', '"1", "2"', 'x'.repeat(1_000)];
    const keyless = /precheck|ask|scan|session|join|\/account\//;
    await refusesAll(
      city,
      Object.entries(samples).flatMap(([name, sample]) => {
        const text = JSON.stringify(sample.body ?? {});
        const headers: Record<string, string>[] = [
          ...tags.map((tag) => ({ ...json, 'if-match': tag })),
          ...(keyless.test(name) ? [] : keys.map((key) => ({ ...json, 'idempotency-key': key }))),
          ...(sample.as
            ? [
                { ...json, 'x-csrf-token': 'guess' },
                { ...json, cookie: 'yby_session=x.y' },
              ]
            : []),
        ];
        return headers.map((each) => ({
          what: `${name} with ${JSON.stringify(each)}`,
          send: () => send(city, sample, text, { headers: each }),
        }));
      }),
    );
  }, 60_000);

  test('in the path: a coded refusal on every route to an object, whoever asks', async () => {
    const odd = [
      'x',
      '1',
      '-1',
      '%00',
      '%ff',
      '%E4%BD%A0',
      '%F0%9F%92%A5',
      "'%20OR%201=1",
      '..%2f..%2fetc%2fpasswd',
      '00000000-0000-0000-0000-00000000000g',
      `${randomUUID()}%00`,
      `${randomUUID()}%0A`,
      `{${randomUUID()}}`,
      'x'.repeat(199),
      'x'.repeat(5_000),
      '%25',
      '%',
      '__proto__',
    ];
    const who = (path: string) =>
      path.includes('/review/')
        ? 'approver'
        : path.includes('redemptions')
          ? 'seller'
          : path.includes('/law/')
            ? 'secadmin'
            : 'paint';
    const sampleOf = (name: string) => samples[name]?.body;
    await refusesAll(
      city,
      routesOf(city.api)
        .filter(({ path }) => path.includes(':'))
        .flatMap(({ method, path }) => {
          const name = `${method} ${path.slice('/api'.length)}`;
          const parameters = [...path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter!);
          return parameters.flatMap((parameter) =>
            odd
              // An edition of the law has such a number.
              .filter((value) => parameter !== 'number' || !path.includes('/law/') || value !== '1')
              .map((value) => {
                const at = path
                  .slice('/api'.length)
                  .replace(`:${parameter}`, () => value)
                  .replace(/:(\w+)/g, randomUUID());
                return {
                  what: `${name} ${at.slice(0, 120)}`,
                  send: () =>
                    send(
                      city,
                      { as: who(path), path: at },
                      method === 'GET' ? undefined : JSON.stringify(sampleOf(name) ?? {}),
                      method === 'GET' ? { method, headers: {} } : { method },
                    ),
                };
              }),
          );
        }),
    );
  }, 60_000);

  test('in the query: a coded refusal on every list', async () => {
    const cursor = (key: unknown) =>
      Buffer.from(typeof key === 'string' ? key : JSON.stringify(key)).toString('base64url');
    const some = randomUUID();
    const keys: unknown[] = [
      'no json',
      '',
      null,
      1,
      {},
      [],
      [null],
      ['x'],
      ['\u0000'],
      ['\ud800'],
      [some.toUpperCase()],
      [`${some}x`],
      [['x']],
      [{ x: 1 }],
      ['\u0000', some],
      [1, 'x'],
      [1.5, 'x'],
      '[1e400]',
      '[-1e400]',
      [1e308, some],
      [9e15, some],
      '["99999999999999999999"]',
      ['-1'],
      ['1.5'],
      [0, 70_000, some],
      [0, 1.5, some],
      [1e300, 0, some],
      [0, 0, 'x'],
      [0, 0, some, 0],
      ['x'.repeat(200), 'x'],
    ];
    const queries = [
      ...keys.map((key) => `after=${cursor(key) || 'AA'}`),
      'after=%00',
      'after=%FF',
      'after=***',
      `after=${'A'.repeat(301)}`,
      'after=AA&after=AA',
      'after[]=AA',
      ...['0', '-1', '101', '1.5', 'x', '', '1e9', 'NaN', '%00', '0x10', ' '].map(
        (limit) => `limit=${encodeURIComponent(limit)}`,
      ),
      'limit=1&limit=2',
      'unknown=1',
    ];
    const lists = Object.entries((await documentOf(city)).paths).flatMap(([path, operations]) =>
      operations.get?.parameters.some(({ name }) => name === 'after')
        ? [{ path, parameters: operations.get.parameters }]
        : [],
    );
    expect(lists.length).toBeGreaterThan(6);
    const who = (path: string) =>
      path.includes('/review/') ? 'approver' : /audit|amendments/.test(path) ? 'auditadmin' : 'paint';
    await refusesAll(
      city,
      lists.flatMap(({ path, parameters }) => {
        const own = parameters
          .filter(({ in: place, name }) => place === 'query' && name !== 'after' && name !== 'limit')
          .flatMap(({ name, schema }) => [
            ...['%00', `${'x'.repeat(61)}`, 'a&NAME=b'.replace('NAME', name)].map((value) => `${name}=${value}`),
            ...(schema.enum || schema.$ref ? ['nonsense', ''].map((value) => `${name}=${value}`) : []),
          ]);
        return [...queries, ...own].map((query) => ({
          what: `GET ${path}?${query}`,
          send: () =>
            send(city, { as: who(path), path: `${path.slice('/api'.length)}?${query}` }, undefined, {
              method: 'GET',
              headers: {},
            }),
        }));
      }),
    );
  }, 60_000);

  test('as an upload: a coded refusal, and nothing stored', async () => {
    const part = (name: string, filename: string | null, content: string | Buffer, type = 'application/pdf') =>
      Buffer.concat([
        Buffer.from(
          `--b\r\ncontent-disposition: form-data; name="${name}"${filename === null ? '' : `; filename="${filename}"`}\r\ncontent-type: ${type}\r\n\r\n`,
        ),
        Buffer.from(content),
        Buffer.from('\r\n'),
      ]);
    const end = Buffer.from('--b--\r\n');
    const pdf = '%PDF-1.4\n%%EOF\n';
    const form = { 'content-type': 'multipart/form-data; boundary=b' };
    const bodies: [what: string, body: Buffer, headers?: Record<string, string>][] = [
      ['nothing', Buffer.alloc(0)],
      ['no parts', end],
      ['no end', part('file', 'x.pdf', pdf).subarray(0, 40)],
      ['an empty file', Buffer.concat([part('file', 'x.pdf', ''), end])],
      ['text called PDF', Buffer.concat([part('file', 'x.pdf', 'hello'), end])],
      ['a page called PDF', Buffer.concat([part('file', 'x.pdf', '<html><script>1</script></html>'), end])],
      [
        'a picture with script',
        Buffer.concat([part('file', 'x.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'), end]),
      ],
      ['an archive', Buffer.concat([part('file', 'x.pdf', Buffer.from('504b030414000000', 'hex')), end])],
      ['a field in place of a file', Buffer.concat([part('file', null, pdf), end])],
      [
        'more than the limit',
        Buffer.concat([part('file', 'x.pdf', Buffer.concat([Buffer.from(pdf), Buffer.alloc(10 * 1024 * 1024)])), end]),
      ],
      ['no boundary', Buffer.concat([part('file', 'x.pdf', pdf), end]), { 'content-type': 'multipart/form-data' }],
      [
        'another boundary',
        Buffer.concat([part('file', 'x.pdf', pdf), end]),
        { 'content-type': 'multipart/form-data; boundary=c' },
      ],
      ['JSON', Buffer.from('{}'), json],
      ['bare bytes', Buffer.from(pdf), { 'content-type': 'application/pdf' }],
      ['many fields', Buffer.concat([...Array.from({ length: 2_000 }, (_, i) => part(`f${i}`, null, 'x')), end])],
      ['many files', Buffer.concat([...Array.from({ length: 5 }, () => part('file', 'x.exe', 'MZ')), end])],
    ];
    await refusesAll(
      city,
      bodies.map(([what, body, headers = form]) => ({
        what: `POST /files with ${what}`,
        send: () => send(city, { as: 'paint', path: '/files' }, body, { headers }),
      })),
    );
  }, 60_000);
});
