import { registerEnterprise } from '@yby/enterprise';
import { addAccount } from '@yby/identity';
import { systemCaller } from '@yby/platform';
import { kilogramsToMg } from '@yby/platform/contract';
import type { StoryClient } from '../../apps/cli/src/story/client';
import type { City } from './city';
import { kg, PDF, type Case, type Claimed } from './filing';
import { organNamed, person } from './people';
import type { Random } from './random';
import { madeUscc } from './register-rows';

// A day at the office by the minute: companies of twelve counties file, officers take what is next, look at it, and decide.
// Everything goes over the real API; only the clock is moved.

export const COUNTIES = [
  '330302',
  '330303',
  '330304',
  '330305',
  '330324',
  '330326',
  '330327',
  '330328',
  '330329',
  '330381',
  '330382',
  '330383',
] as const;

/** The substances and kilograms that companies of this day file for. */
const WANTS = [
  ['PC3-01', 20],
  ['PC3-02', 30],
  ['PC3-03', 15],
] as const;

export interface Officer {
  readonly name: string;
  readonly division: string;
  readonly client: StoryClient;
  busy: { id: string; fence: number; until: number; claimed: number; verdict: 'approve' | 'return' | 'refuse' } | null;
}

interface Company {
  readonly division: string;
  readonly agent: StoryClient;
  readonly body: (line: number, kilograms: number) => object;
}

/** Minutes since midnight of a place's local day. */
export const minute = (text: string): number => {
  const [hours, minutes] = text.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
};
/** The office's minutes, both ends of each span included: what is due at twelve is due before lunch. */
export const officeMinutes = [
  ...span(minute('08:30'), minute('12:00')),
  ...span(minute('13:30'), minute('17:30')),
] as const;

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

const instant = (day: string, at: number): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + at * 60_000).toISOString();

export class OfficeDay {
  readonly officers: Officer[] = [];
  private readonly companies: Company[] = [];
  private readonly again: { at: number; id: string; company: Company; line: number; kilograms: number }[] = [];
  private readonly filedBy = new Map<string, { company: Company; line: number; kilograms: number }>();

  constructor(
    private readonly city: City,
    private readonly random: Random,
  ) {}

  /** One company a county, two officers each and one more in the first. */
  async settle(): Promise<void> {
    const seller = await (await this.city.as('seller')).get<{ id: string }>('/enterprises/mine');
    for (const [i, division] of COUNTIES.entries()) {
      const organId = await organNamed(this.city, division);
      const { siteId } = await this.register(i, division);
      const agent = await this.city.as(`day-agent-${division}`);
      const { hash, name } = await agent.upload(PDF, '合法使用需要证明.pdf');
      this.companies.push({
        division,
        agent,
        body: (line, kilograms) => ({
          kind: 'purchase_filing',
          sellerId: seller.id,
          siteId,
          multiUse: false,
          handler: { name: '林晓燕', idNumber: '330302199203151228', phone: '13800000001' },
          attachments: [{ kind: 'legitimate_use_statement', file: hash, name }],
          lines: [{ substance: WANTS[line]![0], quantity: kg(String(kilograms)), use: '生产' }],
        }),
      });
      for (let n = 1; n <= (i === 0 ? 3 : 2); n++) {
        const username = `day-officer-${division}-${n}`;
        await person(this.city, username, ['approver'], { organId, division });
        this.officers.push({ name: username, division, client: await this.city.as(username), busy: null });
      }
    }
  }

  private register(i: number, division: string): Promise<{ siteId: string }> {
    return this.city.work.run(systemCaller('test'), 'test.day', async (tx) => {
      const { id, siteIds } = await registerEnterprise(tx, {
        uscc: madeUscc(7_000 + i),
        name: `某日涂料有限公司${i + 1}号厂`,
        division,
        address: `工业路 ${i + 1} 号`,
        legalRep: '林海涛',
        kinds: ['end_user'],
        firstFilingOn: '2023-03-01',
        sites: [{ name: '仓库', address: `工业路 ${i + 1} 号` }],
        licences: [
          {
            kind: 'business_licence',
            number: `3303020000${70_000 + i}`,
            issuer: '温州市市场监督管理局',
            validFrom: '2024-01-01',
            validTo: '2029-12-31',
            substances: [],
          },
        ],
        needs: WANTS.map(([substance]) => ({
          substance,
          unit: 'mg' as const,
          yearlyNeed: kilogramsToMg('900000'),
          storageCapacity: kilogramsToMg('900000'),
        })),
      });
      await addAccount(tx, {
        username: `day-agent-${division}`,
        name: '林晓燕',
        password: this.city.demoPassword,
        roles: ['agent'],
        enterpriseId: id,
        division,
      });
      return { siteId: siteIds[0]! };
    });
  }

  /** `count` filings between two minutes, each at a minute and of a company of its own choice. */
  plan(count: number, from: string, to: string): { at: number; company: number; line: number; kilograms: number }[] {
    const hours = officeMinutes.filter((at) => at >= minute(from) && at <= minute(to));
    return Array.from({ length: count }, () => ({
      at: hours[this.random.whole(0, hours.length - 1)]!,
      company: this.random.whole(0, this.companies.length - 1),
      line: this.random.whole(0, WANTS.length - 1),
      kilograms: this.random.whole(5, WANTS[0][1]),
    })).sort((a, b) => a.at - b.at);
  }

  /**
   * One day, minute by minute.
   * @param present who is there at all
   * @param at what else happens at a minute
   */
  async run(
    day: string,
    filings: ReturnType<OfficeDay['plan']>,
    {
      present = () => true,
      at = {},
      until = '17:30',
    }: { present?: (officer: Officer) => boolean; at?: Record<string, () => Promise<void>>; until?: string } = {},
  ): Promise<void> {
    let next = 0;
    for (const now of officeMinutes.filter((one) => one <= minute(until))) {
      await this.city.setClock(instant(day, now));
      await this.city.fireDeadlines();
      for (const [text, act] of Object.entries(at)) if (minute(text) === now) await act();
      for (; next < filings.length && filings[next]!.at === now; next++) {
        const { company, line, kilograms } = filings[next]!;
        await this.file(this.companies[company]!, line, kilograms);
      }
      for (const one of this.again.filter((each) => each.at <= now)) {
        this.again.splice(this.again.indexOf(one), 1);
        await one.company.agent.post(`/applications/${one.id}/resubmit`, one.company.body(one.line, one.kilograms));
      }
      await Promise.all(this.officers.filter(present).map((officer) => this.work(officer, now)));
    }
  }

  private async file(company: Company, line: number, kilograms: number): Promise<void> {
    const { id } = await company.agent.post<Case>('/applications', company.body(line, kilograms));
    this.filedBy.set(id, { company, line, kilograms });
  }

  private async work(officer: Officer, now: number): Promise<void> {
    const { busy, client } = officer;
    if (busy && now >= busy.until) {
      officer.busy = null;
      await this.decide(officer, busy, now);
    } else if (busy && now === minute('12:00')) {
      officer.busy = null;
      await client.post(`/review/applications/${busy.id}/release`, { fence: busy.fence });
    } else if (busy) {
      // The desk keeps its hold on what is being read.
      if ((now - busy.claimed) % 5 === 0)
        await client.post(`/review/applications/${busy.id}/extend`, { fence: busy.fence });
    } else if (now !== minute('12:00') && now !== minute('17:30')) {
      const { application, fence } = await client.post<Claimed | { application: null; fence: null }>('/review/claim');
      if (!application) return;
      const drawn = this.random.next();
      officer.busy = {
        id: application.id,
        fence,
        claimed: now,
        until: now + this.random.whole(4, 18),
        verdict: drawn < 0.88 ? 'approve' : drawn < 0.96 ? 'return' : 'refuse',
      };
    }
  }

  private async decide({ client }: Officer, { id, fence, verdict }: NonNullable<Officer['busy']>, now: number) {
    const path = `/review/applications/${id}/${verdict}`;
    if (verdict === 'approve') await client.post(path, { fence });
    else if (verdict === 'refuse') await client.post(path, { fence, reason: 'barred', note: '条例 38' });
    else {
      await client.post(path, { fence, defects: [{ code: 'use-unclear' }] });
      this.again.push({ id, at: now + this.random.whole(10, 25), ...this.filedBy.get(id)! });
    }
  }
}
