import { Inject, Injectable } from '@nestjs/common';
import { noteAccess, notePaper, type AccessField, type UnmaskBody } from '@yby/audit';
import { looksFromOutside, Text, Vault, Work, type Caller, type NotedAccess, type Tx } from '@yby/platform';
import type { StoredApplication } from './application-row';
import { openHandler } from './handler';
import { getApplication } from './read-application';

export class UnmaskedHandler {
  @Text() idNumber: string;
  @Text() phone: string;
}

type Whose = Pick<StoredApplication, 'id' | 'number' | 'division' | 'enterprise_id'>;

const subjectOf = ({ id, number, division }: Whose): NotedAccess['subject'] & { type: 'application' } => ({
  type: 'application',
  id,
  number,
  division,
});

/** 显示: an officer of the case sees the handler's two numbers, for a reason that is written down in the same act. */
@Injectable()
export class Unmask {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal platform.not-found for a foreign case */
  handler(caller: Caller, id: string, { reason, words }: UnmaskBody): Promise<UnmaskedHandler> {
    return this.work.run(caller, 'permits.unmask', async (tx) => {
      const row = await getApplication(tx, tx.actor, id);
      await noteAccess(tx, this.vault, {
        subject: subjectOf(row),
        owner: { enterpriseId: row.enterprise_id },
        fields: ['handler.idNumber', 'handler.phone'],
        reason,
        words,
      });
      const { idNumber, phone } = openHandler(this.vault, row.handler);
      return { idNumber, phone };
    });
  }
}

/** An officer opens papers of a case: noted; the applicant's own people look at what is theirs. */
export async function noteCasePaper(tx: Tx, vault: Vault, row: Whose, field: AccessField): Promise<void> {
  if (looksFromOutside(tx.actor))
    await notePaper(tx, vault, field, subjectOf(row), { enterpriseId: row.enterprise_id });
}
