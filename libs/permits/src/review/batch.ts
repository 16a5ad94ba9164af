import { Inject, Injectable } from '@nestjs/common';
import {
  Id,
  isoOf,
  Part,
  ProblemView,
  Refusal,
  Text,
  Vault,
  Whole,
  Work,
  type Caller,
  type Instant,
} from '@yby/platform';
import type { StoredApplication } from '../application/application-row';
import { ApplicationView } from '../application/application-view';
import { viewOf } from '../application/view-of';
import { LEASE_MS, rangeOf } from './claim';
import { Decide } from './decide';
import { mustBePresent, orDelegated } from './who-decides';

/** Most cases that one officer may hold or approve at once. */
export const MOST_IN_BATCH = 50;

export class ClaimedCase {
  @Part(() => ApplicationView) application: ApplicationView;
  @Whole() fence: number;
}

export class ClaimedBatch {
  @Part(() => ClaimedCase, { many: true }) items: ClaimedCase[];
  @Text({ nullable: true }) leaseUntil: string | null;
}

export class CaseAndFence {
  @Id() id: string;
  @Whole({ from: 1, to: 1_000_000, about: 'fence of the claim' }) fence: number;
}

/** What became of one case of a batch: the permit, or why not. */
export class BatchOutcome {
  @Id() id: string;
  @Text({ nullable: true }) permitNumber: string | null;
  @Part(() => ProblemView, { nullable: true }) problem: ProblemView | null;
}

export class BatchOutcomes {
  @Part(() => BatchOutcome, { many: true }) items: BatchOutcome[];
}

/**
 * 批量: only filings without any warning are offered together. Each is still an act of its own, with its own permit, credential and
 * journal row; one that cannot be approved any more stays behind with its reason and stops no other.
 */
@Injectable()
export class Batch {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Decide) private readonly decide: Decide,
  ) {}

  /** Claims up to `most` clean cases of the officer's area that nobody holds, most urgent first. */
  claim(caller: Caller, most: number): Promise<ClaimedBatch> {
    return this.work.run(caller, 'permits.claim-batch', async (tx) => {
      mustBePresent(tx.actor);
      const also = orDelegated(tx.actor, 8);
      const leaseUntil = isoOf((tx.now + LEASE_MS) as Instant);
      const rows = await tx.rows<StoredApplication>(
        `UPDATE permits.application a SET claimed_by = $1, claimed_name = $2, lease_until = $3, fence = fence + 1
         FROM (SELECT id FROM permits.application
               WHERE state = 'accepted' AND (division BETWEEN $4 AND $5${also.sql}) AND officers = 1 AND precheck->>'outcome' = 'clear'
                 AND (lease_until IS NULL OR lease_until <= $6 OR claimed_by = $1)
               ORDER BY due_at, priority, id LIMIT $7 FOR UPDATE SKIP LOCKED) AS chosen
         WHERE a.id = chosen.id RETURNING a.*`,
        [tx.actor.id, tx.actor.name, leaseUntil, ...rangeOf(tx), isoOf(tx.now), most, ...also.values],
      );
      rows.sort((a, b) => a.due_at! - b.due_at! || (a.id < b.id ? -1 : 1));
      return {
        items: rows.map((row) => ({
          application: viewOf(this.vault, row, tx.actor, tx.now, []),
          fence: row.fence,
        })),
        leaseUntil: rows.length ? leaseUntil : null,
      };
    });
  }

  async approve(caller: Caller, cases: readonly CaseAndFence[]): Promise<BatchOutcomes> {
    const items: BatchOutcome[] = [];
    for (const { id, fence } of cases) {
      try {
        const { permitNumber } = await this.decide.approve(ofCase(caller, id), id, fence, { cleanOnly: true });
        items.push({ id, permitNumber, problem: null });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        items.push({ id, permitNumber: null, problem: problemOf(error, id) });
      }
    }
    return { items };
  }
}

/** Each case keeps its own answer under the batch's key: a batch that broke off is sent again and does what is left. */
function ofCase({ actor, requestId, idempotency }: Caller, id: string): Caller {
  return {
    actor,
    requestId,
    ...(idempotency ? { idempotency: { ...idempotency, key: `${idempotency.key}/${id}` } } : {}),
  };
}

function problemOf(refusal: Refusal, id: string): ProblemView {
  const { errors, ...problem } = refusal.toProblem(`/api/review/applications/${id}`, 'zh');
  return { ...problem, ...(errors ? { errors: [...errors] } : {}) };
}
