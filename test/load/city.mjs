// The city that is measured: the story's own people and one real case of each kind, made through the product, then copied
// by SQL until there are 100,000 open applications, as many permits, and 20,000 companies with an agent who is signed in.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Signer } from '@fastify/cookie';
import { root } from './house.mjs';

const load = createRequire(join(root, 'dist/'));
export const OPEN = 100_000;
const COMPANIES = 20_000;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const handler = { name: '林晓燕', idNumber: '330302199203151222', phone: '13800000001' };
const kg = (kilograms) => ({ unit: 'mg', amount: `${kilograms}000000` });

/** Ids of copies: `kind` 1 companies, 2 sites, 3 accounts, 4 decided applications, 5 permits. */
const copyId = (kind, n) => `('00000000-0000-7000-800${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** Makes the city. @returns what the operations need: addresses, people with their sessions, codes, and `claimed(count)`. */
export async function openCity({ url, env, owner, say }) {
  say('story');
  const story = await realCases(url, env);
  const ask = async (text, values) => (await owner.query(text, values)).rows;
  await ask(`SET synchronous_commit = off`);
  for (const [what, text] of copies(story)) {
    say(what);
    await ask(text);
  }
  say('sessions');
  const sessions = await signEverybodyIn(ask, join(env.YBY_DATA, 'keys/session.secret'));
  say('vacuum');
  await ask('VACUUM (ANALYZE)');
  const agents = sessions.filter(({ site }) => site);
  return {
    agents,
    approver: sessions.find(({ username }) => username === 'approver'),
    inspector: sessions.find(({ username }) => username === 'inspector'),
    numbers: (await ask('SELECT number FROM permits.permit')).map(({ number }) => number),
    filing: ({ site }) => filing(story.sellerId, site, story.file, 'PC3-01'),
    /** That many more cases, held by the approver for the day: what an officer has before deciding. @returns ids */
    async claimed(count) {
      const made = await ask(
        `${openCases(
          story,
          `generate_series(1, ${count})`,
          `'claimed_by', '${story.approverId}', 'claimed_name', '张立',
          'lease_until', now() + interval '1 day', 'fence', 1`,
        )} RETURNING id`,
      );
      await ask(deadlines.replace('WHERE', 'WHERE a.fence = 1 AND'));
      return made.map(({ id }) => id);
    },
  };
}

const filing = (sellerId, siteId, file, substance) => ({
  kind: 'purchase_filing',
  sellerId,
  siteId,
  multiUse: false,
  handler,
  attachments: [{ kind: 'legitimate_use_statement', file, name: '合法使用需要证明.pdf' }],
  lines: [{ substance, quantity: kg(500), use: '生产' }],
});

/** The city of the story, one open application and one permit, all through the product itself. */
async function realCases(url, env) {
  const { createWorker, readSettings, Work } = load('./libs/platform/src/wiring.js');
  const { modules } = load('./apps/modules.js');
  const { settleCity } = load('./apps/cli/src/story/settle-city.js');
  const { StoryClient } = load('./apps/cli/src/story/client.js');
  const app = await createWorker(readSettings(env), modules);
  const password = await settleCity(app.get(Work));
  await app.close();
  const as = async (username) => {
    const client = new StoryClient(url);
    await client.signIn(username, password);
    return client;
  };
  const [paint, seller, approver] = await Promise.all(['paint', 'seller', 'approver'].map(as));
  const [home, shop, officer] = await Promise.all([
    paint.get('/enterprises/mine'),
    seller.get('/enterprises/mine'),
    approver.get('/session'),
  ]);
  const { hash: file } = await paint.upload(PDF, '合法使用需要证明.pdf');
  const submit = () => paint.post('/applications', filing(shop.id, home.sites[0].id, file, 'PC3-02'));
  const decided = await submit();
  const { fence } = await approver.post(`/review/applications/${decided.id}/claim`);
  const { permitId } = await approver.post(`/review/applications/${decided.id}/approve`, { fence });
  const open = await submit();
  return {
    file,
    sellerId: shop.id,
    companyId: home.id,
    siteId: home.sites[0].id,
    approverId: officer.id,
    openId: open.id,
    decidedId: decided.id,
    permitId,
  };
}

/** Copies of the rows of `table` that `where` picks, each for every n of `series`, with `changes` (jsonb_build_object's words). */
const copiesOf = (table, where, series, changes) => `INSERT INTO ${table}
  SELECT (copy.made).* FROM (
    SELECT jsonb_populate_record(t, jsonb_build_object(${changes})) AS made FROM ${table} t, ${series} AS n WHERE ${where} OFFSET 0
  ) AS copy`;

const openCases = ({ openId }, series, more = '') => {
  const company = `1 + n % ${COMPANIES}`;
  return copiesOf(
    'permits.application',
    `t.id = '${openId}'`,
    series,
    `'id', uuidv7(), 'number', left(t.number, 16) || lpad(nextval('permits.application_number')::text, 7, '0'),
     'enterprise_id', ${copyId(1, company)}, 'site_id', ${copyId(2, company)}, 'uscc', '91330302MA' || lpad((${company})::text, 8, '0'),
     'due_at', t.due_at + n * interval '50 ms', 'priority', 9 - n % 5 ${more && `, ${more}`}`,
  );
};

// Three reminders a case, as the act of submitting sets them.
const deadlines = `INSERT INTO platform.deadline (subject_type, subject_id, kind, at)
  SELECT 'application', a.id::text, deadline.kind, a.due_at FROM permits.application a,
    unnest(ARRAY['permits.remind-50', 'permits.remind-80', 'permits.overdue']) AS deadline(kind)
  WHERE a.state = 'accepted' ON CONFLICT DO NOTHING`;

function copies(story) {
  const companies = `generate_series(1, ${COMPANIES})`;
  const cases = `generate_series(1, ${OPEN})`;
  const { companyId, siteId, decidedId, permitId, file } = story;
  const paint = `enterprise_id = '${companyId}'`;
  return [
    [
      'companies',
      copiesOf(
        'enterprise.enterprise',
        `t.id = '${companyId}'`,
        companies,
        `'id', ${copyId(1, 'n')}, 'uscc', '91330302MA' || lpad(n::text, 8, '0')`,
      ),
    ],
    [
      'sites',
      copiesOf(
        'enterprise.site',
        `t.id = '${siteId}'`,
        companies,
        `'id', ${copyId(2, 'n')}, 'enterprise_id', ${copyId(1, 'n')}`,
      ),
    ],
    [
      'licences',
      copiesOf('enterprise.licence', paint, companies, `'id', gen_random_uuid(), 'enterprise_id', ${copyId(1, 'n')}`),
    ],
    ['needs', copiesOf('enterprise.declared_need', paint, companies, `'enterprise_id', ${copyId(1, 'n')}`)],
    [
      'accounts',
      copiesOf(
        'identity.account',
        paint,
        companies,
        `'id', ${copyId(3, 'n')}, 'username', 'agent' || n, 'enterprise_id', ${copyId(1, 'n')}`,
      ),
    ],
    ['offices', `INSERT INTO identity.office SELECT ${copyId(3, 'n')}, 'agent' FROM ${companies} AS n`],
    [
      'uploads',
      copiesOf(
        'platform.upload',
        `hash = '${file}'`,
        companies,
        `'id', gen_random_uuid(), 'account_id', ${copyId(3, 'n')}`,
      ),
    ],
    [`${OPEN} open applications`, openCases(story, cases)],
    ['deadlines', deadlines],
    [
      `${OPEN} decided applications`,
      copiesOf(
        'permits.application',
        `t.id = '${decidedId}'`,
        cases,
        `'id', ${copyId(4, 'n')}, 'number', 'D' || n, 'permit_id', ${copyId(5, 'n')}`,
      ),
    ],
    [
      `${OPEN} permits`,
      copiesOf(
        'permits.permit',
        `t.id = '${permitId}'`,
        cases,
        `'id', ${copyId(5, 'n')}, 'application_id', ${copyId(4, 'n')}, 'status_index', 10000000 + n,
         'number', left(t.number, 11) || lpad((1000000 + n)::text, 7, '0') || 'X'`,
      ),
    ],
    [
      'permit lines',
      copiesOf('permits.permit_line', `permit_id = '${permitId}'`, cases, `'permit_id', ${copyId(5, 'n')}`),
    ],
  ];
}

/**
 * One session for every account, as signing in would write it, but last seen in the future: noting that a session lives
 * happens once a minute, not once a request. @returns {cookie, csrf, username, account, site} each
 */
async function signEverybodyIn(ask, secretFile) {
  const signer = new Signer(readFileSync(secretFile, 'utf8'));
  const accounts = await ask(`SELECT a.id AS account, a.username, s.id AS site FROM identity.account a
    LEFT JOIN enterprise.site s ON s.enterprise_id = a.enterprise_id AND a.username LIKE 'agent%' ORDER BY a.id`);
  const sessions = accounts.map((account) => {
    const id = randomBytes(24).toString('base64url');
    const csrf = randomBytes(18).toString('base64url');
    return { ...account, id, csrf, cookie: `yby_session=${encodeURIComponent(signer.sign(id))}` };
  });
  await ask(
    `INSERT INTO identity.session (id_hash, account_id, csrf, created_at, last_seen, expires_at, user_agent)
     SELECT decode(hash, 'hex'), account, csrf, now(), now() + interval '1 hour', now() + interval '12 hours', 'bench'
     FROM unnest($1::text[], $2::uuid[], $3::text[]) AS s(hash, account, csrf)`,
    [
      sessions.map(({ id }) => createHash('sha256').update(id).digest('hex')),
      sessions.map(({ account }) => account),
      sessions.map(({ csrf }) => csrf),
    ],
  );
  return sessions;
}
