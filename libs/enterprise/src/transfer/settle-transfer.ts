import { Inject, Injectable } from '@nestjs/common';
import { moveAccounts } from '@yby/identity';
import { advance, isoOf, platformRefusal, Ports, toPlainDate, Work, type Caller, type Tx } from '@yby/platform';
import { businessOpen, forgetLicences, openBusinessOf } from '../closing/rest-and-close';
import { enterpriseRefusal } from '../enterprise.refusals';
import { enterpriseLifecycle, type EnterpriseState } from '../register/enterprise.lifecycle';
import { countsOf, obstaclesTo } from './obstacles';
import { tellTransfer } from './tell-transfer';
import { TRANSFER_PORT, type TransferFollower } from './transfer-port';
import { followedBy, getTransfer, transferSideOf, type StoredTransfer } from './transfer-row';
import { transferLifecycle } from './transfer.lifecycle';

/** 接收、不予接收、撤回. What is accepted moves in this very transaction: all of it, or nothing. */
@Injectable()
export class SettleTransfer {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Ports) private readonly ports: Ports,
  ) {}

  /** @throws Refusal enterprise.transfer-blocked naming what has to be finished first, platform.same-person, platform.not-found */
  async accept(caller: Caller, id: string): Promise<StoredTransfer> {
    return this.work.run(caller, 'enterprise.accept-transfer', async (tx) => {
      const row = await this.forSide(tx, id, 'takes');
      // In one order, whoever gives and whoever takes: papers and goods that are begun now wait for this.
      await tx.rows('SELECT id FROM enterprise.enterprise WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
        [row.enterprise_id, row.successor_id].filter((one) => one !== null),
      ]);
      const obstacles = await obstaclesTo(tx, this.ports, row, true);
      if (obstacles.length > 0)
        throw enterpriseRefusal(
          'transfer-blocked',
          { count: obstacles.length },
          obstacles.map(({ code, zh, en }) => ({ field: code, code, zh, en })),
        );
      const moved = await countsOf(tx, this.ports, row);
      const version = await this.settle(tx, row, 'accept', { moved: JSON.stringify(moved) });
      if (row.kind === 'move') await moveEnterprise(tx, row);
      const transfer = await followedBy(tx, row);
      for (const follower of this.ports.all<TransferFollower>(TRANSFER_PORT)) await follower.follow(tx, transfer);
      if (row.kind !== 'move') await this.endSites(tx, row, transfer.siteIds);
      if (row.kind === 'merge') await this.close(tx, row);
      tellTransfer(tx, row, version, 'enterprise.transferred', row.to_organ_id);
      return this.again(tx, id);
    });
  }

  async decline(caller: Caller, id: string, note: string): Promise<StoredTransfer> {
    return this.work.run(caller, 'enterprise.decline-transfer', async (tx) => {
      const row = await this.forSide(tx, id, 'takes');
      const version = await this.settle(tx, row, 'decline', { note: note.trim() });
      tellTransfer(tx, row, version, 'enterprise.transfer-declined', row.organ_id);
      return this.again(tx, id);
    });
  }

  async withdraw(caller: Caller, id: string): Promise<StoredTransfer> {
    return this.work.run(caller, 'enterprise.withdraw-transfer', async (tx) => {
      const row = await this.forSide(tx, id, 'gives');
      const version = await this.settle(tx, row, 'withdraw', {});
      tellTransfer(tx, row, version, 'enterprise.transfer-withdrawn', row.to_organ_id);
      return this.again(tx, id);
    });
  }

  private async forSide(tx: Tx, id: string, side: 'gives' | 'takes'): Promise<StoredTransfer> {
    const row = await getTransfer(tx, tx.actor, id, 'FOR UPDATE');
    const stands = transferSideOf(row, tx.actor);
    if (stands === 'enterprise') throw platformRefusal('not-found');
    if (stands === side) return row;
    // Two sides, two persons: also where one county gives and takes.
    if (side === 'takes' && row.proposed_by === tx.actor.id) throw platformRefusal('same-person');
    throw enterpriseRefusal('transfer-side');
  }

  private settle(
    tx: Tx,
    row: StoredTransfer,
    act: 'accept' | 'decline' | 'withdraw',
    set: Record<string, string>,
  ): Promise<number> {
    return advance(tx, transferLifecycle, {
      act,
      id: row.id,
      from: row.state,
      version: tx.caller.ifMatch,
      set: { ...set, decided_by: tx.actor.id, decided_at: isoOf(tx.now) },
    });
  }

  /** @throws Refusal enterprise.business-open should anything be left there */
  private async endSites(tx: Tx, row: StoredTransfer, siteIds: readonly string[]): Promise<void> {
    const left = await openBusinessOf(this.ports, tx, row.enterprise_id, siteIds);
    if (left.length > 0) throw businessOpen(left);
    await tx.execute('UPDATE enterprise.site SET ended_on = $2, version = version + 1 WHERE id = ANY($1::uuid[])', [
      siteIds,
      toPlainDate(tx.now),
    ]);
  }

  private async close(tx: Tx, row: StoredTransfer): Promise<void> {
    const giver = (await tx.maybe<{ state: EnterpriseState; organ_id: string | null }>(
      'SELECT state, organ_id FROM enterprise.enterprise WHERE id = $1',
      [row.enterprise_id],
    ))!;
    const version = await advance(tx, enterpriseLifecycle, {
      act: 'close',
      id: row.enterprise_id,
      from: giver.state,
      set: { succeeded_by: row.successor_id },
    });
    const left = await openBusinessOf(this.ports, tx, row.enterprise_id, null);
    if (left.length > 0) throw businessOpen(left);
    await forgetLicences(tx, row.enterprise_id);
    tx.emit(
      'enterprise.closed',
      { type: 'enterprise', id: row.enterprise_id, version, division: row.division },
      { enterpriseId: row.enterprise_id, organId: giver.organ_id, successorId: row.successor_id },
    );
  }

  private async again(tx: Tx, id: string): Promise<StoredTransfer> {
    return (await tx.maybe<StoredTransfer>('SELECT * FROM enterprise.transfer WHERE id = $1', [id]))!;
  }
}

/** Tables of this module whose rows lie where their enterprise lies. What only grows stays as it was written. */
const followers = ['licence', 'declared_need', 'other_chemical', 'staff', 'document', 'filing'] as const;

async function moveEnterprise(tx: Tx, row: StoredTransfer): Promise<void> {
  const { enterprise_id: id, to_division: division, to_organ_id: organId } = row;
  await tx.execute(
    `UPDATE enterprise.enterprise SET division = $2, organ_id = $3, address = $4, version = version + 1 WHERE id = $1`,
    [id, division, organId, row.new_address],
  );
  for (const table of followers)
    await tx.execute(`UPDATE enterprise.${table} SET division = $2 WHERE enterprise_id = $1`, [id, division]);
  await tx.execute('UPDATE enterprise.filing SET organ_id = $2 WHERE enterprise_id = $1', [id, organId]);
  for (const site of row.sites)
    await tx.execute(
      `UPDATE enterprise.site SET address = $3, division = $4, organ_id = $5, lat = NULL, lon = NULL, version = version + 1
       WHERE id = $2 AND enterprise_id = $1`,
      [id, site.id, site.address, division, organId],
    );
  await tx.execute(
    'UPDATE enterprise.code SET division = $2 WHERE enterprise_id = $1 AND (site_id IS NULL OR site_id = ANY($3::uuid[]))',
    [id, division, row.sites.map((site) => site.id)],
  );
  await moveAccounts(tx, id, division);
}
