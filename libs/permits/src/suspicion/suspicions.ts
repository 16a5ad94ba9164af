import { Inject, Injectable } from '@nestjs/common';
import { findEnterprise } from '@yby/enterprise';
import { organOf } from '@yby/identity';
import {
  advance,
  cursorOf,
  isoOf,
  limitOf,
  openActs,
  pageOf,
  platformRefusal,
  toPlainDate,
  Vault,
  Work,
  type Actor,
  type Caller,
  type Instant,
  type PageQuery,
  type Sealed,
  type Sql,
} from '@yby/platform';
import type { Page } from '@yby/platform/contract';
import { covers } from '../application/view-of';
import { rangeOf } from '../review/claim';
import { Scan } from '../scan/scan';
import type { Verdict } from '../scan/scan-view';
import { suspicionLifecycle, type SuspicionState } from './suspicion.lifecycle';
import type {
  CloseSuspicionInput,
  SuspicionInput,
  SuspicionKind,
  SuspicionOutcome,
  SuspicionView,
} from './suspicion-view';

const NOTE = 'suspicion.note';

interface Stored {
  readonly id: string;
  readonly state: SuspicionState;
  readonly version: number;
  readonly kind: SuspicionKind;
  readonly verdict: Verdict;
  readonly permit_id: string | null;
  readonly permit_number: string | null;
  readonly note: Sealed;
  readonly reported_by: string;
  readonly reporter: string;
  readonly enterprise_id: string | null;
  readonly reported_at: Instant;
  readonly outcome: SuspicionOutcome | null;
  readonly closing_note: Sealed | null;
  readonly closed_at: Instant | null;
  readonly organ_id: string | null;
  readonly division: string;
}

/** 报告可疑情况: told to the county whose paper it is; to the reporter's own where no paper stands behind the code. */
@Injectable()
export class Suspicions {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Scan) private readonly scans: Scan,
  ) {}

  report(caller: Caller, { text, kind, note }: SuspicionInput): Promise<SuspicionView> {
    return this.work.run(caller, 'permits.report-suspicion', async (tx) => {
      const { actor, now } = tx;
      const { verdict, permit } = await this.scans.look(tx, text, now);
      const enterprise = actor.enterpriseId ? await findEnterprise(tx, actor.enterpriseId) : null;
      const division = permit?.division ?? enterprise?.division ?? actor.division!;
      const organId = permit?.organ_id ?? actor.organId ?? (await organOf(tx, division))?.id ?? null;
      const id = tx.newId();
      await tx.insert('permits.suspicion', {
        id,
        state: 'reported',
        kind,
        verdict,
        permit_id: permit?.id ?? null,
        permit_number: permit?.number ?? null,
        note: this.vault.seal(note, NOTE),
        reported_by: actor.id,
        reporter: enterprise?.name ?? actor.organName!,
        enterprise_id: actor.enterpriseId,
        reported_at: isoOf(now),
        organ_id: organId,
        division,
        month: Number(toPlainDate(now).slice(0, 7).replace('-', '')),
      });
      tx.emit(
        'permits.suspicion-reported',
        { type: 'suspicion', id, version: 1, division },
        {
          suspicionId: id,
          permitId: permit?.id ?? null,
          permitNumber: permit?.number ?? null,
          organId,
          suspicion: kind,
          verdict,
        },
      );
      return this.view((await findSuspicion(tx, id))!, actor);
    });
  }

  close(caller: Caller, id: string, { outcome, note }: CloseSuspicionInput): Promise<SuspicionView> {
    return this.work.run(caller, 'permits.close-suspicion', async (tx) => {
      const stored = await findSuspicion(tx, id);
      if (!stored || !isAuthority(stored, tx.actor)) throw platformRefusal('not-found');
      const version = await advance(tx, suspicionLifecycle, {
        act: 'close',
        id,
        from: stored.state,
        version: caller.ifMatch,
        set: {
          outcome,
          closing_note: this.vault.seal(note, NOTE),
          closed_by: tx.actor.id,
          closed_at: isoOf(tx.now),
        },
      });
      tx.emit(
        'permits.suspicion-closed',
        { type: 'suspicion', id, version, division: stored.division },
        { suspicionId: id, permitId: stored.permit_id, outcome },
      );
      return this.view((await findSuspicion(tx, id))!, tx.actor);
    });
  }

  /** Of the officer's area, or reported by the caller's enterprise; newest first. */
  async list(
    sql: Sql,
    actor: Actor,
    query: PageQuery,
    state: SuspicionState | undefined,
  ): Promise<Page<SuspicionView>> {
    const after = cursorOf(query, ['uuid']);
    const limit = limitOf(query);
    const own = actor.enterpriseId !== null;
    const rows = await sql.rows<Stored>(
      `SELECT * FROM permits.suspicion WHERE ${own ? 'enterprise_id = $1 AND $2::text IS NULL' : 'division BETWEEN $1 AND $2'}
         AND ($3::text IS NULL OR state = $3) AND ($4::uuid IS NULL OR id < $4) ORDER BY id DESC LIMIT $5`,
      [...(own ? [actor.enterpriseId, null] : rangeOf({ actor })), state ?? null, after?.[0] ?? null, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      (row) => this.view(row, actor),
      (row) => [row.id],
    );
  }

  private view(row: Stored, actor: Actor): SuspicionView {
    const authority = isAuthority(row, actor);
    return {
      id: row.id,
      state: row.state,
      kind: row.kind,
      verdict: row.verdict,
      permitId: row.permit_id,
      permitNumber: row.permit_number,
      note: this.vault.open(row.note, NOTE),
      reporter: row.reporter,
      reportedAt: isoOf(row.reported_at),
      outcome: row.outcome,
      closingNote: authority && row.closing_note !== null ? this.vault.open(row.closing_note, NOTE) : null,
      closedAt: row.closed_at === null ? null : isoOf(row.closed_at),
      acts: authority ? openActs(suspicionLifecycle, row.state, actor.roles) : [],
    };
  }
}

const findSuspicion = (sql: Sql, id: string): Promise<Stored | null> =>
  sql.maybe<Stored>('SELECT * FROM permits.suspicion WHERE id = $1', [id]);

const isAuthority = ({ division }: Pick<Stored, 'division'>, actor: Actor): boolean =>
  actor.enterpriseId === null && actor.division !== null && covers(actor.division, division);
