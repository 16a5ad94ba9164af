import { Inject, Injectable } from '@nestjs/common';
import { isoOf, platformRefusal, Vault, Work, type Caller } from '@yby/platform';
import { enterpriseRefusal } from '../enterprise.refusals';
import { isOfficerOfCity } from '../standing/reach';
import { tellStanding } from '../standing/keep-standing';
import { readCodeText } from './code-text';
import type { PresenceView } from './code-views';
import { livingState } from './living-code';
import { findCode } from './read-code';

/** 到场证明: an officer has scanned a living code within its minute, so both stood before the same screen. */
@Injectable()
export class ProvePresence {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal platform.not-found, enterprise.code-replaced, enterprise.living-code-forged, enterprise.living-code-stale */
  prove(caller: Caller, text: string): Promise<PresenceView> {
    return this.work.run(caller, 'enterprise.prove-presence', async (tx) => {
      const read = readCodeText(text);
      const found = read && (await findCode(tx, read.code));
      if (!read || !found || !isOfficerOfCity(tx.actor, found.division)) throw platformRefusal('not-found');
      if (found.replaced) throw enterpriseRefusal('code-replaced');
      const state = livingState(this.vault, read, tx.now);
      if (state === 'stale') throw enterpriseRefusal('living-code-stale');
      if (state !== 'current') throw enterpriseRefusal('living-code-forged');
      tellStanding(
        tx,
        'enterprise.presence-proved',
        { type: 'enterprise', id: found.enterpriseId, version: found.version, division: found.division },
        { siteId: found.siteId, step: read.living!.step },
      );
      return { provedAt: isoOf(tx.now), outcome: 'proved' };
    });
  }
}
