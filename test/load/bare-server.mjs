// The practical limit that the product is measured against: Fastify and pg, nothing else. Same addresses, same session check,
// same prepared statements on a pool of the same size, answers of like size; no rules, no validation, no headers of its own.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Signer } from '@fastify/cookie';
import Fastify from 'fastify';
import pg from 'pg';
import { permitIdOf } from './bare-code.mjs';
import { create, decide } from './bare-writes.mjs';
import { statements } from './bare-statements.mjs';

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  application_name: 'bare',
  options: '-c TimeZone=UTC -c idle_in_transaction_session_timeout=60000 -c statement_timeout=60000',
});
const signer = new Signer(readFileSync(join(process.env.YBY_DATA, 'keys/session.secret'), 'utf8'));
const ask = (client) => async (name, values) => (await client.query({ name, text: statements[name], values })).rows;
const [sample] = (await pool.query('SELECT summary, precheck FROM permits.application LIMIT 1')).rows;
const HOUR = 3_600_000;

const app = Fastify();
app.decorateRequest('person', null);
app.addHook('preHandler', async (request, reply) => {
  const cookie = /(?:^|; )yby_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  const { valid, value } = signer.unsign(decodeURIComponent(cookie ?? ''));
  if (!valid) return reply.code(401).send();
  const now = Date.now();
  const [person] = await ask(pool)('session', [
    createHash('sha256').update(value).digest(),
    new Date(now).toISOString(),
    new Date(now - 8 * HOUR).toISOString(),
    new Date(now - 4 * HOUR).toISOString(),
    new Date(now + 8 * HOUR).toISOString().slice(0, 10),
  ]);
  if (!person || (request.method !== 'GET' && request.headers['x-csrf-token'] !== person.csrf))
    return reply.code(401).send();
  request.person = person;
});

app.post('/api/scan', async ({ body }, reply) => {
  const [permit] = body.text.includes('#')
    ? await ask(pool)('permitById', [permitIdOf(body.text)])
    : await ask(pool)('permitByNumber', [body.text.toUpperCase()]);
  if (!permit) return reply.code(404).send();
  return {
    verdict: 'in_force',
    genuine: true,
    inForce: true,
    zh: { title: '有效', todo: '核对单位、品种和余量后方可交货或放行' },
    en: { title: 'In force', todo: 'Compare enterprise, substance and what is left before you deliver or let pass' },
    permit: {
      number: permit.number,
      kind: permit.kind,
      holderName: permit.holder.name,
      validFrom: permit.valid_from,
      validTo: permit.valid_to,
      issuingOrgan: permit.organ_name,
      id: permit.id,
      counterpartyName: permit.seller.name,
      lines: permit.lines.map(({ substance, unit, granted, redeemed, use }) => ({
        substance,
        use,
        granted: { unit, amount: granted },
        remaining: { unit, amount: String(BigInt(granted) - BigInt(redeemed)) },
      })),
      acts: ['print'],
    },
    asOf: new Date(),
  };
});

app.get('/api/review/queue', async ({ query, person }) => {
  const from = query.after
    ? JSON.parse(Buffer.from(query.after, 'base64url'))
    : [0, -1, '00000000-0000-0000-0000-000000000000'];
  const limit = Number(query.limit ?? 20);
  const rows = await ask(pool)('queue', [person.organ_division, ...from, limit + 1]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const now = Date.now();
  return {
    items: shown.map((row) => ({
      id: row.id,
      number: row.number,
      kind: row.kind,
      enterpriseName: row.enterprise_name,
      summary: row.summary,
      division: row.division,
      dueAt: row.due_at,
      acceptedAt: row.accepted_at,
      warnings: 9 - row.priority,
      used: Math.floor(((now - row.accepted_at) * 100) / (row.due_at - row.accepted_at)),
      overdue: row.due_at < now,
      claimedBy: row.claimed_name,
      mine: row.claimed_by === person.id,
    })),
    next:
      rows.length > limit
        ? Buffer.from(JSON.stringify([+last.due_at, last.priority, last.id])).toString('base64url')
        : null,
  };
});

app.post('/api/applications', (request) => create(pool, ask, request, sample));
app.post('/api/review/applications/:id/approve', (request) => decide(pool, ask, request));

process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.send({ ready: true });
