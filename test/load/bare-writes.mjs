// Create and decide as a person would write them by hand for one address each: no framework, no rules, no lifecycle, but the
// same statements in one transaction, the same journal, deliveries, deadlines and kept answer, and the same signature.
import { createCipheriv, createHmac, randomBytes, sign } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { privateKey } from './bare-code.mjs';

const DAY = 86_400_000;
const dayOf = (ms) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
const monthOf = (day) => Number(day.slice(0, 7).replace('-', ''));

const secret = randomBytes(32);
/** Personal data at rest, in a form of the same length as the product's. */
function seal(text) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.0000000000000000.${sealed.toString('base64url')}`;
}

const second = ({ event, subject, facts }, division) => ({
  id: uuidv7(),
  event,
  subject_type: subject.type,
  subject_id: subject.id,
  subject_version: subject.version,
  division,
  facts,
  ord: 1,
});

/** Runs `act` in a transaction and leaves its traces; the answer is what `act` returns as `view`. */
async function transact(pool, ask, request, name, act) {
  const client = await pool.connect();
  try {
    await client.query({ name: 'begin', text: 'BEGIN' });
    const now = Date.now();
    const { view, event, subject, facts, listeners, also, deadlines = [], settled = [] } = await act(ask(client), now);
    const traces = { subject_type: 'application', subject_id: subject.id };
    await ask(client)('leave', [
      name,
      'person',
      request.person.id,
      new Date(now).toISOString(),
      new Date().toISOString(),
      request.id,
      JSON.stringify([
        { id: uuidv7(), event, ...traces, subject_version: subject.version, division: subject.division, facts, ord: 0 },
        ...(also ? [second(also, subject.division)] : []),
      ]),
      JSON.stringify(listeners.map((listener) => ({ event, listener }))),
      JSON.stringify(deadlines),
      JSON.stringify(settled.map((kind) => ({ ...traces, kind }))),
      request.headers['idempotency-key'],
      createHmac('sha256', secret)
        .update(`${request.method} ${request.url}\n${JSON.stringify(request.body)}`)
        .digest('hex'),
      JSON.stringify(seal(JSON.stringify(view))),
    ]);
    await client.query({ name: 'commit', text: 'COMMIT' });
    return view;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** `sample` is any stored application: its snapshot stands for the one that the product would work out. */
export function create(pool, ask, request, sample) {
  const { body, person } = request;
  return transact(pool, ask, request, 'permits.submit', async (run, now) => {
    const today = dayOf(now);
    const [line] = body.lines;
    const substances = [line.substance];
    const found = await run('parties', [
      [person.enterprise_id, body.sellerId],
      today,
      `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`,
    ]);
    const applicant = found.find(({ id }) => id === person.enterprise_id);
    const seller = found.find(({ id }) => id === body.sellerId);
    const files = body.attachments.map(({ file }) => file);
    await run('papers', [
      applicant.id,
      `${today.slice(0, 4)}-01-01`,
      today,
      substances,
      body.kind,
      seller.id,
      null,
      person.id,
      files,
      `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`,
      [line.quantity.unit],
      dayOf(now - 7 * DAY),
    ]);
    const at = new Date(now).toISOString();
    const due = new Date(now + DAY).toISOString();
    const lines = [{ substance: line.substance, ...line.quantity, use: line.use }];
    const [row] = await run('application', [
      uuidv7(),
      `${applicant.division}-${today.replaceAll('-', '')}-`,
      body.kind,
      'accepted',
      applicant.id,
      applicant.name,
      applicant.uscc,
      seller.id,
      seller.name,
      null,
      null,
      null,
      null,
      body.siteId,
      null,
      null,
      [],
      false,
      JSON.stringify({ ...body.handler, idNumber: seal(body.handler.idNumber), phone: seal(body.handler.phone) }),
      JSON.stringify(body.attachments),
      JSON.stringify(lines),
      sample.summary,
      JSON.stringify(sample.precheck),
      9,
      at,
      at,
      due,
      due,
      false,
      null,
      null,
      applicant.organId,
      applicant.division,
      monthOf(today),
      null,
      null,
      null,
    ]);
    const noticeId = uuidv7();
    const [{ number: noticeNumber }] = await run('notice', [
      noticeId,
      `易受〔${today.slice(0, 4)}〕${row.division}-`,
      randomBytes(8).toString('hex').toUpperCase(),
      'acceptance',
      row.id,
      null,
      row.enterprise_id,
      row.enterprise_name,
      row.uscc,
      null,
      row.organ_id,
      JSON.stringify({ matter: row.kind, application: row.number, permit: null, points: [], note: null, due }),
      at,
      row.division,
      monthOf(today),
    ]);
    return {
      view: view(row, ['withdraw']),
      event: 'permits.submitted',
      subject: row,
      facts: { ...factsOf(row), lines: [{ substance: line.substance, ...line.quantity }] },
      listeners: ['notifications.tell'],
      also: {
        event: 'permits.notice-issued',
        subject: { type: 'notice', id: noticeId, version: 1 },
        facts: { noticeId, noticeNumber, noticeKind: 'acceptance', applicationId: row.id, permitId: null },
      },
      deadlines: ['permits.remind-50', 'permits.remind-80', 'permits.overdue'].map((kind) => ({
        subject_type: 'application',
        subject_id: row.id,
        kind,
        at: now + DAY,
      })),
    };
  });
}

export function decide(pool, ask, request) {
  const { person } = request;
  return transact(pool, ask, request, 'permits.approve', async (run, now) => {
    const [row] = await run('held', [request.params.id]);
    if (row?.state !== 'accepted' || row.claimed_by !== person.id || row.fence !== request.body.fence)
      throw new RangeError('not held');
    await run('visits', [row.id]);
    await run('standing', [[row.enterprise_id, row.seller_id]]);
    const today = dayOf(now);
    const last = dayOf(now + 180 * DAY);
    const found = await run('parties', [
      [row.enterprise_id, row.seller_id],
      today,
      `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`,
    ]);
    const snapshot = (wanted) => {
      const { id, name, uscc, address, legalRep, division } = found.find((each) => each.id === wanted);
      return JSON.stringify({ id, name, uscc, address, legalRep, division });
    };
    const [{ serial, status }] = await run('serials', []);
    const permitId = uuidv7();
    const number = `${row.division}G${today.slice(0, 4)}${serial.padStart(7, '0')}Z`;
    const claims = Buffer.from(`${permitId}${number}${row.uscc}${JSON.stringify(row.lines)}`.slice(0, 140).padEnd(140));
    await run('permit', [
      permitId,
      number,
      row.kind,
      row.id,
      row.enterprise_id,
      snapshot(row.enterprise_id),
      row.seller_id,
      snapshot(row.seller_id),
      null,
      null,
      null,
      null,
      row.site_id,
      JSON.stringify(row.handler),
      false,
      'one',
      today,
      last,
      new Date(now).toISOString(),
      person.organ_id,
      person.organ_name,
      // The product shuffles its places within a chunk: these must lie elsewhere.
      Number(status) + 20_000_000,
      '0000000000000000',
      Buffer.concat([claims, sign(null, claims, privateKey)]),
      row.division,
      monthOf(today),
      JSON.stringify(row.lines),
    ]);
    const decision = { outcome: 'approved', by: person.name };
    const at = new Date(now).toISOString();
    const [{ version }] = await run('decided', [
      row.id,
      'accepted',
      'approved',
      null,
      row.second_officer,
      permitId,
      number,
      at,
      person.id,
      JSON.stringify(decision),
      null,
      null,
      null,
    ]);
    const after = {
      ...row,
      state: 'approved',
      version,
      decision,
      decided_at: at,
      permit_id: permitId,
      permit_number: number,
    };
    return {
      view: view(after, []),
      event: 'permits.approved',
      subject: after,
      facts: { ...factsOf(after), outcome: 'approved', permitId, permitNumber: number },
      listeners: ['permits.print', 'permits.note-national', 'notifications.tell'],
      deadlines: [{ subject_type: 'permit', subject_id: permitId, kind: 'permits.expired', at: now + 180 * DAY }],
      settled: ['permits.remind-50', 'permits.remind-80', 'permits.overdue'],
    };
  });
}

const factsOf = (row) => ({
  applicationId: row.id,
  number: row.number,
  enterpriseId: row.enterprise_id,
  sellerId: row.seller_id,
  consigneeId: row.consignee_id,
  carrierId: row.carrier_id,
  organId: row.organ_id,
  kind: row.kind,
  state: row.state,
});

const view = (row, acts) => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  state: row.state,
  version: row.version,
  enterprise: { id: row.enterprise_id, name: row.enterprise_name, uscc: row.uscc },
  seller: { id: row.seller_id, name: row.seller_name },
  siteId: row.site_id,
  route: row.route,
  multiUse: row.multi_use,
  lines: row.lines,
  handler: row.handler,
  attachments: row.attachments,
  submittedAt: row.submitted_at,
  acceptedAt: row.accepted_at,
  statutoryDueAt: row.statutory_due_at,
  promisedDueAt: row.promised_due_at,
  dueAt: row.due_at,
  decidedAt: row.decided_at,
  decision: row.decision,
  precheck: row.precheck,
  permitId: row.permit_id,
  permitNumber: row.permit_number,
  events: [],
  acts,
});
