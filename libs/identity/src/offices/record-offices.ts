import { Injectable } from '@nestjs/common';
import type { Role, Tx, TwoPersonHandler } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { lockAccount, setOffices } from '../people/keep-accounts';
import { checkOffices } from './office-rules';
import { contentOf } from './propose';

/** What the second person's yes carries out: the offices hold from now on, and the old sessions end. */
@Injectable()
export class RecordOffices implements TwoPersonHandler {
  async confirmed(tx: Tx, payload: unknown): Promise<void> {
    const { row, content } = await contentOf<{ roles: Role[]; before: Role[] }>(tx, payload);
    const account = await lockAccount(tx, row.account_id!);
    // What the second person looked at was a change from something; from something else it is another change.
    if ([...content.before].sort().join() !== [...account.roles].sort().join()) throw identityRefusal('offices-moved');
    checkOffices(content.roles, account);
    await setOffices(tx, account, content.roles);
  }
}
