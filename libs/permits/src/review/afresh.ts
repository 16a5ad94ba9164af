import type { EnterpriseFacts } from '@yby/enterprise';
import { BilingualView, Choice, Part, Text, type Instant, type Sql } from '@yby/platform';
import { formatQuantity } from '@yby/platform/contract';
import { divisionName, lawInUse, substanceOf } from '@yby/regulation/contract';
import type { StoredApplication, StoredLine } from '../application/application-row';
import { outcomes, Precheck, type PrecheckLine } from '../application/application-view';
import { gather } from '../application/gather';
import { inputOf } from '../application/input-of';
import { precheck } from '../application/precheck';

type Outcome = (typeof outcomes)[number];

/** One check that says something else than it did at submission. */
export class CheckDifference {
  @Text() check: string;
  @Choice(outcomes, { nullable: true, name: 'CheckOutcome' }) before: Outcome | null;
  @Choice(outcomes, { nullable: true, name: 'CheckOutcome' }) now: Outcome | null;
  @Text({ about: 'what it says now, or what it said and says no more' }) zh: string;
  @Text() en: string;
  @Text() rule: string;
}

export class ChangedMember {
  @Text({ about: 'quantity, seller, consignee, carrier, site, use, route, multiUse, substances' }) member: string;
  @Text({ nullable: true }) substance: string | null;
  @Part(() => BilingualView) before: BilingualView;
  @Part(() => BilingualView) now: BilingualView;
}

/** The last granted paper of the same kind for this enterprise, and what is other this time. */
export class SinceLast {
  @Text() number: string;
  @Text({ about: 'day of the decision' }) decidedOn: string;
  @Part(() => ChangedMember, { many: true }) changes: ChangedMember[];
}

export class AfreshView {
  @Part(() => Precheck) precheck: Precheck;
  @Part(() => CheckDifference, { many: true }) differences: CheckDifference[];
  @Part(() => SinceLast, { nullable: true }) sinceLast: SinceLast | null;
}

/** The checks of a case as they are now: with the law in use, the standing, the books of this moment. */
export async function checkAfresh(
  sql: Sql,
  row: StoredApplication,
  at: Instant,
): Promise<{ precheck: Precheck; applicant: EnterpriseFacts }> {
  const input = inputOf(row);
  const facts = await gather(sql, { enterpriseId: row.enterprise_id, id: null }, input, at, row.id);
  return { precheck: precheck(input, facts, lawInUse()), applicant: facts.applicant };
}

/** Pure: what two runs of the checks say differently; a line that only words its figures anew is named when its outcome differs. */
export function checkDifferences(before: readonly PrecheckLine[], now: readonly PrecheckLine[]): CheckDifference[] {
  const was = new Map(before.map((line) => [line.check, line]));
  const is = new Map(now.map((line) => [line.check, line]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((check) => {
    const [old, fresh] = [was.get(check), is.get(check)];
    if (old?.outcome === fresh?.outcome) return [];
    // A pass that is no longer said, or newly said, changes nothing for the officer.
    if ((old?.outcome ?? 'pass') === 'pass' && (fresh?.outcome ?? 'pass') === 'pass') return [];
    const { zh, en, rule } = (fresh ?? old)!;
    return [{ check, before: old?.outcome ?? null, now: fresh?.outcome ?? null, zh, en, rule }];
  });
}

type Compared = Pick<
  StoredApplication,
  'number' | 'seller_name' | 'consignee_name' | 'carrier_name' | 'site_id' | 'route' | 'multi_use' | 'lines'
>;

const same = (text: string): BilingualView => ({ zh: text, en: text });
const yes = (flag: boolean): BilingualView => (flag ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });
const quantity = ({ unit, amount }: StoredLine): BilingualView => {
  const value = { unit, amount: BigInt(amount) };
  return { zh: formatQuantity(value, 'zh'), en: formatQuantity(value, 'en') };
};

/**
 * Pure: what this application asks for otherwise than the one granted last.
 * @param siteName name of a storehouse by its id
 */
export function changesSince(last: Compared, now: Compared, siteName: (id: string) => string): ChangedMember[] {
  const changes: ChangedMember[] = [];
  const compare = (member: string, before: BilingualView, after: BilingualView, substance: string | null = null) => {
    if (before.zh !== after.zh) changes.push({ member, substance, before, now: after });
  };
  const site = (id: string | null) => same(id ? siteName(id) : '');
  const places = (route: readonly string[]) => ({
    zh: route.map((code) => divisionName(code, 'zh')).join('、'),
    en: route.map((code) => divisionName(code, 'en')).join(', '),
  });
  const substances = (lines: readonly StoredLine[]) => {
    const all = [...lines].map(({ substance }) => substanceOf(substance)).sort((a, b) => (a.code < b.code ? -1 : 1));
    return { zh: all.map(({ nameZh }) => nameZh).join('、'), en: all.map(({ nameEn }) => nameEn).join(', ') };
  };
  compare('seller', same(last.seller_name ?? ''), same(now.seller_name ?? ''));
  compare('consignee', same(last.consignee_name ?? ''), same(now.consignee_name ?? ''));
  compare('carrier', same(last.carrier_name ?? ''), same(now.carrier_name ?? ''));
  compare('site', site(last.site_id), site(now.site_id));
  compare('route', places(last.route), places(now.route));
  compare('multiUse', yes(last.multi_use), yes(now.multi_use));
  compare('substances', substances(last.lines), substances(now.lines));
  for (const line of now.lines) {
    const earlier = last.lines.find(({ substance }) => substance === line.substance);
    if (!earlier) continue;
    compare('quantity', quantity(earlier), quantity(line), line.substance);
    compare('use', same(earlier.use), same(line.use), line.substance);
  }
  return changes;
}

const lastGranted = `
SELECT number, seller_name, consignee_name, carrier_name, site_id, route, multi_use, lines,
       to_char(decided_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS decided_on
FROM permits.application
WHERE enterprise_id = $1 AND kind = $2 AND state = 'approved' AND id <> $3 ORDER BY id DESC LIMIT 1`;

export async function readAfresh(sql: Sql, row: StoredApplication, at: Instant): Promise<AfreshView> {
  const { precheck: now, applicant } = await checkAfresh(sql, row, at);
  const last = await sql.maybe<Compared & { decided_on: string }>(lastGranted, [row.enterprise_id, row.kind, row.id]);
  const siteName = (id: string) => applicant.sites.find((site) => site.id === id)?.name ?? id;
  return {
    precheck: now,
    differences: checkDifferences(row.precheck.lines, now.lines),
    sinceLast: last && {
      number: last.number,
      decidedOn: last.decided_on,
      changes: changesSince(last, row, siteName),
    },
  };
}
