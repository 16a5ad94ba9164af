import { createHmac } from 'node:crypto';
import { statSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createWorker } from '@yby/platform/wiring';
import { notifications } from '@yby/notifications/wiring';
import { modules } from '../../apps/modules';
import { planted, seenIn, seenInDatabase, seenInFolder } from '../kit/at-rest';
import { City } from '../kit/city';
import { claimed, submitted } from '../kit/filing';
import { codeIn, outbox, sendDue } from '../kit/outward';
import { refused } from '../kit/refused';
import { SmtpServer } from '../kit/smtp';

interface SettingsView {
  readonly channels: { channel: string; state: string; address: string | null; trouble: string | null }[];
  readonly kinds: { kind: string; email: boolean; sms: boolean }[];
}

interface SendingRow {
  readonly id: string;
  readonly purpose: string;
  readonly state: string;
  readonly attempts: number;
  readonly why: string | null;
}

const secret = 'a secret of at least thirty-two characters';

describe('what leaves the house', () => {
  let city: City;
  let smtp: SmtpServer;
  let gateway: Server;
  const sms: { id: string; to: string; text: string; signature: unknown; key: unknown; body: string }[] = [];
  let gatewayStatus = 200;

  beforeAll(async () => {
    smtp = await SmtpServer.open();
    gateway = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => {
        sms.push({
          ...(JSON.parse(body) as { id: string; to: string; text: string }),
          signature: request.headers['x-yby-signature'],
          key: request.headers['idempotency-key'],
          body,
        });
        response.writeHead(gatewayStatus).end();
      });
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    city = await City.open({
      loops: false,
      outbound: {
        smtpUrl: smtp.url,
        smsUrl: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/sms`,
        smsSecret: secret,
      },
    });
  }, 60_000);
  afterAll(async () => {
    await city?.close();
    await smtp.close();
    await new Promise((resolve) => gateway.close(resolve));
  });

  const settings = async (who: string) => (await city.as(who)).get<SettingsView>('/messages/settings');
  const enter = async (who: string, channel: string, address: string) =>
    (await city.as(who)).post<SettingsView>('/messages/settings/address', { channel, address });
  const verify = async (who: string, channel: string, code: string) =>
    (await city.as(who)).post<SettingsView>('/messages/settings/address/verify', { channel, code });
  const keep = async (who: string, change: object = {}) => {
    const { kinds } = await settings(who);
    return (await city.as(who)).post('/messages/settings', {
      email: kinds.map(({ kind }) => kind),
      sms: ['overdue'],
      quietFrom: 21 * 60,
      quietTo: 8 * 60,
      digest: false,
      language: 'zh',
      ...change,
    });
  };
  const decoded = (mail: string) =>
    /content-transfer-encoding: base64/i.test(mail)
      ? `${mail}\n${Buffer.from(mail.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8')}`
      : mail
          .replace(/=\r\n/g, '')
          .replace(/(?:=[0-9A-F]{2})+/g, (hex) => Buffer.from(hex.replaceAll('=', ''), 'hex').toString());
  const newest = async (): Promise<SendingRow> =>
    (
      await city.rows<SendingRow>(
        'SELECT id, purpose, state, attempts, why FROM notifications.sending ORDER BY made_at DESC, id DESC LIMIT 1',
      )
    )[0]!;
  let kilograms = 61;
  /** One more message to the agent of the paint works, in the same way each time. */
  const tellPaint = async () => {
    await submitted(city, 'paint', { lines: [['PC3-01', String(kilograms++)]] });
    await city.deliver();
  };

  test('an address is used only when its code has come back, and is kept sealed', async () => {
    expect((await settings('paint')).channels).toMatchObject([{ state: 'none' }, { state: 'none' }]);
    await tellPaint();
    await sendDue(city);
    expect(smtp.mails).toEqual([]);
    expect((await enter('paint', 'email', 'Lin.Xiaoyan@Example.com')).channels[0]).toMatchObject({
      state: 'pending',
      address: 'L***@example.com',
    });
    await tellPaint();
    await sendDue(city);
    expect(smtp.mails).toHaveLength(1);
    const code = codeIn(smtp.mails.map(decoded));
    const wrong = code === '000000' ? '111111' : '000000';
    expect(await refused(verify('paint', 'email', wrong))).toMatchObject({ code: 'notifications.code-wrong' });
    expect(await refused(verify('paint', 'sms', code))).toMatchObject({ code: 'notifications.code-ended' });
    expect((await verify('paint', 'email', code)).channels[0]).toMatchObject({ state: 'verified', trouble: null });
    expect(await refused(verify('paint', 'email', code))).toMatchObject({ code: 'notifications.code-ended' });
    // A new address is tried beside the verified one, which goes on serving.
    await city.rows(`UPDATE notifications.sending SET made_at = made_at - interval '2 minutes'`);
    await enter('paint', 'email', 'mistyped@example.com');
    expect(await city.rows('SELECT state FROM notifications.address ORDER BY state')).toEqual([
      { state: 'pending' },
      { state: 'verified' },
    ]);
    await city.rows(`DELETE FROM notifications.sending WHERE purpose = 'code' AND state = 'queued'`);
    await city.rows(`DELETE FROM notifications.address WHERE state = 'pending'`);
    const values = [planted('the address', 'Lin.Xiaoyan@example.com'), planted('the code', `验证码 ${code}`)];
    expect(await seenInDatabase(city, values)).toEqual([]);
    expect(seenInFolder(city.settings.data, values)).toEqual([]);
  });

  test('five wrong codes end it, and codes are neither many nor often', async () => {
    await enter('lab', 'email', 'lab@example.com');
    expect(await refused(enter('lab', 'email', 'lab@example.com'))).toMatchObject({
      status: 429,
      code: 'notifications.too-many-codes',
    });
    // Another account does not get around it, nor do ten requests at once.
    expect(
      await refused(
        enter('carrier', 'email', 'LAB@example.com').then(() => enter('seller', 'email', 'LAB@example.com')),
      ),
    ).toMatchObject({
      code: 'notifications.too-many-codes',
    });
    const at = (await city.rows<{ n: string }>(`SELECT count(*) AS n FROM notifications.sending`))[0]!.n;
    const tried = await Promise.allSettled(Array.from({ length: 10 }, () => enter('seller', 'sms', '13900001111')));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await city.rows<{ n: string }>(`SELECT count(*) AS n FROM notifications.sending`))[0]!.n).toBe(
      String(Number(at) + 1),
    );
    await sendDue(city);
    const code = codeIn(smtp.mails.filter((mail) => mail.includes('lab@example.com')).map(decoded));
    const wrong = code === '000000' ? '111111' : '000000';
    for (let left = 4; left > 0; left -= 1)
      expect(await refused(verify('lab', 'email', wrong))).toMatchObject({
        code: 'notifications.code-wrong',
        status: 422,
      });
    expect(await refused(verify('lab', 'email', wrong))).toMatchObject({ code: 'notifications.code-ended' });
    expect(await refused(verify('lab', 'email', code))).toMatchObject({ code: 'notifications.code-ended' });
    for (const address of ['x', 'a@b.cn, c@d.cn', 'a@b.cn\nBcc: c@d.cn'])
      expect(await refused(enter('lab', 'email', address))).toMatchObject({ code: 'notifications.address-malformed' });
  });

  test('a mail says that something waits and where; not one planted word is in any byte that left', async () => {
    await keep('paint', { quietFrom: 0, quietTo: 0 });
    const before = smtp.mails.length;
    const { id } = await submitted(city, 'paint', { lines: [['PC3-01', String(kilograms++)]] });
    const { fence } = await claimed(city, 'approver', id);
    await (
      await city.as('approver')
    ).post(`/review/applications/${id}/return`, {
      fence,
      defects: [{ code: 'use-unclear', note: '请林晓燕写明甲苯用途' }],
    });
    await city.deliver();
    await sendDue(city);
    expect(smtp.mails.length).toBe(before + 2);
    const words = decoded(smtp.mails.at(-1)!);
    expect(words).toContain('http://localhost:3000/messages');
    const [row] = await city.rows<{ number: string; enterprise_name: string; uscc: string }>(
      'SELECT number, enterprise_name, uscc FROM permits.application WHERE id = $1',
      [id],
    );
    const values = [
      '林晓燕',
      '甲苯',
      'toluene',
      'PC3-01',
      '330302199203151228',
      '13800000001',
      '张立',
      '涂料',
      id,
      ...Object.values(row!),
    ].map((value) => planted(value, value));
    expect(
      seenIn('the mail server', Buffer.concat([smtp.bytes, ...smtp.mails.map((m) => Buffer.from(decoded(m)))]), values),
    ).toEqual([]);
    expect(seenIn('the gateway', Buffer.from(JSON.stringify(sms)), values)).toEqual([]);
    expect(seenIn('the search itself', Buffer.from('关于林晓燕'), values)).toHaveLength(1);
  });

  test.each([
    ['greylist', 'smtp-450'],
    ['closed', 'smtp-421'],
    ['cut', 'smtp-econnection'],
  ] as const)(
    'a server in the mood "%s" gets the same mail again, after a pause by the one clock',
    async (mood, why) => {
      smtp.mood = mood;
      await tellPaint();
      await sendDue(city);
      const first = await newest();
      expect(first).toMatchObject({ state: 'failed', attempts: 1 });
      expect([first.why, why]).toEqual([expect.stringMatching(/^smtp-/), why]);
      expect((await settings('paint')).channels[0]!.trouble).toBe(first.why);
      await sendDue(city);
      expect((await newest()).attempts).toBe(1);
      smtp.mood = 'accept';
      const [{ at }] = (await city.rows<{ at: Date }>('SELECT at FROM platform.clock')) as [{ at: Date }];
      await city.setClock(new Date(at.getTime() + 61_000).toISOString());
      await sendDue(city);
      expect(await newest()).toMatchObject({ id: first.id, state: 'sent', attempts: 2, why: null });
      expect(smtp.mails.at(-1)).toContain(`<${first.id}@127.0.0.1>`);
    },
  );

  test.each([
    ['unknown', 'smtp-550'],
    ['spam', 'smtp-554'],
  ] as const)('a refusal for good ("%s") is not tried again, and stands in the journal', async (mood, why) => {
    smtp.mood = mood;
    await tellPaint();
    await sendDue(city);
    smtp.mood = 'accept';
    const dead = await newest();
    expect(dead).toMatchObject({ state: 'dead', attempts: 1, why });
    const [entry] = await city.rows<{ facts: unknown }>(
      `SELECT facts FROM platform.journal WHERE event = 'notifications.sending-dead' AND subject_id = $1`,
      [dead.id],
    );
    expect(entry!.facts).toEqual({ channel: 'email', why, attempts: 1 });
  });

  test('a server that hangs keeps nobody longer than some seconds', async () => {
    smtp.mood = 'hang';
    await tellPaint();
    const begun = Date.now();
    await sendDue(city);
    smtp.mood = 'accept';
    expect(Date.now() - begun).toBeLessThan(16_000);
    expect(await newest()).toMatchObject({ state: 'failed', attempts: 1 });
    await city.rows(`UPDATE notifications.sending SET state = 'dropped', ended_at = made_at WHERE state = 'failed'`);
  }, 30_000);

  test('after six failures it is given up', async () => {
    smtp.mood = 'greylist';
    await tellPaint();
    for (let i = 0; i < 7; i++) {
      await city.rows(`UPDATE notifications.sending SET next_at = made_at WHERE state = 'failed'`);
      await sendDue(city);
    }
    smtp.mood = 'accept';
    expect(await newest()).toMatchObject({ state: 'dead', attempts: 7, why: 'smtp-450' });
  });

  test('two workers at once send each mail once', async () => {
    const before = smtp.mails.length;
    const other = await createWorker(city.settings, modules);
    try {
      for (let i = 0; i < 12; i++) await submitted(city, 'paint', { lines: [['PC3-01', String(kilograms++)]] });
      await city.deliver();
      const { handler } = notifications.schedules![0]!;
      await Promise.all([sendDue(city), other.get(handler).tick(), sendDue(city), other.get(handler).tick()]);
    } finally {
      await other.close();
    }
    const ids = smtp.mails.slice(before).map((mail) => /message-id: <([0-9a-f-]{36})@/i.exec(mail)?.[1]);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
  });

  test('of a worker that died the next one sends it when the lease is over, and the dead one counts no more', async () => {
    await tellPaint();
    const { id } = await newest();
    await city.rows(
      `UPDATE notifications.sending SET lease_until = clock_timestamp() + interval '30 s', attempts = 1, version = version + 1 WHERE id = $1`,
      [id],
    );
    await sendDue(city);
    expect(await newest()).toMatchObject({ state: 'queued' });
    await city.rows(`UPDATE notifications.sending SET lease_until = clock_timestamp() - interval '1 s' WHERE id = $1`, [
      id,
    ]);
    await sendDue(city);
    expect(await newest()).toMatchObject({ id, state: 'sent', attempts: 2 });
  });

  test('a heard event heard again, a message read meanwhile, and an address removed send nothing', async () => {
    await tellPaint();
    const count = smtp.mails.length;
    const paint = await city.as('paint');
    const { items } = await paint.get<{ items: { id: string }[] }>('/messages');
    await paint.post(`/messages/${items[0]!.id}/read`);
    await sendDue(city);
    expect(await newest()).toMatchObject({ state: 'dropped', why: 'read-already' });
    await tellPaint();
    await paint.post('/messages/settings/address/remove', { channel: 'email' });
    await sendDue(city);
    expect(await newest()).toMatchObject({ state: 'dropped', why: 'no-address' });
    expect(smtp.mails.length).toBe(count);
  });

  test('in the quiet hours all but the urgent waits, and comes as one message in the morning', async () => {
    await city.setClock('2026-11-24T02:00:00.000Z');
    await enter('seller', 'email', 'seller@example.com');
    await sendDue(city);
    await verify('seller', 'email', codeIn(smtp.mails.map(decoded)));
    await keep('seller');
    await keep('paint');
    const before = smtp.mails.length;
    await city.setClock('2026-11-24T14:00:00.000Z');
    // Three sales by night: each tells the seller.
    for (let i = 0; i < 3; i++) {
      const { id } = await submitted(city, 'paint', { lines: [['PC3-01', String(kilograms++)]] });
      const { fence } = await claimed(city, 'approver', id);
      await (await city.as('approver')).post(`/review/applications/${id}/approve`, { fence });
    }
    await city.deliver();
    await sendDue(city);
    expect(smtp.mails.length).toBe(before);
    await city.setClock('2026-11-25T00:00:01.000Z');
    await sendDue(city);
    expect(smtp.mails.length).toBe(before + 1);
    expect(decoded(smtp.mails.at(-1)!)).toMatch(/您有 \d+ 条未读消息/);
  });

  test('a text message is signed, repeated under the same id, and given up when the gateway refuses', async () => {
    await enter('approver', 'sms', '+86 139 5771 2086');
    gatewayStatus = 503;
    await sendDue(city);
    gatewayStatus = 409;
    await city.rows(`UPDATE notifications.sending SET next_at = made_at WHERE state = 'failed'`);
    await sendDue(city);
    const [first, second] = sms.slice(-2);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ to: '13957712086', key: first!.id });
    const expected = createHmac('sha256', secret).update(`${first!.id}.${first!.body}`).digest('hex');
    expect(first!.signature).toBe(`v1=${expected}`);
    await verify('approver', 'sms', codeIn([first!.text]));
    expect((await settings('approver')).channels[1]).toMatchObject({ state: 'verified', address: '139****2086' });
    gatewayStatus = 400;
    await keep('approver', { sms: ['to-review'], quietFrom: 0, quietTo: 0 });
    await tellPaint();
    await sendDue(city);
    expect(await newest()).toMatchObject({ state: 'dead', why: 'gateway-400' });
    gatewayStatus = 200;
  });

  test('without a server it is a file for the developer, readable by nobody else; in production the channel is off', async () => {
    const small = await City.open({ loops: false });
    try {
      const lab = await small.as('lab');
      await lab.post('/messages/settings/address', { channel: 'sms', address: '13957712086' });
      await sendDue(small);
      expect(outbox(small)).toEqual([expect.stringMatching(/^To: 139\*{4}2086\n\n【易报云】验证码 \d{6}/)]);
      const folder = join(small.settings.data, 'outbox');
      for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    } finally {
      await small.close();
    }
    const bare = await City.open({ loops: false, outbound: { toFiles: false } });
    try {
      const lab = await bare.as('lab');
      const { channels } = await lab.get<SettingsView>('/messages/settings');
      expect(channels.map(({ state }) => state)).toEqual(['off', 'off']);
      expect(
        await refused(lab.post('/messages/settings/address', { channel: 'sms', address: '13957712086' })),
      ).toMatchObject({ code: 'notifications.channel-off' });
    } finally {
      await bare.close();
    }
  }, 60_000);
});
