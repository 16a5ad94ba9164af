import { Injectable } from '@nestjs/common';
import { toPlainDate, type Role, type Tx, type TwoPersonHandler } from '@yby/platform';
import { setOffices } from '../people/keep-accounts';
import { getAccount } from '../people/read-accounts';
import { checkOffices } from './office-rules';
import { contentOf } from './propose';

/** What the second person's yes carries out: the offices hold from now on, and the old sessions end. */
@Injectable()
export class RecordOffices implements TwoPersonHandler {
  async confirmed(tx: Tx, payload: unknown): Promise<void> {
    const { row, content } = await contentOf<{ roles: Role[] }>(tx, payload);
    const account = await getAccount(tx, tx.actor, row.account_id!, toPlainDate(tx.now));
    checkOffices(content.roles, account);
    await setOffices(tx, account, content.roles);
  }
}
