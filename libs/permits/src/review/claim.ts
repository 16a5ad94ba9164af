import { Inject, Injectable } from '@nestjs/common';
import { isoOf, minuteOfDay, platformRefusal, Vault, Work, type Caller, type Instant, type Tx } from '@yby/platform';
import { again } from '../application/correct';
import type { StoredApplication } from '../application/application-row';
import type { ApplicationView } from '../application/application-view';
import { getApplication } from '../application/read-application';
import { viewOf } from '../application/view-of';
import { permitsRefusal } from '../permits.refusals';
import { mustBePresent, orDelegated } from './who-decides';

/** How long a claim stands without an extension. */
export const LEASE_MS = 15 * 60_000;

export interface Claimed {
  readonly application: ApplicationView | null;
  readonly fence: number | null;
  readonly leaseUntil: string | null;
}

/** What may be offered to the officer $1: not what they have written their opinion on, nor what two officers differ about. */
const OFFERED = 'second_officer IS NULL AND first_officer IS DISTINCT FROM $1';

const nobody: Claimed = { application: null, fence: null, leaseUntil: null };

/**
 * Claims: a case is one officer's for a quarter of an hour at a time. Every claim gets a higher fence; a decision must carry
 * the fence of the claim that stands, so a late officer can never decide on top of another.
 */
@Injectable()
export class Claim {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** The most urgent case of the officer's own area that nobody holds. */
  async next(caller: Caller): Promise<Claimed> {
    return this.work.run(caller, 'permits.claim', async (tx) => {
      mustBePresent(tx.actor);
      const also = orDelegated(tx.actor, 7);
      const row = await tx.maybe<StoredApplication>(
        `UPDATE permits.application a SET claimed_by = $1, claimed_name = $2, lease_until = $3, fence = fence + 1
         WHERE a.id = (SELECT id FROM permits.application
                       WHERE state = 'accepted' AND (division BETWEEN $4 AND $5${also.sql}) AND ${OFFERED} AND (lease_until IS NULL OR lease_until <= $6 OR claimed_by = $1)
                       ORDER BY due_at, priority, id LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING *`,
        [tx.actor.id, tx.actor.name, leaseFrom(tx.now), ...rangeOf(tx), isoOf(tx.now), ...also.values],
      );
      return row ? this.claimed(tx, row) : nobody;
    });
  }

  async one(caller: Caller, id: string): Promise<Claimed> {
    return this.work.run(caller, 'permits.claim', async (tx) => {
      mustBePresent(tx.actor);
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      open(row);
      if (row.second_officer !== null) throw permitsRefusal('supervisor-decides', { number: row.number });
      if (row.first_officer === tx.actor.id) throw platformRefusal('same-person');
      if (row.claimed_by !== tx.actor.id && row.lease_until !== null && row.lease_until > tx.now)
        throw permitsRefusal('claimed-by-other', { by: row.claimed_name, until: clockOf(row.lease_until) });
      const taken = await tx.maybe<StoredApplication>(
        `UPDATE permits.application SET claimed_by = $2, claimed_name = $3, lease_until = $4, fence = fence + 1 WHERE id = $1 RETURNING *`,
        [id, tx.actor.id, tx.actor.name, leaseFrom(tx.now)],
      );
      return this.claimed(tx, taken!);
    });
  }

  async extend(caller: Caller, id: string, fence: number): Promise<Claimed> {
    return this.work.run(caller, 'permits.extend', async (tx) => {
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      mustBePresent(tx.actor);
      holds(row, tx, fence);
      await tx.execute('UPDATE permits.application SET lease_until = $2 WHERE id = $1', [id, leaseFrom(tx.now)]);
      return this.claimed(tx, await again(tx, id));
    });
  }

  async release(caller: Caller, id: string, fence: number): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.release', async (tx) => {
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      holds(row, tx, fence);
      await tx.execute(
        'UPDATE permits.application SET claimed_by = NULL, claimed_name = NULL, lease_until = NULL WHERE id = $1',
        [id],
      );
      return viewOf(this.vault, await again(tx, id), tx.actor, tx.now, []);
    });
  }

  private claimed(tx: Tx, row: StoredApplication): Claimed {
    const application = viewOf(this.vault, row, tx.actor, tx.now, []);
    return { application, fence: row.fence, leaseUntil: isoOf(row.lease_until!) };
  }
}

function leaseFrom(now: Instant): string {
  return isoOf((now + LEASE_MS) as Instant);
}

/** Lowest and highest division code that the officer's authority covers: 330300 → 330300 … 330399. */
export function rangeOf({ actor }: { readonly actor: Tx['actor'] }): [from: string, to: string] {
  if (!actor.division) throw platformRefusal('not-permitted', { roles: ['approver'] });
  const stem = actor.division.replace(/(00)+$/, '');
  return [stem.padEnd(6, '0'), stem.padEnd(6, '9')];
}

/** @throws Refusal permits.already-decided, telling by whom; permits.paused */
export function open(row: StoredApplication): void {
  if (row.state === 'accepted') return;
  if (row.state === 'paused') throw permitsRefusal('paused', { number: row.number });
  throw permitsRefusal('already-decided', {
    by: row.decision?.by ?? row.enterprise_name,
    outcome: row.state,
    state: row.state,
  });
}

/** '10:25' in Beijing, as a refusal says it to a person: a claim ends the same day. */
function clockOf(at: Instant): string {
  const minute = minuteOfDay(at);
  return [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0')).join(':');
}

/** @throws Refusal permits.already-decided, permits.claimed-by-other, permits.claim-lost */
export function holds(row: StoredApplication, tx: Tx, fence: number): void {
  open(row);
  const alive = row.lease_until !== null && row.lease_until > tx.now;
  if (alive && row.claimed_by !== tx.actor.id)
    throw permitsRefusal('claimed-by-other', { by: row.claimed_name, until: clockOf(row.lease_until!) });
  if (row.claimed_by !== tx.actor.id || row.fence !== fence) throw permitsRefusal('claim-lost');
}
