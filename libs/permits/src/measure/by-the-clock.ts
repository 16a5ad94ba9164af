import { Inject, Injectable } from '@nestjs/common';
import { advance, isoOf, toPlainDate, Vault, type DeadlineHandler, type Tx } from '@yby/platform';
import { noticeOnPermit } from '../notice/issue-notice';
import { recordPermit } from '../permit/permit-event';
import { permitColumns, type StoredPermit } from '../permit/permit-row';
import { permitLifecycle } from '../permit/permit.lifecycle';
import type { StoredMeasure } from './measure-row';
import { measureLifecycle } from './measure.lifecycle';
import { tellOfMeasure } from './measures';

/** The last day of a suspension is over. */
@Injectable()
export class EndSuspension implements DeadlineHandler {
  constructor(@Inject(Vault) private readonly vault: Vault) {}

  async due(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    await tx.execute('SELECT FROM permits.permit WHERE id = $1 FOR UPDATE', [subjectId]);
    const permit = await permitOf(tx, subjectId);
    if (permit?.state !== 'suspended' || permit.suspended_until! >= toPlainDate(tx.now)) return;
    const version = await advance(tx, permitLifecycle, {
      act: 'restore',
      id: subjectId,
      from: permit.state,
      set: { suspended_until: null },
    });
    recordPermit(tx, permit, version, 'permits.permit-restored', { ground: 'term-over' });
    await noticeOnPermit(tx, this.vault, permit, 'restoration', {
      points: [{ zh: '暂扣期限届满', en: 'the term of the suspension is over' }],
    });
  }
}

/** A proposal that nobody has answered in time. */
@Injectable()
export class LapseMeasure implements DeadlineHandler {
  async due(tx: Tx, { subjectId }: { subjectId: string }): Promise<void> {
    const measure = await tx.maybe<StoredMeasure>('SELECT * FROM permits.measure WHERE id = $1', [subjectId]);
    if (measure?.state !== 'proposed') return;
    const version = await advance(tx, measureLifecycle, {
      act: 'lapse',
      id: subjectId,
      from: measure.state,
      set: { closed_at: isoOf(tx.now) },
    });
    const permit = await permitOf(tx, measure.permit_id);
    tellOfMeasure(tx, permit!, { ...measure, version }, 'permits.measure-lapsed');
  }
}

function permitOf(tx: Tx, id: string): Promise<StoredPermit | null> {
  return tx.maybe<StoredPermit>(`SELECT ${permitColumns} FROM permits.permit p WHERE p.id = $1`, [id]);
}
