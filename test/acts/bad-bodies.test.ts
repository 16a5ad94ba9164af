import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { documentOf, type Document } from '../kit/api-document';
import { fault, refusesAll, samplesOf, send, type Sample } from '../kit/bad-requests';
import { badBodies, type Json, type Schema } from '../kit/bad-values';
import { City } from '../kit/city';
import { contentsOf } from '../kit/contents';
import { rounds, seeded } from '../kit/random';
import { endRaw } from '../kit/raw';
import { routesOf } from '../kit/routes';

const json = { 'content-type': 'application/json' };

describe('a bad body', () => {
  let city: City;
  let document: Document;
  let samples: Record<string, Sample>;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    document = await documentOf(city);
    samples = await samplesOf(city);
  }, 60_000);
  afterAll(async () => {
    endRaw();
    await city?.close();
  });

  const withBody = () => Object.entries(samples).filter(([, { body }]) => body !== undefined);
  const operationOf = (name: string) => {
    const [method, path] = name.split(' ') as [string, string];
    return document.paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`]![method.toLowerCase()]!;
  };
  const schemaOf = (name: string): Schema => operationOf(name).requestBody!.content['application/json']!.schema;
  const isUpload = (name: string) => 'multipart/form-data' in (operationOf(name).requestBody?.content ?? {});

  test('is tried on every route that writes, with its body as the API describes it', () => {
    const writing = routesOf(city.api)
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path.slice('/api'.length)}`)
      // Uploads have their own tests; signing out takes nothing.
      .filter((name) => !isUpload(name) && name !== 'DELETE /session');
    expect(Object.keys(samples).sort()).toEqual(writing.sort());
    for (const [name] of withBody()) expect(schemaOf(name)).toBeDefined();
  });

  test('in any field: a coded refusal in both languages, and nothing written', async () => {
    const requests = withBody().flatMap(([name, sample]) =>
      badBodies(schemaOf(name), sample.body!, document.components.schemas).map(({ what, body }) => ({
        what: `${name} ${what}`,
        send: () => send(city, sample, JSON.stringify(body)),
      })),
    );
    console.log(`${requests.length} bad bodies`);
    expect(requests.length).toBeGreaterThan(1_000);
    await refusesAll(city, requests);
  }, 300_000);

  test('as a body that is no JSON object: a coded refusal, and nothing written', async () => {
    const bodies: [what: string, body: string | Uint8Array, headers?: Record<string, string>][] = [
      ['nothing', ''],
      ['a list', '[]'],
      ['null', 'null'],
      ['a number', '1'],
      ['a text', '"x"'],
      ['half an object', '{"a":'],
      ['two objects', '{}{}'],
      ['NaN', '{"a":NaN}'],
      ['a comment', '{/* */}'],
      ['deep lists', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
      ['deep objects', `{"a":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`],
      ['deep and known', `{"lines":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
      ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
      ['UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le')],
      ['binary', Buffer.from(Array.from({ length: 256 }, (_, i) => i))],
      ['more than the limit', JSON.stringify({ pad: 'x'.repeat(300_000) })],
      ['many fields', JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`f${i}`, 1])))],
      ['many small objects', JSON.stringify({ lines: Array.from({ length: 20_000 }, () => ({ a: 1 })) })],
      ['plain text', 'hello', { 'content-type': 'text/plain' }],
      ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }],
      ['XML', '<a/>', { 'content-type': 'application/xml' }],
      ['another charset', '{}', { 'content-type': 'application/json; charset=utf-16' }],
      ['a type that is none', '{}', { 'content-type': 'x' }],
      ['a form with files', '--x--', { 'content-type': 'multipart/form-data; boundary=x' }],
      ['compressed garbage', 'hello', { ...json, 'content-encoding': 'gzip' }],
    ];
    await refusesAll(
      city,
      withBody().flatMap(([name, sample]) =>
        bodies.map(([what, body, headers = json]) => ({
          what: `${name} with ${what}`,
          send: () => send(city, sample, body, { headers }),
        })),
      ),
    );
  }, 60_000);

  test('that the schema leaves open is taken or refused by code, never answered 500', async () => {
    const filing = samples['POST /applications/precheck']!.body as { [name: string]: Json };
    const ask = samples['POST /ask']!.body as { [name: string]: Json };
    const line = (filing.lines as Json[])[0] as { [name: string]: Json };
    const amount = (digits: string) => ({ unit: 'mg', amount: digits });
    const optional = [
      'multiUse',
      'sellerId',
      'siteId',
      'consigneeId',
      'carrierId',
      'originDivision',
      'route',
      'attachments',
    ];
    const filings: Json[] = [
      ...optional.map((name) => ({ ...filing, [name]: null })),
      ...['transport_filing', 'transport_permit'].map((kind) => ({ ...filing, kind })),
      ...optional.filter((name) => name.endsWith('Id')).map((name) => ({ ...filing, [name]: randomUUID() })),
      { ...filing, lines: [{ ...line, quantity: amount('999999999999999999') }] },
      { ...filing, lines: [{ ...line, quantity: { unit: 'piece', amount: '1' } }] },
      { ...filing, lines: [{ ...line, substance: 'PC1-99' }] },
      { ...filing, lines: [{ ...line, substance: 'PC1-01' }] },
      { ...filing, lines: Array.from({ length: 20 }, () => line) },
      { ...filing, lines: [{ ...line, use: ' ' }] },
      { ...filing, lines: [{ ...line, use: '\u202e🧪\u0301\u200b'.repeat(20) }] },
      { ...filing, handler: { name: '　', idNumber: '     ', phone: '-----' } },
      { ...filing, originDivision: '999999', destinationDivision: '100000', route: ['999999'] },
    ];
    const asks: Json[] = [
      ...['standing', 'route', 'selfUse', 'multiUse', 'buyerDivision'].map((name) => ({ ...ask, [name]: null })),
      ...['0000-01-01', '0001-01-01', '1949-10-01', '2005-10-31', '9999-12-31'].map((date) => ({ ...ask, date })),
      { ...ask, standing: { firstFilingOn: '9999-12-31', violationsLastYear: 1000, safeTransportSince: '0001-01-01' } },
      { ...ask, activity: 'transport' },
      { ...ask, buyerKind: 'individual', selfUse: true },
      { ...ask, lines: [{ substance: '', quantity: amount('1') }] },
      { ...ask, lines: [{ substance: '__proto__', quantity: amount('1') }] },
      { ...ask, lines: [{ substance: 'PC1-01', quantity: amount('999999999999999999') }] },
    ];
    const answers: string[] = [];
    for (const name of ['POST /applications/precheck', 'POST /applications'])
      for (const body of filings) {
        const { status, text } = await send(city, samples[name]!, JSON.stringify(body));
        if (status >= 500) answers.push(`${name} ${JSON.stringify(body)} answers ${text}`);
      }
    for (const body of asks) {
      const { status, text } = await send(city, samples['POST /ask']!, JSON.stringify(body));
      if (status >= 500) answers.push(`POST /ask ${JSON.stringify(body)} answers ${text}`);
    }
    expect(answers).toEqual([]);
  }, 60_000);

  test('made up at random: never an answer of 500, and what is refused is not written', async () => {
    const { seed } = seeded('random bodies');
    const names = withBody().map(([name]) => name);
    const before = await contentsOf(city);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.oneof(
          fc.jsonValue({ maxDepth: 6 }),
          fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 3 })),
        ),
        async (name, value) => {
          const answer = await send(city, samples[name]!, JSON.stringify(value));
          expect(fault(answer)).toBeNull();
        },
      ),
      { seed, numRuns: rounds(300, 20_000) },
    );
    expect(await contentsOf(city)).toEqual(before);
  }, 300_000);

  test('is told from good input: each sample as it stands is taken', async () => {
    const taken: string[] = [];
    const order = [
      'precheck',
      'ask',
      'reply',
      'scan',
      'session',
      'read',
      'redemptions',
      'receipt',
      'extend',
      'resubmit',
    ];
    const last = Object.keys(samples).filter((name) => !order.some((word) => name.endsWith(`/${word}`)));
    for (const name of [
      ...order.map((word) => Object.keys(samples).find((each) => each.endsWith(`/${word}`))!),
      ...last,
    ]) {
      const sample = samples[name]!;
      const { status, text } = await send(city, sample, JSON.stringify(sample.body ?? {}));
      if (status >= 500) throw new Error(`${name} ${text}`);
      if (status < 300) taken.push(name);
      // Decisions exclude each other, and a claim is given up by the release.
      else
        expect(`${name} ${status} ${text}`).toMatch(
          / 409 .*(already-decided|claim-lost|state-changed|proposal-closed|measure-closed|no-national-record)/,
        );
    }
    expect(taken.length).toBeGreaterThanOrEqual(Object.keys(samples).length - 10);
  });
});
