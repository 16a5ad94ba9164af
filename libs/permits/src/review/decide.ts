import { Inject, Injectable } from '@nestjs/common';
import { Vault, Work, type Caller, type Tx } from '@yby/platform';
import { again } from '../application/correct';
import type { StoredApplication } from '../application/application-row';
import type { ApplicationView } from '../application/application-view';
import { decidedHere } from '../application/forwarding';
import { getApplication } from '../application/read-application';
import { viewOf } from '../application/view-of';
import { permitsRefusal } from '../permits.refusals';
import { visitsDone } from '../onsite/visits-done';
import { CarryOut, defectOf, groundOf, type NamedDefect } from './carry-out';
import { holds } from './claim';
import { opine } from './opine';
import { stillEntitled } from './still-entitled';
import { mustBePresent } from './who-decides';
import { toldInTime } from './told-once';

/**
 * 审批: the three decisions on a claimed case. Each is one transaction; a late officer is refused and told by whom. Where two
 * officers are needed the first one's decision is an opinion, and the second one's settles the case when both agree.
 */
@Injectable()
export class Decide {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CarryOut) private readonly carryOut: CarryOut,
  ) {}

  /** 通过: the permit exists, numbered and signed, when this returns. */
  async approve(
    caller: Caller,
    id: string,
    fence: number,
    { note, cleanOnly = false }: { readonly note?: string; readonly cleanOnly?: boolean } = {},
  ): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.approve', async (tx) => {
      const row = await claimedCase(tx, id, fence);
      decidedHere(row.kind);
      if (cleanOnly && row.precheck.outcome !== 'clear') throw permitsRefusal('not-clean', { number: row.number });
      if (row.officers === 1) return this.carryOut.approve(tx, row, note);
      await visitsDone(tx, row);
      await stillEntitled(tx, row);
      const turn = await opine(tx, this.vault, row, { outcome: 'approve', note });
      return turn.settles ? this.carryOut.approve(tx, row, note, turn) : this.waiting(tx, id);
    });
  }

  /** 退回补正: everything that is missing, told at once (行政许可法 32(4)). */
  async return(caller: Caller, id: string, fence: number, named: readonly NamedDefect[]): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.return', async (tx) => {
      const row = await claimedCase(tx, id, fence);
      for (const { code } of named) defectOf(code);
      if (row.officers === 1) return this.carryOut.return(tx, row, named);
      toldInTime(row, tx.now);
      const turn = await opine(tx, this.vault, row, { outcome: 'return', defects: named });
      return turn.settles ? this.carryOut.return(tx, row, turn.defects, turn) : this.waiting(tx, id);
    });
  }

  /** 不予办理: only for a reason of the law's list (条例 43: refusing a lawful filing is itself an offence). */
  async refuse(caller: Caller, id: string, fence: number, reason: string, note: string): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.refuse', async (tx) => {
      const row = await claimedCase(tx, id, fence);
      decidedHere(row.kind);
      groundOf(reason);
      if (row.officers === 1) return this.carryOut.refuse(tx, row, reason, note);
      const turn = await opine(tx, this.vault, row, { outcome: 'refuse', reason, note });
      return turn.settles ? this.carryOut.refuse(tx, row, reason, note, turn) : this.waiting(tx, id);
    });
  }

  private async waiting(tx: Tx, id: string): Promise<ApplicationView> {
    return viewOf(this.vault, await again(tx, id), tx.actor, tx.now, []);
  }
}

async function claimedCase(tx: Tx, id: string, fence: number): Promise<StoredApplication> {
  mustBePresent(tx.actor);
  const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
  holds(row, tx, fence);
  return row;
}
