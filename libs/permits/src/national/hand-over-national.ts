import { Inject, Injectable } from '@nestjs/common';
import {
  advance,
  isoOf,
  SETTINGS,
  systemCaller,
  toPlainDate,
  Work,
  type JournalEvent,
  type Listener,
  type ScheduledHandler,
  type Settings,
  type Tx,
} from '@yby/platform';
import { linesOf, permitColumns, type PartySnapshot, type StoredPermit } from '../permit/permit-row';
import { NATIONAL_EXCHANGE, type NationalExchange } from './national-exchange';
import { nationalLifecycle } from './national.lifecycle';

/** Papers of one batch. */
const MOST = 500;

type Waiting = StoredPermit & { readonly national_number: string | null };

/**
 * 报送: what waits is written down as a batch, with its text, in one transaction; the batch then reaches the exchange by a delivery,
 * as often as it takes, always the same.
 */
@Injectable()
export class HandOverNational implements ScheduledHandler, Listener {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(NATIONAL_EXCHANGE) private readonly exchange: NationalExchange,
  ) {}

  async tick(): Promise<void> {
    if (this.settings.papers !== 'mirror') return;
    while ((await this.batch()) > 0);
  }

  async hear(tx: Tx, event: JournalEvent): Promise<void> {
    const batch = await tx.maybe<{ id: string; content: string }>(
      'SELECT id, content FROM permits.national_batch WHERE id = $1',
      [event.subject.id],
    );
    if (batch) await this.exchange.hand(batch);
  }

  /** @returns how many papers went into it */
  private batch(): Promise<number> {
    return this.work.run(systemCaller('national'), 'permits.hand-over-national', async (tx) => {
      const waiting = await tx.rows<Waiting>(
        `SELECT ${permitColumns}, n.national_number FROM permits.national_record n JOIN permits.permit p ON p.id = n.id
         WHERE n.state = 'waiting' AND left(n.division, 4) =
           (SELECT left(f.division, 4) FROM permits.national_record f WHERE f.state = 'waiting' ORDER BY f.id LIMIT 1)
         ORDER BY n.id LIMIT ${MOST} FOR UPDATE OF n SKIP LOCKED`,
      );
      if (waiting.length === 0) return 0;
      // A batch is one city's: cities hand over their own.
      const division = `${waiting[0]!.division.slice(0, 4)}00`;
      const id = tx.newId();
      const head = { batch: id, format: 'yby-national-1', at: isoOf(tx.now), papers: waiting.length };
      const content = [head, ...waiting.map(lineOf)].map((line) => `${JSON.stringify(line)}\n`).join('');
      await tx.insert('permits.national_batch', {
        id,
        content,
        papers: waiting.length,
        made_at: isoOf(tx.now),
        division,
        month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
      });
      for (const { id: permitId } of waiting)
        await advance(tx, nationalLifecycle, {
          act: 'send',
          id: permitId,
          from: 'waiting',
          set: { batch_id: id, handed_at: isoOf(tx.now), reason: null },
        });
      tx.emit(
        'permits.national-batch',
        { type: 'national_batch', id, version: 1, division },
        { papers: waiting.length },
      );
      return waiting.length;
    });
  }
}

const party = (one: PartySnapshot | null) => one && { name: one.name, uscc: one.uscc, division: one.division };

/** Firms, goods and days; of persons nothing. Amounts are whole milligrams or pieces, as decimal text. */
function lineOf(permit: Waiting): object {
  return {
    number: permit.number,
    nationalNumber: permit.national_number,
    kind: permit.kind,
    state: permit.state,
    edition: permit.edition,
    holder: party(permit.holder),
    seller: party(permit.seller),
    consignee: party(permit.consignee),
    carrier: party(permit.carrier),
    lines: linesOf(permit).map(({ substance, unit, granted, redeemed }) => ({
      substance,
      unit,
      granted: granted.toString(),
      redeemed: redeemed.toString(),
    })),
    multiUse: permit.multi_use,
    validFrom: permit.valid_from,
    validTo: permit.valid_to,
    issuedAt: isoOf(permit.issued_at),
    organ: permit.organ_name,
    division: permit.division,
  };
}
