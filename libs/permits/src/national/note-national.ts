import { Inject, Injectable } from '@nestjs/common';
import {
  advance,
  SETTINGS,
  toPlainDate,
  type JournalEvent,
  type Listener,
  type Settings,
  type Tx,
} from '@yby/platform';
import { nationalLifecycle } from './national.lifecycle';
import type { StoredNational } from './national-row';

/**
 * Every paper that is issued, corrected or ended is to be handed over; one that was registered before keeps its national
 * number. Where this system is authorised to issue, there is nothing to hand over.
 */
@Injectable()
export class NoteNational implements Listener {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  async hear(tx: Tx, event: JournalEvent): Promise<void> {
    if (this.settings.papers !== 'mirror') return;
    const id = String(event.facts.permitId);
    const row = await tx.maybe<StoredNational>('SELECT * FROM permits.national_record WHERE id = $1 FOR UPDATE', [id]);
    if (row && row.state !== 'waiting')
      await advance(tx, nationalLifecycle, { act: 'again', id, from: row.state, set: { batch_id: null } });
    if (row) return;
    await tx.execute(
      `INSERT INTO permits.national_record (id, state, division, month) VALUES ($1, 'waiting', $2, $3) ON CONFLICT (id) DO NOTHING`,
      [id, event.subject.division, Number(toPlainDate(tx.now).slice(0, 7).replace('-', ''))],
    );
  }
}
