import { Inject, Injectable } from '@nestjs/common';
import { advance, isoOf, Work, type Caller } from '@yby/platform';
import { importOf } from './import-row';
import { importLifecycle } from './import.lifecycle';

/** What the officer decides of a file that was checked. */
@Injectable()
export class DecideImport {
  constructor(@Inject(Work) private readonly work: Work) {}

  /** Asks for the file to be carried out; the worker does it. @throws Refusal platform.state-changed unless it is ready */
  order(caller: Caller, id: string): Promise<string> {
    return this.work.run(caller, 'enterprise.order-import', async (tx) => {
      const { state, division, step } = await importOf(tx, tx.actor, id, 'FOR UPDATE');
      const version = await advance(tx, importLifecycle, {
        act: 'order',
        id,
        from: state,
        version: caller.ifMatch,
        // Nothing is written yet: the bar begins at nothing.
        set: { ordered_by: tx.actor.id, step_from: step },
      });
      tx.emit('enterprise.import-ordered', { type: 'import', id, version, division });
      return id;
    });
  }

  cancel(caller: Caller, id: string): Promise<string> {
    return this.work.run(caller, 'enterprise.cancel-import', async (tx) => {
      const { state, division } = await importOf(tx, tx.actor, id, 'FOR UPDATE');
      const version = await advance(tx, importLifecycle, {
        act: 'cancel',
        id,
        from: state,
        version: caller.ifMatch,
        set: { ended_at: isoOf(tx.now) },
      });
      tx.emit('enterprise.import-cancelled', { type: 'import', id, version, division });
      return id;
    });
  }
}
