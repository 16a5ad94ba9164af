import { Inject, Injectable } from '@nestjs/common';
import { noteAccess, notePaper, type AccessField, type UnmaskBody } from '@yby/audit';
import { Id, looksFromOutside, Part, Text, Vault, Work, type Caller, type NotedAccess, type Tx } from '@yby/platform';
import { recordOf } from '../register/record-of';
import type { FilingDocument } from './filing-document';
import { getFiling, sideOf, type StoredFiling } from './filing-row';
import { openDocument } from './seal-document';
import { documentFor } from './submitted-version';

export class UnmaskedStaff {
  @Id() id: string;
  @Text() idNumber: string;
  @Text() phone: string;
}

/** What is masked in one document, by the place where it stands. */
export class UnmaskedPersons {
  @Text() contactPhone: string;
  @Text({ about: 'of an individual' }) idNumber: string;
  @Part(() => UnmaskedStaff, { many: true, most: 400 }) staff: UnmaskedStaff[];
}

export class UnmaskedFiling {
  @Part(() => UnmaskedPersons) document: UnmaskedPersons;
  @Part(() => UnmaskedPersons, { nullable: true, about: 'what is registered, of a change' })
  registered: UnmaskedPersons | null;
}

const subjectOf = ({ id, number, division }: StoredFiling): NotedAccess['subject'] & { type: 'filing' } => ({
  type: 'filing',
  id,
  number,
  division,
});

/** 显示: the officer who verifies sees the numbers of the persons, for a reason that is written down in the same act. */
@Injectable()
export class UnmaskFiling {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal platform.not-found for a foreign filing */
  persons(caller: Caller, id: string, { reason, words }: UnmaskBody): Promise<UnmaskedFiling> {
    return this.work.run(caller, 'enterprise.unmask-filing', async (tx) => {
      const row = await getFiling(tx, tx.actor, id);
      const registered = row.kind === 'change' ? await recordOf(tx, row.enterprise_id) : null;
      const shown = await documentFor(tx, row, sideOf(row, tx.actor));
      const document = personsOf(openDocument(this.vault, shown.document));
      const before = registered && personsOf(openDocument(this.vault, registered.document));
      await noteAccess(tx, this.vault, {
        subject: subjectOf(row),
        owner: { enterpriseId: row.enterprise_id },
        fields: fieldsOf(document, before),
        reason,
        words,
      });
      return { document, registered: before };
    });
  }
}

/** An officer opens a scan of a filing: noted; the enterprise's own people look at what is theirs. */
export async function noteScan(tx: Tx, vault: Vault, row: StoredFiling): Promise<void> {
  if (looksFromOutside(tx.actor))
    await notePaper(tx, vault, 'scan', subjectOf(row), { enterpriseId: row.enterprise_id });
}

function personsOf({ unit, person, staff }: FilingDocument): UnmaskedPersons {
  return {
    contactPhone: unit.contactPhone,
    idNumber: person.idNumber,
    staff: staff.map(({ id, idNumber, phone }) => ({ id, idNumber, phone })),
  };
}

function fieldsOf(...shown: readonly (UnmaskedPersons | null)[]): AccessField[] {
  const any = (has: (one: UnmaskedPersons) => boolean) => shown.some((one) => one !== null && has(one));
  const fields: [AccessField, boolean][] = [
    ['unit.contactPhone', true],
    ['person.idNumber', any(({ idNumber }) => idNumber !== '')],
    ['staff.idNumber', any(({ staff }) => staff.some(({ idNumber }) => idNumber !== ''))],
    ['staff.phone', any(({ staff }) => staff.some(({ phone }) => phone !== ''))],
  ];
  return fields.flatMap(([field, there]) => (there ? [field] : []));
}
