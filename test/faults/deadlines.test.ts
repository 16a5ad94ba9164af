import { randomBytes } from 'node:crypto';
import { Injectable, type INestApplicationContext } from '@nestjs/common';
import type { DeadlineHandler, Instant, Tx } from '@yby/platform';
import { Clock, createWorker, readSettings, SettingsError, Sweeper, systemCaller } from '@yby/platform/wiring';
import { modules } from '../../apps/modules';
import { City, MONDAY } from '../kit/city';
import { approved, claimed, submitted, type Case } from '../kit/filing';
import { cli } from '../kit/processes';
import { seeded } from '../kit/random';

interface Row {
  kind: string;
  at: string;
  fired_at: string | null;
  settled_at: string | null;
  failures: number;
  last_error: string | null;
}

const MOST_FAILURES = 12;
const minute = 60_000;
const start = new Date(MONDAY).getTime();
const iso = (ms: number) => new Date(ms).toISOString();
const fired: string[] = [];
const behaviour = { failing: true };

@Injectable()
class Counts implements DeadlineHandler {
  async due(tx: Tx, { subjectId, at }: { subjectId: string; at: number }): Promise<void> {
    if (tx.now < at) throw new Error('fired before its moment');
    fired.push(subjectId);
    tx.emit('trial.fired', { type: 'trial', id: subjectId, version: 1, division: null });
  }
}

@Injectable()
class WritesThenFails implements DeadlineHandler {
  async due(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    tx.emit('trial.fired', { type: 'trial', id: subjectId, version: 1, division: null });
    await tx.execute(`UPDATE platform.deadline SET last_error = 'written by the handler' WHERE subject_id = $1`, [
      subjectId,
    ]);
    if (behaviour.failing) throw new Error('fails on purpose');
  }
}

@Injectable()
class Hangs implements DeadlineHandler {
  due(): Promise<void> {
    return new Promise(() => undefined);
  }
}

const trial = {
  name: 'trial',
  deadlines: [
    { kind: 'trial.counts', handler: Counts },
    { kind: 'trial.fails', handler: WritesThenFails },
    { kind: 'trial.hangs', handler: Hangs, patienceMs: 300 },
  ],
};

describe('deadlines follow the simulated clock', () => {
  let city: City;
  let second: INestApplicationContext;
  beforeAll(async () => {
    const all = [...modules, trial];
    city = await City.open({ loops: false, modules: all });
    second = await createWorker(city.settings, all);
  }, 60_000);
  afterAll(async () => {
    await second?.close();
    await city?.close();
  });
  beforeEach(() => {
    fired.length = 0;
  });

  const rowsOf = (id: string) =>
    city.rows<Row>(
      'SELECT kind, at, fired_at, settled_at, failures, last_error FROM platform.deadline WHERE subject_id = $1 ORDER BY at',
      [id],
    );
  const events = async (id: string) =>
    (
      await city.rows<{ event: string; outcome: string | null; late: boolean }>(
        `SELECT event, facts->>'outcome' AS outcome FROM platform.journal
         WHERE subject_id = $1 AND event IN ('permits.reminder', 'permits.overdue', 'trial.fired') ORDER BY seq`,
        [id],
      )
    ).map(({ event, outcome }) => outcome ?? event);
  const now = async () => (await city.rows<{ at: Date }>('SELECT at FROM platform.clock'))[0]!.at.getTime();
  const set = (kind: string, id: string, at: number) =>
    city.work.run(systemCaller('test'), 'trial.set', async (tx) =>
      tx.deadline({ type: 'trial', id }, kind, at as Instant),
    );
  const pauseOf = async (id: string) =>
    (
      await city.rows<{ pause: number }>(
        'SELECT extract(epoch FROM next_at - clock_timestamp())::float8 AS pause FROM platform.deadline WHERE subject_id = $1',
        [id],
      )
    )[0]!.pause;
  const again = (id: string) =>
    city.rows(`UPDATE platform.deadline SET next_at = '-infinity' WHERE subject_id = $1`, [id]);

  test('reminders at 50 and 80 %, escalation at 100 %: each once, never a moment before', async () => {
    const { id, dueAt } = await submitted(city, 'paint');
    const rows = await rowsOf(id);
    expect(rows.map(({ kind }) => kind)).toEqual(['permits.remind-50', 'permits.remind-80', 'permits.overdue']);
    expect(new Date(rows[2]!.at).toISOString()).toBe(dueAt);
    const told: string[] = [];
    for (const { kind, at } of rows) {
      await city.setClock(iso(new Date(at).getTime() - 1));
      expect(await city.fireDeadlines()).toBe(0);
      expect(await events(id)).toEqual(told);
      await city.setClock(iso(new Date(at).getTime()));
      expect(await city.fireDeadlines()).toBe(1);
      told.push(kind.slice('permits.'.length));
      expect(await events(id)).toEqual(told);
      expect(await city.fireDeadlines()).toBe(0);
    }
    // Past its time it is still open: never a silent approval.
    expect((await (await city.as('paint')).get<Case>(`/applications/${id}`)).state).toBe('accepted');
  });

  test('after a decision, a return or a withdrawal nothing is due any more; a new submission starts anew', async () => {
    const decided = await submitted(city, 'paint', { lines: [['PC3-01', '51']] });
    const returned = await submitted(city, 'paint', { lines: [['PC3-01', '52']] });
    const withdrawn = await submitted(city, 'paint', { lines: [['PC3-01', '53']] });
    await approved(city, 'approver', decided.id);
    const { fence } = await claimed(city, 'approver', returned.id);
    const notice = { fence, defects: [{ code: 'use-unclear' }] };
    await (await city.as('approver')).post(`/review/applications/${returned.id}/return`, notice);
    await (await city.as('paint')).post(`/applications/${withdrawn.id}/withdraw`);
    await city.setClock(iso((await now()) + 3 * 86_400_000));
    await city.fireDeadlines();
    for (const { id } of [decided, returned, withdrawn]) {
      expect(await events(id)).toEqual([]);
      for (const { kind, settled_at, fired_at } of await rowsOf(id))
        if (kind !== 'permits.lapse') expect([kind, settled_at !== null, fired_at]).toEqual([kind, true, null]);
    }
    await city.setClock(iso((await now()) + 60 * 86_400_000));
    await city.fireDeadlines();
    expect((await (await city.as('paint')).get<Case>(`/applications/${returned.id}`)).state).toBe('lapsed');
  });

  test('two workers that sweep at the same moment fire each once', async () => {
    const at = await now();
    const ids = Array.from({ length: 40 }, (_, i) => `both-${i}`);
    for (const id of ids) await set('trial.counts', id, at);
    const sweepers = [city.worker.get(Sweeper), second.get(Sweeper)];
    const counts = await Promise.all(sweepers.map((sweeper) => sweeper.fireDeadlines()));
    expect(counts[0]! + counts[1]!).toBe(40);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect([...fired].sort()).toEqual([...ids].sort());
    for (const id of ids) expect(await events(id)).toEqual(['trial.fired']);
  });

  test('a handler that fails or hangs holds up nothing, leaves nothing, and is counted', async () => {
    const at = await now();
    behaviour.failing = true;
    await set('trial.fails', 'failing', at - 10 * minute);
    await set('trial.hangs', 'hanging', at - 9 * minute);
    await set('trial.nobody', 'unanswered', at - 8 * minute);
    for (const id of ['a', 'b', 'c']) await set('trial.counts', id, at);
    expect(await city.fireDeadlines()).toBe(3);
    expect(fired).toEqual(['a', 'b', 'c']);
    expect(await rowsOf('failing')).toMatchObject([{ fired_at: null, failures: 1, last_error: 'fails on purpose' }]);
    expect(await rowsOf('hanging')).toMatchObject([{ fired_at: null, failures: 1, last_error: 'no answer in 300 ms' }]);
    expect(await rowsOf('unanswered')).toMatchObject([{ fired_at: null, failures: 1 }]);
    expect(await events('failing')).toEqual([]);
    // Not before its pause is over, which grows: 1 s, 2 s, 4 s … 1024 s.
    await city.rows(`UPDATE platform.deadline SET next_at = clock_timestamp() + interval '1 hour' WHERE failures > 0`);
    expect(await city.fireDeadlines()).toBe(0);
    expect(await rowsOf('failing')).toMatchObject([{ failures: 1 }]);
    for (let failures = 2; failures <= MOST_FAILURES + 2; failures++) {
      await again('failing');
      await city.fireDeadlines();
      if (failures < MOST_FAILURES) expect(await pauseOf('failing')).toBeLessThanOrEqual(2 ** (failures - 1));
      if (failures === MOST_FAILURES - 1) expect(await pauseOf('failing')).toBeGreaterThan(1_000);
    }
    expect(await rowsOf('failing')).toMatchObject([{ fired_at: null, failures: MOST_FAILURES }]);

    const listed = await cli(city, ['deadlines', 'failed']);
    expect(listed.code).toBe(0);
    expect(listed.out).toMatch(/trial\.fails\ttrial failing\t\S+\t12\t.*given up\tfails on purpose/);
    expect(listed.out).toMatch(/trial\.hangs\ttrial hanging\t\S+\t1\t/);
    behaviour.failing = false;
    expect((await cli(city, ['deadlines', 'redrive'])).out).toMatch(/^3 /);
    expect(await city.fireDeadlines()).toBe(1);
    expect(await events('failing')).toEqual(['trial.fired']);
    expect(await city.fireDeadlines()).toBe(0);
    // Moved to another moment, a failed one has all its tries again.
    expect((await rowsOf('hanging'))[0]!.failures).toBeGreaterThan(0);
    await set('trial.hangs', 'hanging', at + 365 * 86_400_000);
    expect(await rowsOf('hanging')).toMatchObject([{ failures: 0, last_error: null }]);
  });

  test('a clock set far ahead fires all there is, in the order of their moments', async () => {
    const random = seeded('far ahead');
    const at = await now();
    const moments = random.shuffle(Array.from({ length: 230 }, (_, i) => at + minute + i * 1_000));
    await city.work.run(systemCaller('test'), 'trial.set', async (tx) => {
      for (const moment of moments) tx.deadline({ type: 'trial', id: iso(moment) }, 'trial.counts', moment as Instant);
    });
    expect(await city.fireDeadlines()).toBe(0);
    await city.setClock(iso(at + 90 * 86_400_000));
    // The expiry of permits of the tests above comes in between, and is no trial's business.
    while ((await city.fireDeadlines()) > 0);
    expect(fired).toEqual([...moments].sort((a, b) => a - b).map(iso));
  });

  test('the clock never goes back', async () => {
    const before = await now();
    await city.setClock(iso(start));
    expect(await now()).toBe(before);
  });

  test('a simulated clock is refused in production, and the wall clock cannot be set', async () => {
    const production = {
      DATABASE_URL: city.settings.databaseUrl,
      NODE_ENV: 'production',
      YBY_CLOCK: 'simulated',
      YBY_MASTER_KEY: randomBytes(32).toString('base64'),
    };
    expect(() => readSettings(production)).toThrow(SettingsError);
    expect(() => readSettings({ ...production, YBY_CLOCK: 'sundial' })).toThrow('YBY_CLOCK');
    expect(readSettings({ ...production, YBY_CLOCK: undefined }).clock).toBe('wall');
    const refused = await cli(city, ['clock', 'now'], { NODE_ENV: 'production' });
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('YBY_CLOCK: 生产环境不得使用模拟时钟') });
    const wall = new Clock({ ...city.settings, clock: 'wall' });
    await expect(wall.setIn(null as never, start as Instant)).rejects.toThrow('the wall clock cannot be set');
  });
});
