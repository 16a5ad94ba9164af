import { namesOf } from '@yby/identity';
import {
  cursorOf,
  historyOf,
  isoOf,
  limitOf,
  openActs,
  pageOf,
  type Actor,
  type Instant,
  type Page,
  type PageQuery,
  type Sql,
  type Vault,
} from '@yby/platform';
import { recordOf } from '../register/record-of';
import { evidenceOf } from '../verification/evidence';
import { filingReasons } from '../verification/return-reasons';
import { changesOf } from './facts-of';
import type { FilingDocumentInput } from './filing-input';
import { getFiling, sideOf, type StoredFiling } from './filing-row';
import type { FilingEventView, FilingRow, FilingView, ReturnedView, SameNameView } from './filing-view';
import { filingLifecycle, type FilingState } from './filing.lifecycle';
import { maskDocument, openDocument } from './seal-document';
import { documentFor } from './submitted-version';

const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at));

const names: Record<string, [zh: string, en: string]> = {
  'enterprise.filing-opened': ['开始填写', 'begun'],
  'enterprise.filing-submitted': ['提交', 'submitted'],
  'enterprise.filing-returned': ['退回补正', 'returned for correction'],
  'enterprise.filing-approved': ['核验通过', 'verified'],
  'enterprise.filing-withdrawn': ['撤回', 'withdrawn'],
};

/** The acts of the lifecycle, cut down to what this side does. */
export function filingActs(row: StoredFiling, actor: Actor): string[] {
  const open: string[] = openActs(filingLifecycle, row.state, actor.roles);
  const side = sideOf(row, actor);
  if (side === 'authority') return open.filter((act) => act === 'approve' || act === 'return');
  if (side === 'helper') return open.filter((act) => act === 'save' || act === 'submit');
  return side === 'applicant' ? open : [];
}

/** One filing with its history, for one of its sides. @throws Refusal platform.not-found */
export async function readFiling(sql: Sql, vault: Vault, actor: Actor, id: string): Promise<FilingView> {
  return viewFiling(sql, vault, actor, await getFiling(sql, actor, id));
}

export async function viewFiling(sql: Sql, vault: Vault, actor: Actor, row: StoredFiling): Promise<FilingView> {
  const side = sideOf(row, actor);
  const stored = await documentFor(sql, row, side);
  const document = openDocument(vault, stored.document);
  const registered = row.kind === 'change' ? await recordOf(sql, row.enterprise_id) : null;
  const before = registered && openDocument(vault, registered.document);
  const shown = side === 'authority' ? maskDocument : (one: FilingDocumentInput) => one;
  const history = await historyOf(sql, 'filing', row.id);
  const people = await namesOf(sql, [
    ...new Set([
      ...history.filter(({ actorKind }) => actorKind === 'person').map(({ actorId }) => actorId),
      ...[row.helper_id, row.decided_by].filter((one) => one !== null),
    ]),
  ]);
  const { zh, en } = filingLifecycle.states[row.state];
  const evidence = await evidenceOf(sql, vault, row.enterprise_id, document);
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    stateName: { zh, en },
    version: row.version,
    revision: stored.revision,
    enterprise: { id: row.enterprise_id, name: stored.name },
    division: row.division,
    document: shown(document),
    registered: before && shown(before),
    changes: before && row.state !== 'approved' ? changesOf(before, document) : [],
    evidence: evidence.map(({ fact, level, at }) => ({ fact, level, at: isoOf(at) })),
    returned: row.returned.map(returnedView),
    corrections: row.corrections,
    sameName: side === 'authority' ? await sameName(sql, row) : [],
    helper: row.helper_id && (people.get(row.helper_id) ?? '—'),
    consent: row.consent,
    openedAt: isoOf(row.opened_at),
    submittedAt: iso(row.submitted_at),
    dueAt: iso(row.due_at),
    decidedAt: iso(row.decided_at),
    decidedBy: row.decided_by && (people.get(row.decided_by) ?? '—'),
    note: row.note,
    events: history.map(({ event, at, actorKind, actorId }): FilingEventView => {
      const [nameZh, nameEn] = names[event] ?? [event, event];
      const by =
        actorKind === 'person' ? (people.get(actorId) ?? '—') : actorKind === 'public' ? '申请人' : '系统 / system';
      return { at: isoOf(at), act: event.slice('enterprise.filing-'.length), by, zh: nameZh, en: nameEn };
    }),
    acts: filingActs(row, actor),
  };
}

function returnedView({ code, field, note }: StoredFiling['returned'][number]): ReturnedView {
  const { zh, en } = filingReasons.find((reason) => reason.code === code) ?? { zh: code, en: code };
  return { code, zh, en, ...(field ? { field } : {}), ...(note ? { note } : {}) };
}

/** Another unit of this name in this county: registered, or waiting. A hint for the officer, no reason to refuse. */
async function sameName(sql: Sql, row: StoredFiling): Promise<SameNameView[]> {
  return sql.rows<SameNameView>(
    `SELECT coalesce(e.uscc, '—') AS number, e.name, e.state FROM enterprise.enterprise e
     WHERE e.name = $1 AND e.division = $2 AND e.id <> $3 AND e.state NOT IN ('draft', 'closed')
     UNION ALL
     SELECT f.number, f.name, f.state FROM enterprise.filing f
     WHERE f.name = $1 AND f.division = $2 AND f.enterprise_id <> $3 AND f.kind = 'registration' AND f.state IN ('submitted', 'returned')
     LIMIT 20`,
    [row.name, row.division, row.enterprise_id],
  );
}

interface ListRow {
  readonly id: string;
  readonly number: string;
  readonly kind: FilingRow['kind'];
  readonly state: FilingState;
  readonly name: string;
  readonly opened_at: Instant;
  readonly submitted_at: Instant | null;
  readonly due_at: Instant | null;
  readonly decided_at: Instant | null;
}

/** The enterprise's own filings, newest first. */
export async function listFilings(sql: Sql, actor: Actor, query: PageQuery): Promise<Page<FilingRow>> {
  const after = cursorOf(query, ['uuid']);
  const limit = limitOf(query);
  const rows = await sql.rows<ListRow>(
    `SELECT id, number, kind, state, name, opened_at, submitted_at, due_at, decided_at FROM enterprise.filing
     WHERE enterprise_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [actor.enterpriseId, after?.[0] ?? null, limit + 1],
  );
  return pageOf(rows, limit, rowView, ({ id }) => [id]);
}

export const rowView = (row: ListRow): FilingRow => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  state: row.state,
  name: row.name,
  openedAt: isoOf(row.opened_at),
  submittedAt: iso(row.submitted_at),
  dueAt: iso(row.due_at),
  decidedAt: iso(row.decided_at),
});
