// The city that is measured: the story's own people and one real case of each kind, made through the product, then copied
// by SQL until there are 100,000 open applications, as many permits, and 20,000 companies with an agent who is signed in.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Signer } from '@fastify/cookie';
import { copies, deadlines, openCases } from './copies.mjs';
import { root } from './house.mjs';

const load = createRequire(join(root, 'dist/'));
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const handler = { name: '林晓燕', idNumber: '330302199203151228', phone: '13800000001' };
const kg = (kilograms) => ({ unit: 'mg', amount: `${kilograms}000000` });

/**
 * Makes the city.
 * @returns {{agents: object[], approver: object, inspector: object, numbers: string[], filing: Function, claimed: Function, credentials: Function}}
 *   people with their sessions, numbers of permits; the rest is said below
 */
export async function openCity({ url, env, owner, say }) {
  say('story');
  const story = await realCases(url, env, owner);
  const ask = async (text, values) => (await owner.query(text, values)).rows;
  await ask('SET synchronous_commit = off');
  for (const [what, text] of copies(story)) {
    say(what);
    await ask(text);
  }
  say('sessions');
  const sessions = await signEverybodyIn(ask, join(env.YBY_DATA, 'keys/session.secret'));
  const who = (name) => sessions.find(({ username }) => username === name);
  say('vacuum');
  await ask('VACUUM (ANALYZE)');
  return {
    agents: sessions.filter(({ site }) => site),
    approver: who('approver'),
    inspector: who('inspector'),
    numbers: (await ask('SELECT number FROM permits.permit')).map(({ number }) => number),
    /** The body of an application of that agent. */
    filing: ({ site }) => filing(story.sellerId, site, story.file, 'PC3-01'),
    /** That many more open cases, held by the approver for the day. @returns their ids */
    async claimed(count) {
      const held = `'claimed_by', '${who('approver').account}', 'claimed_name', '张立',
        'lease_until', now() + interval '1 day', 'fence', 1`;
      const made = await ask(`${openCases(story, count, held)} RETURNING id`);
      await ask(deadlines);
      return made.map(({ id }) => id);
    },
    /** Credentials of the permits that the approver has issued on claimed cases. */
    credentials: async () =>
      (
        await ask(`SELECT p.credential FROM permits.permit p JOIN permits.application a ON a.id = p.application_id
          WHERE a.fence = 1 AND p.id <> '${story.permitId}' AND p.status_index < 10000000`)
      ).map(({ credential }) => credential),
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
async function realCases(url, env, owner) {
  const { createWorker, readSettings, Vault, Work } = load('./libs/platform/src/wiring.js');
  const { modules } = load('./apps/modules.js');
  const { settleCity } = load('./apps/cli/src/story/settle-city.js');
  const { StoryClient } = load('./apps/cli/src/story/client.js');
  const app = await createWorker(readSettings(env), modules);
  const password = await settleCity(app.get(Work), app.get(Vault));
  await app.close();
  // No demo tells its codes here: the officer enrols an authenticator, as at a first sign-in.
  await owner.query(
    `DELETE FROM identity.factor WHERE account_id = (SELECT id FROM identity.account WHERE username = 'approver')`,
  );
  const as = async (username) => {
    const client = new StoryClient(url);
    await client.signIn(username, password);
    return client;
  };
  const [paint, seller, approver] = await Promise.all(['paint', 'seller', 'approver'].map(as));
  const [home, shop] = await Promise.all([paint.get('/enterprises/mine'), seller.get('/enterprises/mine')]);
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
    openId: open.id,
    decidedId: decided.id,
    permitId,
  };
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
