import { enterpriseFacts } from '@yby/enterprise';
import {
  cursorOf,
  isoOf,
  limitOf,
  pageOf,
  toPlainDate,
  type Actor,
  type Page,
  type PageQuery,
  type Sql,
} from '@yby/platform';
import type { Instant, PlainDate, QuantityUnit } from '@yby/platform/contract';
import { substanceOf } from '@yby/regulation/contract';
import { postingKinds } from '../words';
import type { EntryView } from './entry-view';

interface EntryRow {
  readonly id: string;
  readonly entered_at: Instant;
  readonly occurred_on: PlainDate;
  readonly kind: string;
  readonly substance: string;
  readonly unit: QuantityUnit;
  readonly amount: bigint;
  readonly balance_after: bigint;
  readonly site_id: string;
  readonly ref_type: string;
  readonly ref_id: string;
}

const ENTRIES = `
SELECT e.id, p.entered_at, e.occurred_on, p.kind, e.substance, e.unit, e.amount, e.balance_after, e.site_id, p.ref_type, p.ref_id
FROM ledger.entry e JOIN ledger.posting p ON p.id = e.posting_id
WHERE e.enterprise_id = $1 AND e.account_kind = 'stock' AND ($2::uuid IS NULL OR e.id < $2)
ORDER BY e.id DESC LIMIT $3`;

/** In and out of the stores of the caller's enterprise, newest first (条例 19: substance, quantity, date, counterpart by `ref`). */
export async function listEntries(sql: Sql, actor: Actor, query: PageQuery, now: Instant): Promise<Page<EntryView>> {
  const { enterpriseId } = actor;
  if (!enterpriseId) return { items: [], next: null };
  const limit = limitOf(query);
  const after = cursorOf(query, ['uuid']);
  const rows = await sql.rows<EntryRow>(ENTRIES, [enterpriseId, after?.[0] ?? null, limit + 1]);
  const facts = await enterpriseFacts(sql, [enterpriseId], toPlainDate(now));
  const sites = new Map(facts.get(enterpriseId)?.sites.map(({ id, name }) => [id, name]));
  const kinds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = postingKinds;
  return pageOf(
    rows,
    limit,
    (row): EntryView => {
      const { nameZh, nameEn } = substanceOf(row.substance);
      const { zh, en } = kinds[row.kind] ?? { zh: row.kind, en: row.kind };
      return {
        id: row.id,
        at: isoOf(row.entered_at),
        on: row.occurred_on,
        kind: row.kind,
        kindName: { zh, en },
        substance: row.substance,
        nameZh,
        nameEn,
        site: { id: row.site_id, name: sites.get(row.site_id) ?? '—' },
        quantity: { unit: row.unit, amount: row.amount.toString() },
        balance: { unit: row.unit, amount: row.balance_after.toString() },
        ref: { type: row.ref_type, id: row.ref_id },
      };
    },
    ({ id }) => [id],
  );
}
