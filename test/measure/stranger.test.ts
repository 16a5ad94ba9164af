import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A verifier in Python, written from docs/credential.md alone, given the bytes printed there and nothing else; and our own
// command line beside it, which must say the same of the same files.

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/credential.md'), 'utf8');
/** The block below a line that begins with `title`. */
const block = (title: string) =>
  new RegExp(`^${title}[^]*?\`\`\`\n([^]*?)\`\`\``, 'm').exec(page)![1]!.replaceAll('\n', '');

const code = block('Code:');
const inForce = Date.parse('2026-11-24T00:00:00Z') / 1000;
const digits = code.split('#')[1]!;
const altered = `${code.slice(0, -3)}${(Number(digits.slice(-3, -2)) + 1) % 10}${code.slice(-2)}`;

let folder: string;
const place = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yby-stranger-'));
  writeFileSync(place('keys'), Buffer.from(block('Key set'), 'hex'));
  const list = Buffer.from(block('Status list of chunk 1'), 'hex');
  writeFileSync(place('status'), list);
  writeFileSync(place('damaged'), Buffer.from(list.map((byte, i) => (i === 150 ? byte ^ 1 : byte))));
  writeFileSync(place('other-keys'), Buffer.from(block('Key set').replace('7b', '7c'), 'hex'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Asked {
  readonly what: string;
  readonly at?: number;
  readonly code?: string;
  readonly keys?: string;
  readonly status?: string | null;
  readonly stranger: string;
  readonly ours: string;
  readonly exit: number;
}

const cases: readonly Asked[] = [
  { what: 'in force', stranger: 'in_force', ours: 'in_force', exit: 0 },
  { what: 'in small letters', code: code.toLowerCase(), stranger: 'in_force', ours: 'in_force', exit: 0 },
  { what: 'without a list', status: null, stranger: 'not_checked', ours: 'not_checked', exit: 3 },
  { what: 'with a list past its end', at: inForce + 86_400, stranger: 'list_too_old', ours: 'list_too_old', exit: 3 },
  { what: 'before its time', at: inForce - 5 * 86_400, stranger: 'not_yet_valid', ours: 'not_yet_valid', exit: 1 },
  { what: 'after its time', at: inForce + 60 * 86_400, stranger: 'expired', ours: 'expired', exit: 1 },
  { what: 'with another digit', code: altered, stranger: 'refused', ours: 'refused', exit: 1 },
  {
    what: 'with a number too long',
    code: `${code}${'0'.repeat(3_000)}`,
    stranger: 'refused',
    ours: 'refused',
    exit: 1,
  },
  { what: 'with a damaged list', status: 'damaged', stranger: 'refused', ours: 'list_missing', exit: 3 },
  { what: 'that is a number', code: '330302G202600001232', stranger: 'refused', ours: 'refused', exit: 1 },
];

const hasPython = spawnSync('python3', ['-c', 'import cryptography']).status === 0;
if (!hasPython) console.log('left out: the verifier in Python (python3 with cryptography not found)');

(hasPython ? it : it.skip)('a verifier written from the document alone says the same of every paper', () => {
  for (const { what, at = inForce, code: text = code, status = 'status', stranger } of cases) {
    const files = [place('keys'), ...(status ? [place(status)] : [])];
    const said = execFileSync('python3', [join(__dirname, 'stranger_verify.py'), ...files], {
      input: `${at} ${text}\n`,
      encoding: 'utf8',
    });
    expect([what, said.trim()]).toEqual([what, stranger]);
  }
});

/** The operator's tool as a program, with no database to find and an empty folder of its own. */
function permitVerify(...words: string[]): { exit: number | null; said: string; complaint: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist/apps/cli/src/main.js'), 'permit', 'verify', ...words],
    { encoding: 'utf8', env: { PATH: process.env.PATH, YBY_DATA: place('empty') } },
  );
  return { exit: status, said: stdout, complaint: stderr };
}

const words = (text: string, at: number) => [
  '--code',
  text,
  '--keys',
  place('keys'),
  '--at',
  new Date(at * 1000).toISOString(),
];

it('`permit verify` says it too, with files alone, and its exit code tells', () => {
  // Each start of the program takes its time: what only the text differs in is left to the other tests.
  const telling = cases.filter(({ what }) => !/letters|too long|number/.test(what));
  for (const { what, at = inForce, code: text = code, status = 'status', ours, exit } of telling) {
    const { said, exit: left } = permitVerify(
      '--json',
      ...words(text, at),
      ...(status ? ['--status', place(status)] : []),
    );
    const { verdict } = JSON.parse(said) as { verdict: string };
    expect([what, verdict, left]).toEqual([what, ours, exit]);
  }
}, 120_000);

it('`permit verify` tells what it cannot use, makes nothing, and reads the keys as JSON too', () => {
  const unusable = (...words: string[]) => expect(permitVerify('--code', code, ...words)).toMatchObject({ exit: 2 });
  unusable();
  unusable('--keys', place('nothing'));
  unusable('--keys', place('status'));
  unusable('--keys', place('keys'), '--at', 'yesterday');
  expect(() => readFileSync(place('empty/keys/credential-0001.pem'))).toThrow('ENOENT');
  const x = /2158(20)([0-9a-f]{64})/.exec(block('Key set'))![2]!;
  const key = {
    kid: /kid `([0-9a-f]{16})`/.exec(page)![1]!,
    alg: 'EdDSA',
    organ: null,
    from: '2026-11-01T00:00:00.000Z',
    to: null,
  };
  const publicKey = Buffer.from(x, 'hex').toString('base64url');
  writeFileSync(place('json'), JSON.stringify({ keys: [{ ...key, publicKey }] }));
  const { exit, said } = permitVerify('--code', code, '--keys', place('json'), '--at', '2026-11-24T00:00:00Z');
  expect([exit, said.trim()]).toEqual([3, 'not_checked  330302G202600001232']);
});
