import { Inject, Injectable } from '@nestjs/common';
import { findEnterprise } from '@yby/enterprise';
import { namesOf } from '@yby/identity';
import {
  At,
  cursorOf,
  Free,
  Id,
  isoOf,
  limitOf,
  pageOf,
  Part,
  platformRefusal,
  Text,
  toPlainDate,
  Vault,
  Whole,
  Work,
  type Actor,
  type Caller,
  type Instant,
  type PageQuery,
  type Sql,
  type Tx,
} from '@yby/platform';
import type { Page } from '@yby/platform/contract';
import { permitsRefusal } from '../permits.refusals';

/** Most drafts of one enterprise; a desk with more has lost sight of them. */
export const MOST_DRAFTS = 100;
/** Characters of one draft as JSON. */
const MOST_CHARACTERS = 64 * 1024;

export class DraftRow {
  @Id() id: string;
  @Text({ max: 200, about: 'substances and quantities' }) title: string;
  @Text({ about: 'who typed last' }) savedBy: string;
  @At() savedAt: string;
  @Whole() version: number;
}

export class DraftRows {
  @Part(() => DraftRow, { many: true }) items: DraftRow[];
  @Text({ nullable: true }) next: string | null;
}

export class DraftView extends DraftRow {
  @Free({ about: 'the form as it was typed' }) body: object;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly saved_by: string;
  readonly saved_at: Instant;
  readonly version: number;
}

const contextOf = (id: string) => `permits.draft.body/${id}`;

/** The enterprise's own drafts, last typed first. */
export async function listDrafts(sql: Sql, actor: Actor, query: PageQuery): Promise<Page<DraftRow>> {
  const [at, id] = cursorOf(query, ['instant', 'uuid']) ?? [null, null];
  const limit = limitOf(query);
  const rows = await sql.rows<Row>(
    `SELECT id, title, '' AS body, saved_by, saved_at, version FROM permits.draft
     WHERE enterprise_id = $1 AND ($2::float8 IS NULL OR (saved_at, id) < (to_timestamp($2::float8 / 1000), $3::uuid))
     ORDER BY saved_at DESC, id DESC LIMIT $4`,
    [actor.enterpriseId, at, id, limit + 1],
  );
  const names = await namesOf(sql, [...new Set(rows.map((row) => row.saved_by))]);
  return pageOf(
    rows,
    limit,
    (row) => rowView(row, names),
    (row) => [row.saved_at, row.id],
  );
}

/** @throws Refusal platform.not-found also for another enterprise's */
export async function readDraft(sql: Sql, vault: Vault, actor: Actor, id: string): Promise<DraftView> {
  const row = await find(sql, actor, id, '');
  if (!row) throw platformRefusal('not-found');
  const names = await namesOf(sql, [row.saved_by]);
  return { ...rowView(row, names), body: JSON.parse(vault.open(row.body, contextOf(id))) as object };
}

function rowView(row: Row, names: ReadonlyMap<string, string>): DraftRow {
  return {
    id: row.id,
    title: row.title,
    savedBy: names.get(row.saved_by) ?? '—',
    savedAt: isoOf(row.saved_at),
    version: row.version,
  };
}

function find(sql: Sql, actor: Actor, id: string, lock: '' | 'FOR UPDATE'): Promise<Row | null> {
  return sql.maybe<Row>(
    `SELECT id, title, body, saved_by, saved_at, version FROM permits.draft WHERE id = $1 AND enterprise_id = $2 ${lock}`,
    [id, actor.enterpriseId],
  );
}

/** Taken away with the application that was filed from it; what is not there any more is no fault. */
export async function dropDraft(tx: Tx, id: string): Promise<void> {
  await tx.execute('DELETE FROM permits.draft WHERE id = $1 AND enterprise_id = $2', [id, tx.actor.enterpriseId]);
}

@Injectable()
export class Drafts {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /**
   * A draft is nobody's act yet: nothing of it goes into the journal.
   * @throws Refusal permits.too-many-drafts, platform.too-large
   */
  begin(caller: Caller, title: string, body: object): Promise<DraftRow> {
    return this.work.run(caller, 'permits.begin-draft', async (tx) => {
      const { enterpriseId } = tx.actor;
      const enterprise = enterpriseId && (await findEnterprise(tx, enterpriseId));
      if (!enterprise) throw platformRefusal('not-permitted', { roles: ['agent'] });
      const [{ count }] = (await tx.rows<{ count: bigint }>(
        'SELECT count(*) FROM permits.draft WHERE enterprise_id = $1',
        [enterprise.id],
      )) as [{ count: bigint }];
      if (count >= BigInt(MOST_DRAFTS)) throw permitsRefusal('too-many-drafts', { most: MOST_DRAFTS });
      const id = tx.newId();
      await tx.insert('permits.draft', {
        id,
        enterprise_id: enterprise.id,
        title,
        body: this.seal(id, body),
        saved_by: tx.actor.id,
        saved_at: isoOf(tx.now),
        division: enterprise.division,
        month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
      });
      return rowView({ id, title, body: '', saved_by: tx.actor.id, saved_at: tx.now, version: 1 }, ownName(tx.actor));
    });
  }

  /**
   * Saves as typed. If-Match names the version that the typist has seen, so that two at one draft do not type over each other.
   * @throws Refusal platform.not-found, platform.version-changed, platform.too-large
   */
  save(caller: Caller, id: string, title: string, body: object): Promise<DraftRow> {
    return this.work.run(caller, 'permits.save-draft', async (tx) => {
      const row = await find(tx, tx.actor, id, 'FOR UPDATE');
      if (!row) throw platformRefusal('not-found');
      if (caller.ifMatch !== undefined && caller.ifMatch !== row.version) throw platformRefusal('version-changed');
      await tx.execute(
        `UPDATE permits.draft SET title = $2, body = $3, saved_by = $4, saved_at = $5, version = version + 1 WHERE id = $1`,
        [id, title, this.seal(id, body), tx.actor.id, isoOf(tx.now)],
      );
      const saved = { saved_by: tx.actor.id, saved_at: tx.now, version: row.version + 1 };
      return rowView({ ...row, title, ...saved }, ownName(tx.actor));
    });
  }

  private seal(id: string, body: object): string {
    const text = JSON.stringify(body);
    if (text.length > MOST_CHARACTERS) throw platformRefusal('too-large', { limit: '64 KB' });
    return this.vault.seal(text, contextOf(id));
  }

  drop(caller: Caller, id: string): Promise<void> {
    return this.work.run(caller, 'permits.drop-draft', async (tx) => {
      if (!(await find(tx, tx.actor, id, 'FOR UPDATE'))) throw platformRefusal('not-found');
      await dropDraft(tx, id);
    });
  }
}

const ownName = ({ id, name }: Actor) => new Map([[id, name]]);
