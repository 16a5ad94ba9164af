import { randomUUID } from 'node:crypto';
import type { Page } from '@yby/platform/contract';
import { City } from '../kit/city';
import { delivery, permitOf, type PermitAnswer } from '../kit/filing';
import { refused } from '../kit/refused';

interface Row {
  id: string;
  scannedAt: string;
  recordedAt: string;
  clockOff: boolean;
  offline: boolean;
  shown: string;
  verdict: string;
  scanner: string;
  number: string | null;
  place: { latitude: number; longitude: number } | null;
  checkpoint: string | null;
}
interface Recorded {
  items: { id: string; known: boolean; verdict: string; number: string | null; differs: boolean }[];
}
interface Suspicion {
  id: string;
  state: string;
  permitNumber: string | null;
  verdict: string;
  note: string;
  reporter: string;
  closingNote: string | null;
  acts: string[];
}

describe('what is scanned stays on record, with time and place', () => {
  let city: City;
  let permit: PermitAnswer;
  beforeAll(async () => {
    city = await City.open({ loops: false });
    permit = await permitOf(city, 'paint', { lines: [['PC3-01', '80']] });
  }, 60_000);
  afterAll(() => city?.close());

  const scan = (more: Record<string, unknown> = {}) => ({
    id: randomUUID(),
    text: permit.code,
    scannedAt: '2026-11-23T01:10:00.000Z',
    offline: false,
    shown: 'in_force',
    ...more,
  });

  it('five scans without network, sent twice and then side by side, are five rows', async () => {
    const inspector = await city.as('inspector');
    const five = Array.from({ length: 5 }, (_, i) =>
      scan({
        offline: true,
        shown: 'listed-in_force',
        scannedAt: `2026-11-23T01:0${i}:00.000Z`,
        place: { latitude: 27_994_267, longitude: 120_699_367 + i, accuracy: 8 },
        checkpoint: '温州东收费站',
      }),
    );
    const first = await inspector.post<Recorded>('/scans', { items: five });
    expect(first.items.map(({ known, verdict, differs }) => [known, verdict, differs])).toEqual(
      five.map(() => [false, 'in_force', false]),
    );
    const again = await Promise.all([1, 2, 3].map(() => inspector.post<Recorded>('/scans', { items: five })));
    for (const { items } of again) expect(items.every(({ known }) => known)).toBe(true);
    const { items } = await inspector.get<Page<Row>>('/scans?limit=100');
    expect(items.map(({ id }) => id).sort()).toEqual(five.map(({ id }) => id).sort());
    expect(items.find(({ id }) => id === five[3]!.id)).toMatchObject({
      scannedAt: '2026-11-23T01:03:00.000Z',
      recordedAt: '2026-11-23T01:30:00.000Z',
      clockOff: false,
      offline: true,
      scanner: '温州市公安局禁毒支队',
      number: permit.number,
      place: { latitude: 27_994_267, longitude: 120_699_370, accuracy: 8 },
      checkpoint: '温州东收费站',
    });
    const pages: string[] = [];
    for (let after = ''; ;) {
      const page = await inspector.get<Page<Row>>(`/scans?limit=2${after && `&after=${after}`}`);
      pages.push(...page.items.map(({ id }) => id));
      if (!page.next) break;
      after = page.next;
    }
    expect(pages).toEqual(items.map(({ id }) => id));
  });

  it('an id that somebody else has used is neither theirs nor lost', async () => {
    const mine = scan();
    await (await city.as('inspector')).post('/scans', { items: [mine] });
    const answer = await (await city.as('seller')).post<Recorded>('/scans', { items: [mine] });
    expect(answer.items[0]!.known).toBe(false);
    const { items } = await (await city.as('seller')).get<Page<Row>>('/scans');
    expect(items.map(({ id, scanner }) => [id, scanner])).toEqual([[mine.id, '温州东瓯化工贸易有限公司']]);
  });

  it('a paper that passed at the roadside and is stopped by now is told to whoever let it pass', async () => {
    const spent = await permitOf(city, 'paint', { lines: [['PC3-02', '10']] });
    await (await city.as('seller')).post(`/permits/${spent.id}/redemptions`, delivery('10', 'PC3-02'));
    const { items } = await (
      await city.as('inspector')
    ).post<Recorded>('/scans', {
      items: [
        scan({ text: spent.code, offline: true, shown: 'listed-in_force' }),
        scan({ text: 'XX00', shown: 'number' }),
      ],
    });
    expect(items.map(({ verdict, differs, number }) => [verdict, differs, number])).toEqual([
      ['used_up', true, spent.number],
      ['not_found', false, null],
    ]);
  });

  it('a device whose clock runs ahead is noted, and no moment to come stands in the log; no moment at all is refused', async () => {
    const inspector = await city.as('inspector');
    const ahead = scan({ scannedAt: '2027-03-01T00:00:00+08:00' });
    await inspector.post('/scans', { items: [ahead] });
    const { items } = await inspector.get<Page<Row>>('/scans?limit=100');
    expect(items.find(({ id }) => id === ahead.id)).toMatchObject({
      scannedAt: '2026-11-23T01:30:00.000Z',
      clockOff: true,
    });
    expect(
      await refused(inspector.post('/scans', { items: [scan({ scannedAt: '2026-02-30T10:00:00Z' })] })),
    ).toMatchObject({
      status: 400,
      code: 'platform.bad-input',
      defects: ['items.0.scannedAt instant'],
    });
  });

  it('the authority of the paper reads where it was scanned; its parties and another county do not', async () => {
    const { items } = await (await city.as('approver')).get<{ items: Row[] }>(`/permits/${permit.id}/scans`);
    expect(items.length).toBeGreaterThanOrEqual(6);
    for (const other of ['longwan', 'paint'])
      await expect((await city.as(other)).get(`/permits/${permit.id}/scans`)).rejects.toThrow();
  });

  it('the log can only grow', async () => {
    await expect(
      city.work.run({ actor: { kind: 'system' }, requestId: 't' } as never, 'test.change', (tx) =>
        tx.execute('DELETE FROM permits.scan'),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('what looks wrong is told to the county’s inspectors and supervisors at once, and closed by one of them once', async () => {
    const seller = await city.as('seller');
    const told = await seller.post<Suspicion>('/suspicions', {
      text: permit.code,
      kind: 'person_differs',
      note: '提货人李某与证件不符',
    });
    expect(told).toMatchObject({ state: 'reported', permitNumber: permit.number, verdict: 'in_force', acts: [] });
    const [row] = await city.rows<{ note: string }>('SELECT note FROM permits.suspicion WHERE id = $1', [told.id]);
    expect(row!.note).not.toContain('李某');
    const facts = await city.rows<{ facts: object }>(
      "SELECT facts FROM platform.journal WHERE event = 'permits.suspicion-reported'",
    );
    expect(JSON.stringify(facts)).not.toContain('李某');
    await city.deliver();
    for (const officer of ['inspector', 'supervisor']) {
      const { items } = await (await city.as(officer)).get<Page<{ kind: string; link: string }>>('/messages');
      expect(items.find(({ kind }) => kind === 'suspicion-reported')).toMatchObject({ link: '/suspicions' });
    }
    const inspector = await city.as('inspector');
    const open = await inspector.get<Page<Suspicion>>('/suspicions?state=reported');
    expect(open.items.find(({ id }) => id === told.id)).toMatchObject({
      note: '提货人李某与证件不符',
      acts: ['close'],
    });
    const finding = { outcome: 'unfounded', note: '已核对，系新任经办人' };
    const closed = await inspector.post<Suspicion>(`/suspicions/${told.id}/close`, finding);
    expect(closed).toMatchObject({ state: 'closed', closingNote: finding.note, acts: [] });
    expect(await refused((await city.as('supervisor')).post(`/suspicions/${told.id}/close`, finding))).toMatchObject({
      status: 409,
      code: 'platform.state-changed',
    });
    const own = await seller.get<Page<Suspicion>>('/suspicions');
    expect(own.items).toMatchObject([{ id: told.id, state: 'closed', closingNote: null }]);
    expect((await (await city.as('paint')).get<Page<Suspicion>>('/suspicions')).items).toEqual([]);
    expect((await (await city.as('longwan')).get<Page<Suspicion>>('/suspicions')).items).toEqual([]);
  });

  it('a code behind which no paper stands is told to the reporter’s own county', async () => {
    const forged = `${permit.code.slice(0, -4)}${permit.code.endsWith('1111') ? '2222' : '1111'}`;
    const told = await (
      await city.as('seller')
    ).post<Suspicion>('/suspicions', {
      text: forged,
      kind: 'altered_paper',
      note: '二维码有涂改',
    });
    expect(told).toMatchObject({ verdict: 'altered', permitNumber: null });
    const { items } = await (await city.as('longwan')).get<Page<Suspicion>>('/suspicions');
    expect(items.map(({ id }) => id)).toEqual([told.id]);
  });
});
