import { Inject, Injectable } from '@nestjs/common';
import { Choice, isoOf, Text, toPlainDate, Vault, type AccessLog, type NotedAccess, type Tx } from '@yby/platform';
import { accessReasonCodes, accessReasons, CASE_WORK, type AccessField, type AccessSubject } from './access-reasons';

export const ACCESS_WORDS = 'access.words';

/** Why somebody asks to see what is masked. */
export class UnmaskBody {
  @Choice(accessReasonCodes, { name: 'AccessReason' }) reason: (typeof accessReasonCodes)[number];
  @Text({ min: 2, max: 200, pattern: /^[^\s][^]*[^\s]$/, about: 'what it is needed for, in words' }) words: string;
}

/**
 * Writes down that somebody has looked at personal data, in the transaction of the act that shows it: where the row cannot be
 * written, nothing is shown. The journal, which is sealed, says the same without the words.
 */
export async function noteAccess(tx: Tx, vault: Vault, access: NotedAccess): Promise<void> {
  const { subject, owner, fields, reason, words } = access;
  const { id: accountId, organName, roles } = tx.actor;
  const id = tx.newId();
  const chosen = accessReasons[reason as keyof typeof accessReasons] as { untold?: true } | undefined;
  await tx.insert('audit.access', {
    id,
    at: isoOf(tx.now),
    account_id: accountId,
    organ_name: organName ?? '',
    roles: [...roles],
    subject_type: subject.type,
    subject_id: subject.id,
    subject_number: subject.number ?? null,
    owner_enterprise_id: owner.enterpriseId ?? null,
    owner_account_id: owner.accountId ?? null,
    fields: [...fields],
    reason,
    words: words === undefined ? null : vault.seal(words, ACCESS_WORDS),
    told: !chosen?.untold,
    request_id: tx.caller.requestId,
    division: subject.division,
    month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
  });
  tx.emit(
    'audit.access-noted',
    { type: 'access', id, version: 1, division: subject.division },
    { subjectType: subject.type, subjectId: subject.id, fields: [...fields], reason },
  );
}

/** Papers of a matter opened in the course of work: no reason is asked for, and it is noted all the same. */
export function notePaper(
  tx: Tx,
  vault: Vault,
  field: AccessField,
  subject: NotedAccess['subject'] & { type: AccessSubject },
  owner: NotedAccess['owner'],
): Promise<void> {
  return noteAccess(tx, vault, { subject, owner, fields: [field], reason: CASE_WORK });
}

/** For modules that stand beside this one. */
@Injectable()
export class AccessNotes implements AccessLog {
  constructor(@Inject(Vault) private readonly vault: Vault) {}

  note(tx: Tx, access: NotedAccess): Promise<void> {
    return noteAccess(tx, this.vault, access);
  }
}
