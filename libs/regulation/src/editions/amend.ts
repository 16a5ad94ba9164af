import { Inject, Injectable } from '@nestjs/common';
import {
  advance,
  isoOf,
  Ports,
  toPlainDate,
  TwoPerson,
  Work,
  type Caller,
  type DeadlineHandler,
  type Instant,
  type PlainDate,
  type Tx,
  type TwoPersonHandler,
} from '@yby/platform';
import { Law } from '../law/law';
import { regulationRefusal } from '../regulation.refusals';
import type { AmendmentDetail, AmendmentInput, StoredAmendment } from './amendment';
import { amendmentLifecycle } from './amendment.lifecycle';
import { explainChanges } from './explain-changes';
import { LawBook, sha256Of } from './law-book';
import { applyChanges, type LawChanges } from './law-changes';
import { touchOf } from './law-touch';
import { amendmentDetail, getAmendment } from './read-amendment';
import { isOurs, mayAmend } from './who-amends';

const OPEN_MS = 7 * 86_400_000;
export const AMEND = 'regulation.amend';

/** 修订法规数据: one person brings it, another confirms it, and only then there is a new edition. */
@Injectable()
export class Amend {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(TwoPerson) private readonly twoPerson: TwoPerson,
    @Inject(LawBook) private readonly laws: LawBook,
    @Inject(Ports) private readonly ports: Ports,
  ) {}

  /** @throws Refusal regulation.unusable-changes with every defect */
  async propose(caller: Caller, input: AmendmentInput): Promise<AmendmentDetail> {
    const law = await this.laws.refresh();
    return this.work.run(caller, 'regulation.propose-amendment', async (tx) => {
      const today = toPlainDate(tx.now);
      const correction = input.correction ?? false;
      const defects = explainChanges(law, input.changes, today, correction);
      if (defects.length) throw regulationRefusal('unusable-changes', { count: defects.length }, defects);
      const changes = input.changes as LawChanges;
      await mayAmend(tx, this.ports, tx.actor, changes);
      const touch = touchOf(law, new Law(applyChanges(law.data, changes)), today);
      if (!touch) throw regulationRefusal('nothing-changes');
      const id = tx.newId();
      const proposalId = await this.twoPerson.propose(tx, AMEND, { amendmentId: id, sha256: sha256Of(changes) });
      const row = await insertAmendment(
        tx,
        {
          titleZh: input.titleZh,
          titleEn: input.titleEn,
          source: input.source,
          correction,
          changes,
          baseEdition: law.number,
          takesForceOn: touch.from,
          proposalId,
          byName: tx.actor.name,
        },
        id,
      );
      tx.deadline({ type: 'amendment', id }, 'regulation.amendment-expires', (tx.now + OPEN_MS) as Instant);
      say(tx, row, 1, 'regulation.amendment-proposed');
      return amendmentDetail(row, tx.actor);
    });
  }

  /** The new edition is written in the same transaction. @throws Refusal platform.same-person, regulation.law-moved-on */
  async confirm(caller: Caller, id: string): Promise<AmendmentDetail> {
    const answer = await this.work.run(caller, 'regulation.confirm-amendment', async (tx) => {
      const row = await getAmendment(tx, id, true);
      if (!isOurs(row, tx.actor)) throw regulationRefusal('not-your-area');
      await mayAmend(tx, this.ports, tx.actor, row.changes);
      await this.twoPerson.confirm(tx, row.proposal_id);
      return amendmentDetail(await getAmendment(tx, id), tx.actor);
    });
    await this.laws.refresh();
    return answer;
  }

  async reject(caller: Caller, id: string): Promise<AmendmentDetail> {
    return this.work.run(caller, 'regulation.reject-amendment', async (tx) => {
      const row = await getAmendment(tx, id, true);
      if (!isOurs(row, tx.actor)) throw regulationRefusal('not-your-area');
      const version = await close(tx, row, 'reject');
      await this.twoPerson.reject(tx, row.proposal_id);
      say(tx, row, version, 'regulation.amendment-rejected');
      return amendmentDetail(await getAmendment(tx, id), tx.actor);
    });
  }
}

/** What the second person's yes carries out. */
@Injectable()
export class RecordAmendment implements TwoPersonHandler {
  constructor(@Inject(LawBook) private readonly laws: LawBook) {}

  async confirmed(tx: Tx, payload: unknown): Promise<void> {
    const { amendmentId } = payload as { amendmentId: string };
    const row = await getAmendment(tx, amendmentId, true);
    const law = await this.laws.newestIn(tx);
    // Between the two persons the law may have moved on; what was checked then is checked again now.
    const defects = explainChanges(law, row.changes, toPlainDate(tx.now), row.correction);
    if (defects.length) throw regulationRefusal('law-moved-on', { count: defects.length }, defects);
    const number = await this.laws.record(tx, {
      data: applyChanges(law.data, row.changes),
      origin: 'imported',
      titleZh: row.title_zh,
      titleEn: row.title_en,
      source: row.source,
      amendmentId,
      takesForceOn: row.takes_force_on,
    });
    const version = await close(tx, row, 'confirm', { edition: number });
    say(tx, row, version, 'regulation.amendment-confirmed', number);
  }
}

@Injectable()
export class ExpireAmendment implements DeadlineHandler {
  async due(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    const row = await getAmendment(tx, subjectId, true);
    if (row.state !== 'proposed') return;
    const version = await close(tx, row, 'expire');
    say(tx, row, version, 'regulation.amendment-expired');
  }
}

async function close(
  tx: Tx,
  row: StoredAmendment,
  act: 'confirm' | 'reject' | 'expire',
  set: Record<string, number> = {},
): Promise<number> {
  const version = await advance(tx, amendmentLifecycle, {
    act,
    id: row.id,
    from: row.state,
    version: tx.caller.ifMatch,
    set: { ...set, closed_by: tx.actor.id, closed_name: tx.actor.name, closed_at: isoOf(tx.now) },
  });
  tx.settle({ type: 'amendment', id: row.id });
  return version;
}

function say(tx: Tx, row: StoredAmendment, version: number, event: string, edition: number | null = null): void {
  tx.emit(
    event,
    { type: 'amendment', id: row.id, version, division: tx.actor.division },
    { amendmentId: row.id, baseEdition: row.base_edition, edition, takesForceOn: row.takes_force_on },
  );
}

interface NewAmendment {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly source: string;
  readonly correction: boolean;
  readonly changes: LawChanges;
  readonly baseEdition: number;
  readonly takesForceOn: PlainDate | null;
  readonly proposalId: string;
  readonly byName: string;
}

/** Writes an amendment that waits, brought by the caller. */
export async function insertAmendment(tx: Tx, one: NewAmendment, id = tx.newId()): Promise<StoredAmendment> {
  const row = await tx.maybe<StoredAmendment>(insertion, [
    id,
    one.titleZh,
    one.titleEn,
    one.source,
    one.correction,
    JSON.stringify(one.changes),
    sha256Of(one.changes),
    one.baseEdition,
    one.takesForceOn,
    one.proposalId,
    tx.actor.id,
    one.byName,
    isoOf(tx.now),
    tx.actor.division,
    Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
  ]);
  return row!;
}

const insertion = `
INSERT INTO regulation.amendment (id, title_zh, title_en, source, correction, changes, sha256, base_edition, takes_force_on,
  proposal_id, proposed_by, proposed_name, proposed_at, division, month, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'proposed')
RETURNING *`;
