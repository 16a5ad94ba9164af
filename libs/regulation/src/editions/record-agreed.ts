import { Inject, Injectable } from '@nestjs/common';
import { advance, isoOf, toPlainDate, type AgreedForPlace, type AgreedSettings, type Tx } from '@yby/platform';
import { regulationRefusal } from '../regulation.refusals';
import { amendmentLifecycle } from './amendment.lifecycle';
import { explainChanges } from './explain-changes';
import { insertAmendment } from './amend';
import { applyChanges, type LawChanges } from './law-changes';
import { LawBook } from './law-book';

/**
 * What an authority has set for its own place becomes part of an edition, so that a case decided by it can be said again.
 * Two persons of that authority have agreed already: the amendment is brought and confirmed in one.
 */
@Injectable()
export class RecordAgreed implements AgreedSettings {
  constructor(@Inject(LawBook) private readonly laws: LawBook) {}

  /** @throws Refusal regulation.unusable-changes */
  async agreed(tx: Tx, { area, from, values, title, proposalId }: AgreedForPlace): Promise<void> {
    const law = await this.laws.newestIn(tx);
    const source = `${tx.actor.organName} ${toPlainDate(tx.now)}`;
    const settings = Object.entries(values).map(([key, value]) => {
      return { area, key, value, from, to: null, source, mark: 'verified' };
    });
    // A new city's settings hold from the day on which it comes, which no case has seen yet.
    const defects = explainChanges(law, { settings }, toPlainDate(tx.now), true);
    if (defects.length) throw regulationRefusal('unusable-changes', { count: defects.length }, defects);
    const changes = { settings } as LawChanges;
    const row = await insertAmendment(tx, {
      titleZh: title.zh,
      titleEn: title.en,
      source,
      correction: false,
      changes,
      baseEdition: law.number,
      takesForceOn: from,
      proposalId,
      // Everybody reads the amendments; who sits in another city's authority is its own matter.
      byName: tx.actor.organName ?? '',
    });
    const edition = await this.laws.record(tx, {
      data: applyChanges(law.data, changes),
      origin: 'imported',
      titleZh: title.zh,
      titleEn: title.en,
      source,
      amendmentId: row.id,
      takesForceOn: from,
    });
    const version = await advance(tx, amendmentLifecycle, {
      act: 'confirm',
      id: row.id,
      from: row.state,
      set: { edition, closed_by: tx.actor.id, closed_name: tx.actor.organName, closed_at: isoOf(tx.now) },
    });
    tx.emit(
      'regulation.amendment-confirmed',
      { type: 'amendment', id: row.id, version, division: tx.actor.division },
      { amendmentId: row.id, baseEdition: row.base_edition, edition, takesForceOn: from },
    );
  }
}
