import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HandOverNational } from '../../libs/permits/src/national/hand-over-national';
import { TakeInNational } from '../../libs/permits/src/national/take-in-national';
import { City } from '../kit/city';
import { permitOf } from '../kit/filing';
import { refused } from '../kit/refused';

interface Shown {
  readonly id: string;
  readonly number: string;
  readonly national: { state: string; number: string | null; on: string | null; reason: string | null } | null;
}
type Line = Record<string, unknown>;

const jsonLines = (text: string): Line[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

describe('a system that may not issue mirrors the national one', () => {
  let city: City;
  let folder: string;
  const papers: Shown[] = [];
  beforeAll(async () => {
    city = await City.open({ loops: false, papers: 'mirror' });
    folder = join(city.settings.data, 'national');
    for (const kilograms of ['40', '41', '42'])
      papers.push((await permitOf(city, 'paint', { lines: [['PC3-02', kilograms]] })) as unknown as Shown);
    await city.deliver();
  }, 60_000);
  afterAll(() => city?.close());

  const shown = async (id: string) => (await (await city.as('paint')).get<Shown>(`/permits/${id}`)).national;
  const handOver = async () => {
    await city.worker.get(HandOverNational).tick();
    await city.deliver();
  };
  const answer = async (name: string, ...lines: (Line | string)[]) => {
    mkdirSync(join(folder, 'in'), { recursive: true });
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    writeFileSync(join(folder, 'in', name), text);
    await city.worker.get(TakeInNational).tick();
    await city.deliver();
    return jsonLines(readFileSync(join(folder, 'in', 'done', `${name}.report`), 'utf8'));
  };
  const batches = () =>
    existsSync(join(folder, 'out')) ? readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.jsonl')) : [];

  test('what was issued waits, is handed over whole and once, and names no person', async () => {
    expect(await shown(papers[0]!.id)).toMatchObject({ state: 'waiting', number: null });
    await handOver();
    await handOver();
    const [name, ...more] = batches();
    expect(more).toEqual([]);
    const text = readFileSync(join(folder, 'out', name!), 'utf8');
    const [head, ...lines] = jsonLines(text);
    expect(head).toMatchObject({ format: 'yby-national-1', papers: 3 });
    expect(new Set(lines.map(({ number }) => number))).toEqual(new Set(papers.map(({ number }) => number)));
    expect(lines[0]).toMatchObject({ state: 'valid', edition: 1, holder: { uscc: expect.any(String) } });
    // Neither handler nor phone: the identity number and the mobile number of the filing.
    expect(text).not.toMatch(/\d{17}[\dX]"|1[3-9]\d{9}"|经办|handler/);
    expect(await shown(papers[0]!.id)).toMatchObject({ state: 'sent' });
  });

  test('a batch whose file is lost is the same file again', async () => {
    const [name] = batches();
    const before = readFileSync(join(folder, 'out', name!), 'utf8');
    writeFileSync(join(folder, 'out', name!), 'half');
    const [event] = await city.rows<{ id: string }>(
      `UPDATE platform.delivery SET state = 'pending', failures = 0 WHERE listener = 'permits.national-batch' RETURNING id`,
    );
    expect(event).toBeDefined();
    await city.deliver();
    expect(readFileSync(join(folder, 'out', name!), 'utf8')).toBe(before);
  });

  test('answers are taken line by line: each good one counts, each bad one is named, and a second reading changes nothing', async () => {
    const [one, two, three] = papers.map(({ number }) => number);
    const good = { number: one, state: 'registered', nationalNumber: '浙备2026-0031942', on: '2026-11-20' };
    const lines = [
      good,
      { number: two, state: 'declined', on: '2026-11-20', reason: '供方编码有误' },
      'not json',
      '[]',
      { ...good, number: three },
      { ...good, number: three, nationalNumber: '浙备2026-0031950', on: '2026-12-20' },
      { ...good, number: '330302G209900000001' },
      { ...good, number: three, nationalNumber: "x'; DROP TABLE permits.permit" },
      { number: three, state: 'declined', on: '2026-11-20' },
    ];
    expect((await answer('a1.jsonl', ...lines)).map(({ result }) => result)).toEqual([
      'registered',
      'declined',
      'unreadable',
      'unreadable',
      'number-of-another',
      'future-day',
      'unknown-paper',
      'unreadable',
      'unreadable',
    ]);
    expect(await shown(papers[0]!.id)).toMatchObject({
      state: 'registered',
      number: '浙备2026-0031942',
      on: '2026-11-20',
    });
    expect(await shown(papers[1]!.id)).toMatchObject({ state: 'declined', reason: '供方编码有误' });
    expect(await shown(papers[2]!.id)).toMatchObject({ state: 'sent', number: null });
    const again = await answer('a2.jsonl', lines[0]!, lines[1]!);
    expect(again.map(({ result }) => result)).toEqual(['same', 'same']);
    const events = await city.rows(`SELECT FROM platform.journal WHERE event = 'permits.national-registered'`);
    expect(events).toHaveLength(1);
    expect(readdirSync(join(folder, 'in')).filter((name) => name.endsWith('.jsonl'))).toEqual([]);
  });

  test('a file that is no file of answers is put aside, not read', async () => {
    expect(await answer('big.jsonl', `"${'x'.repeat(4 * 1024 * 1024)}"`)).toMatchObject([{ result: 'too-large' }]);
    mkdirSync(join(folder, 'in'), { recursive: true });
    writeFileSync(join(folder, 'in', 'note.txt'), '{}');
    await city.worker.get(TakeInNational).tick();
    expect(readdirSync(join(folder, 'in'))).toContain('note.txt');
  });

  test('a declined paper is handed over again by an officer, an ended one by itself, and its number stays', async () => {
    const officer = await city.as('approver');
    await officer.post(`/permits/${papers[1]!.id}/national/again`);
    expect(await refused(officer.post(`/permits/${papers[1]!.id}/national/again`))).toMatchObject({
      code: 'platform.state-changed',
    });
    await (await city.as('paint')).post(`/permits/${papers[0]!.id}/cancel`, { reason: 'mistyped' });
    await city.deliver();
    expect(await shown(papers[0]!.id)).toMatchObject({ state: 'waiting', number: '浙备2026-0031942' });
    const late = {
      number: papers[0]!.number,
      state: 'registered',
      nationalNumber: '浙备2026-0031942',
      on: '2026-11-20',
    };
    expect(await answer('late.jsonl', late)).toMatchObject([{ result: 'not-open' }]);
    await handOver();
    expect(batches()).toHaveLength(2);
    const text = batches().map((name) => readFileSync(join(folder, 'out', name), 'utf8'));
    const line = text.flatMap(jsonLines).find(({ nationalNumber }) => nationalNumber === '浙备2026-0031942');
    expect(line).toMatchObject({ number: papers[0]!.number, state: 'cancelled' });
  });

  test('by hand: the number once, of no other paper, of no day to come', async () => {
    const officer = await city.as('approver');
    const path = `/permits/${papers[2]!.id}/national`;
    expect(await refused(officer.post(path, { number: '浙备2026-0031942', on: '2026-11-20' }))).toMatchObject({
      code: 'permits.national-number-taken',
    });
    expect(await refused(officer.post(path, { number: '浙备2026-0031960', on: '2026-11-24' }))).toMatchObject({
      code: 'permits.national-day',
    });
    const entered = await officer.post<Shown['national']>(path, { number: '浙备2026-0031960', on: '2026-11-23' });
    expect(entered).toMatchObject({ state: 'registered', number: '浙备2026-0031960' });
    await officer.post(path, { number: '浙备2026-0031960', on: '2026-11-23' });
    expect(await refused(officer.post(path, { number: '浙备2026-0031961', on: '2026-11-23' }))).toMatchObject({
      code: 'permits.national-number-taken',
    });
  });

  test('where this system issues there is nothing to mirror', async () => {
    const own = await City.open({ loops: false });
    try {
      const permit = await permitOf(own, 'paint', { lines: [['PC3-02', '40']] });
      await own.deliver();
      await own.worker.get(HandOverNational).tick();
      expect(await own.rows('SELECT FROM permits.national_record')).toEqual([]);
      const officer = await own.as('approver');
      const path = `/permits/${permit.id}/national`;
      expect(await refused(officer.post(path, { number: '浙备2026-0031942', on: '2026-11-20' }))).toMatchObject({
        code: 'permits.no-national-record',
      });
    } finally {
      await own.close();
    }
  }, 60_000);
});
