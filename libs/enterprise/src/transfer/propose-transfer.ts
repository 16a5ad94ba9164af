import { Inject, Injectable } from '@nestjs/common';
import { organOf } from '@yby/identity';
import { isoOf, toPlainDate, Work, type Caller, type Tx } from '@yby/platform';
import { getKept } from '../county/read-county-file';
import { enterpriseRefusal } from '../enterprise.refusals';
import { isCounty } from '../filing/defects-of-unit';
import type { StoredScan } from '../filing/filing-document';
import { checkScans } from '../filing/known-scans';
import { tellTransfer } from './tell-transfer';
import type { StoredTransfer } from './transfer-row';
import type { TransferState } from './transfer.lifecycle';

export interface ProposedTransfer {
  readonly kind: 'move' | 'merge' | 'split';
  /** Of a move: the county, and the address there. */
  readonly toDivision?: string | undefined;
  readonly newAddress?: string | undefined;
  /** Of a merger or division. */
  readonly successorId?: string | undefined;
  readonly toSiteId?: string | undefined;
  readonly sites: readonly { readonly id: string; readonly address: string }[];
  readonly reason: string;
  readonly paper: StoredScan;
}

/** 提出: by the county that keeps the file, on the request of the enterprise. Nothing moves yet. */
@Injectable()
export class ProposeTransfer {
  constructor(@Inject(Work) private readonly work: Work) {}

  /** @throws Refusal enterprise.transfer-open, enterprise.transfer-nowhere, enterprise.transfer-far, enterprise.transfer-sites, enterprise.not-registered */
  async propose(caller: Caller, enterpriseId: string, asked: ProposedTransfer): Promise<StoredTransfer> {
    return this.work.run(caller, 'enterprise.propose-transfer', async (tx) => {
      const giver = await getKept(tx, tx.actor, enterpriseId, 'FOR UPDATE');
      if (giver.state !== 'registered' && giver.state !== 'suspended') throw enterpriseRefusal('not-registered');
      await checkScans(tx, [asked.paper]);
      const toDivision = await this.placeOf(tx, giver, asked);
      if (toDivision.slice(0, 4) !== giver.division.slice(0, 4)) throw enterpriseRefusal('transfer-far');
      const organ = await organOf(tx, toDivision);
      if (!organ) throw enterpriseRefusal('no-organ', { division: toDivision });
      await this.checkSites(tx, enterpriseId, asked);
      const id = tx.newId();
      const day = toPlainDate(tx.now);
      await tx
        .insert('enterprise.transfer', {
          id,
          kind: asked.kind,
          state: 'proposed' satisfies TransferState,
          enterprise_id: enterpriseId,
          successor_id: asked.kind === 'move' ? null : (asked.successorId ?? null),
          to_site_id: asked.kind === 'move' ? null : (asked.toSiteId ?? null),
          sites: JSON.stringify(asked.sites.map(({ id: site, address }) => ({ id: site, address: address.trim() }))),
          new_address: asked.kind === 'move' ? asked.newAddress!.trim() : null,
          reason: asked.reason.trim(),
          paper: JSON.stringify({ file: asked.paper.file, name: asked.paper.name }),
          to_division: toDivision,
          to_organ_id: organ.id,
          organ_id: giver.organ_id,
          proposed_by: tx.actor.id,
          proposed_at: isoOf(tx.now),
          division: giver.division,
          month: Number(day.slice(0, 7).replace('-', '')),
        })
        .catch((error: { constraint?: string }) => {
          throw error.constraint === 'transfer_open_once' ? enterpriseRefusal('transfer-open') : error;
        });
      const row = (await tx.maybe<StoredTransfer>('SELECT * FROM enterprise.transfer WHERE id = $1', [id]))!;
      tellTransfer(tx, row, 1, 'enterprise.transfer-proposed', row.to_organ_id);
      return row;
    });
  }

  private async placeOf(
    tx: Tx,
    giver: { readonly id: string; readonly division: string },
    asked: ProposedTransfer,
  ): Promise<string> {
    if (asked.kind === 'move') {
      const { toDivision, newAddress } = asked;
      if (!toDivision || !isCounty(toDivision) || toDivision === giver.division || !newAddress?.trim())
        throw enterpriseRefusal('transfer-nowhere');
      return toDivision;
    }
    const successor = await tx.maybe<{ division: string }>(
      `SELECT e.division FROM enterprise.enterprise e JOIN enterprise.site s ON s.enterprise_id = e.id
       WHERE e.id = $1 AND s.id = $2 AND e.state = 'registered' AND s.ended_on IS NULL AND e.id <> $3`,
      [asked.successorId ?? null, asked.toSiteId ?? null, giver.id],
    );
    if (!successor) throw enterpriseRefusal('transfer-nowhere');
    return successor.division;
  }

  private async checkSites(tx: Tx, enterpriseId: string, { kind, sites }: ProposedTransfer): Promise<void> {
    const ids = sites.map(({ id }) => id);
    const own = await tx.rows<{ id: string }>(
      'SELECT id FROM enterprise.site WHERE enterprise_id = $1 AND id = ANY($2::uuid[]) AND ended_on IS NULL',
      [enterpriseId, ids],
    );
    const sound =
      own.length === ids.length &&
      (kind !== 'split' || ids.length > 0) &&
      (kind !== 'move' || sites.every(({ address }) => address.trim() !== ''));
    if (!sound) throw enterpriseRefusal('transfer-sites');
  }
}
