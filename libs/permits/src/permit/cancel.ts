import { Inject, Injectable } from '@nestjs/common';
import {
  advance,
  Choice,
  Part,
  platformRefusal,
  SETTINGS,
  Vault,
  Work,
  type Caller,
  type Settings,
} from '@yby/platform';
import type { Bilingual } from '@yby/platform/contract';
import { ApplicationInput } from '../application/application-input';
import { noticeOnPermit } from '../notice/issue-notice';
import { permitsRefusal } from '../permits.refusals';
import { isCancellable } from './acts-on';
import { fileAgain } from './file-again';
import { lockPermit } from './lock-permit';
import { recordPermit } from './permit-event';
import { permitLifecycle } from './permit.lifecycle';
import { PermitView } from './permit-view';
import { readPermit } from './read-permit';

export const cancelReasons = ['mistyped', 'not_needed', 'other_seller'] as const;

const cancelWords: Record<(typeof cancelReasons)[number], Bilingual> = {
  mistyped: { zh: '填写有误，更正后重新备案', en: 'mistyped; it is filed again with what was wrong put right' },
  not_needed: { zh: '不再需要购买', en: 'the purchase is not needed any more' },
  other_seller: { zh: '改由其他供方供货', en: 'another seller will supply' },
};

export class CancelInput {
  @Choice(cancelReasons, { name: 'CancelReason' }) reason: (typeof cancelReasons)[number];
}

export class CancelledView {
  @Part(() => PermitView) permit: PermitView;
  @Part(() => ApplicationInput, { about: 'the body to file again, with what was mistyped put right' })
  again: ApplicationInput;
}

/** 作废: the holder gives back a paper that was never used. What it had taken of the year's allowance is free again at once. */
@Injectable()
export class Cancel {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async cancel(caller: Caller, permitId: string, { reason }: CancelInput): Promise<CancelledView> {
    return this.work.run(caller, 'permits.cancel', async (tx) => {
      const { permit, side } = await lockPermit(tx, permitId);
      if (side !== 'holder') throw platformRefusal('not-found');
      if (permit.state === 'valid' && !isCancellable(permit, tx.now)) throw permitsRefusal('not-cancellable');
      const version = await advance(tx, permitLifecycle, {
        act: 'cancel',
        id: permitId,
        from: permit.state,
        version: caller.ifMatch,
      });
      tx.settle({ type: 'permit', id: permitId });
      recordPermit(tx, permit, version, 'permits.permit-cancelled', { reason });
      await noticeOnPermit(tx, this.vault, permit, 'cancellation', { points: [cancelWords[reason]] });
      return {
        permit: await readPermit(tx, tx.actor, { id: permitId }, tx.now, this.settings.publicUrl),
        again: await fileAgain(tx, this.vault, tx.actor, permitId),
      };
    });
  }
}
