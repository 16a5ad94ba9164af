import { namesOf, findOrgan } from '@yby/identity';
import {
  isoOf,
  openActs,
  platformRefusal,
  type Actor,
  type Instant,
  type PlainDate,
  type Ports,
  type Sql,
} from '@yby/platform';
import { codesOf } from '../code/make-code';
import { ENTERPRISE_COUNTS, type EnterpriseCounts } from '../code/enterprise-counts';
import type { StoredScan } from '../filing/filing-document';
import { covers, type StoredFiling } from '../filing/filing-row';
import { enterpriseLifecycle, type EnterpriseState } from '../register/enterprise.lifecycle';
import type { CountyFile, HistoryFiling, RestView, VisitView } from './file-views';

interface Card {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly state: EnterpriseState;
  readonly division: string;
  readonly organ_id: string | null;
  readonly first_filing_on: PlainDate | null;
  readonly first_transport_on: PlainDate | null;
}

/** Whether this officer keeps the file of that place: a county its own, a city its counties. Nobody of an enterprise does. */
export const keepsFileOf = (actor: Actor, division: string): boolean =>
  actor.enterpriseId === null && actor.division !== null && covers(actor.division, division);

/** @throws Refusal platform.not-found also for an enterprise of another place, and for a draft */
export async function getKept(sql: Sql, actor: Actor, id: string, lock: '' | 'FOR UPDATE' = ''): Promise<Card> {
  const question = `SELECT id, name, version, state, division, organ_id, first_filing_on, first_transport_on
    FROM enterprise.enterprise WHERE id = $1`;
  const row = await sql.maybe<Card>(lock ? `${question} FOR UPDATE` : question, [id]);
  if (!row || row.state === 'draft' || !keepsFileOf(actor, row.division)) throw platformRefusal('not-found');
  return row;
}

/** Most that a history shows; what is older stands in the journal. */
const MOST = 100;

export async function readCountyFile(
  sql: Sql,
  ports: Ports,
  actor: Actor,
  id: string,
  now: Instant,
): Promise<CountyFile> {
  const card = await getKept(sql, actor, id);
  const organ = card.organ_id ? await findOrgan(sql, card.organ_id) : null;
  const counts: CountyFile['counts'] = [];
  for (const other of ports.all<EnterpriseCounts>(ENTERPRISE_COUNTS))
    counts.push(...(await other.counts(sql, id, now)));
  return {
    id,
    name: card.name,
    version: card.version,
    state: card.state,
    division: card.division,
    organ: organ && { id: organ.id, name: organ.name, division: organ.division },
    code: (await codesOf(sql, id)).find(({ siteId }) => siteId === null)?.code ?? null,
    firstFilingOn: card.first_filing_on,
    firstTransportOn: card.first_transport_on,
    counts,
    filings: await filingsOf(sql, id),
    sources: await sql.rows(
      `SELECT v.fact, f.number AS filing, s.visited_on AS "visitedOn" FROM enterprise.evidence v
       LEFT JOIN enterprise.filing f ON f.id = v.filing_id LEFT JOIN enterprise.visit s ON s.id = v.visit_id
       WHERE v.enterprise_id = $1 ORDER BY v.fact LIMIT 500`,
      [id],
    ),
    visits: await visitsOf(sql, id),
    rests: await restsOf(sql, id),
    acts: officerActs(card.state, actor),
  };
}

/** What an officer may do here; the enterprise's own acts are its own. */
function officerActs(state: EnterpriseState, actor: Actor): string[] {
  if (!actor.roles.includes('approver')) return [];
  const alive = state === 'registered' || state === 'suspended';
  return [
    ...openActs(enterpriseLifecycle, state, ['approver']).filter((act) => act !== 'register' && act !== 'join'),
    ...(alive ? ['visit', 'assist', 'transfer'] : []),
  ];
}

type HistoryRow = Pick<
  StoredFiling,
  'id' | 'number' | 'kind' | 'state' | 'decided_at' | 'decided_by' | 'helper_id' | 'consent'
> & { readonly versions: { revision: number; at: string }[] };

async function filingsOf(sql: Sql, enterpriseId: string): Promise<HistoryFiling[]> {
  const rows = await sql.rows<HistoryRow>(
    `SELECT f.id, f.number, f.kind, f.state, f.decided_at, f.decided_by, f.helper_id, f.consent,
       (SELECT jsonb_agg(jsonb_build_object('revision', v.revision,
          'at', to_char(v.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY v.revision)
        FROM enterprise.filing_version v WHERE v.filing_id = f.id) AS versions
     FROM enterprise.filing f WHERE f.enterprise_id = $1 AND f.submitted_at IS NOT NULL ORDER BY f.id DESC LIMIT ${MOST}`,
    [enterpriseId],
  );
  const names = await namesOf(sql, [
    ...new Set(rows.flatMap((row) => [row.decided_by, row.helper_id].filter((one) => one !== null))),
  ]);
  const nameOf = (account: string | null) => account && (names.get(account) ?? '—');
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    decidedAt: row.decided_at && isoOf(row.decided_at),
    decidedBy: nameOf(row.decided_by),
    helper: nameOf(row.helper_id),
    consent: row.consent?.file ?? null,
    versions: (row.versions ?? []).map(({ revision, at }) => ({ revision, submittedAt: at })),
  }));
}

async function visitsOf(sql: Sql, enterpriseId: string): Promise<VisitView[]> {
  const rows = await sql.rows<{
    id: string;
    visited_on: PlainDate;
    officer_ids: string[];
    facts: string[];
    photos: StoredScan[];
    result: VisitView['result'];
    note: string;
  }>(
    `SELECT id, visited_on, officer_ids, facts, photos, result, note FROM enterprise.visit
     WHERE enterprise_id = $1 ORDER BY visited_on DESC, id DESC LIMIT ${MOST}`,
    [enterpriseId],
  );
  const names = await namesOf(sql, [...new Set(rows.flatMap((row) => row.officer_ids))]);
  return rows.map(({ visited_on: visitedOn, officer_ids: officers, ...row }) => ({
    ...row,
    visitedOn,
    officers: officers.map((one) => names.get(one) ?? '—'),
  }));
}

function restsOf(sql: Sql, enterpriseId: string): Promise<RestView[]> {
  return sql.rows<RestView>(
    `SELECT id, act, reason, note, organ_name AS "organName",
       to_char(done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
     FROM enterprise.rest WHERE enterprise_id = $1 ORDER BY id DESC LIMIT ${MOST}`,
    [enterpriseId],
  );
}
