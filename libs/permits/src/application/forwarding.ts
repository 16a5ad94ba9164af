import type { PlainDate, Sealed } from '@yby/platform';
import { Text, Choice, Day, At, Part, type Sql, type Vault } from '@yby/platform';
import type { Requirement } from '@yby/regulation/contract';
import { permitsRefusal } from '../permits.refusals';
import type { ApplicationKind } from './application-input';

/** What another level of the police decides: checked here, handed over with a record, and answered there (条例 15; ADR 0018). */
export interface StoredForwarding {
  readonly to: { readonly division: string | null; readonly zh: string; readonly en: string };
  readonly at: string;
  readonly by: string;
  readonly opinion: Sealed;
  readonly reception?: { readonly number: string; readonly on: PlainDate; readonly by: string };
  readonly answer?: {
    readonly outcome: 'granted' | 'refused';
    readonly number: string;
    readonly on: PlainDate;
    readonly file: string;
    readonly name: string;
    readonly by: string;
  };
}

const OPINION = 'forwarding.opinion';
export const sealOpinion = (vault: Vault, text: string): Sealed => vault.seal(text, OPINION);

export const answerOutcomes = ['granted', 'refused'] as const;

export class ReceptionView {
  @Text() number: string;
  @Day() on: string;
}

export class AnswerView extends ReceptionView {
  @Choice(answerOutcomes, { name: 'AnswerOutcome' }) outcome: (typeof answerOutcomes)[number];
  @Text({ about: 'hash of the document, among the attachments of the case' }) file: string;
  @Text() name: string;
}

export class ForwardingView {
  @Text({ about: 'the deciding authority' }) toZh: string;
  @Text() toEn: string;
  @At() at: string;
  @Text() by: string;
  @Text({ nullable: true, about: 'what this county found; for officers' }) opinion: string | null;
  @Part(() => ReceptionView, { nullable: true }) reception: ReceptionView | null;
  @Part(() => AnswerView, { nullable: true }) answer: AnswerView | null;
}

export function forwardingView(
  vault: Vault,
  stored: StoredForwarding | null,
  side: 'applicant' | 'authority',
): ForwardingView | null {
  if (!stored) return null;
  const { to, at, by, opinion, reception, answer } = stored;
  return {
    toZh: to.zh,
    toEn: to.en,
    at,
    by,
    opinion: side === 'authority' ? vault.open(opinion, OPINION) : null,
    reception: reception ? { number: reception.number, on: reception.on } : null,
    answer: answer
      ? { outcome: answer.outcome, number: answer.number, on: answer.on, file: answer.file, name: answer.name }
      : null,
  };
}

/** Checked here and handed on: category 1 that is no drug is bought under the province's permit (条例 14, 15). */
export const goesOn = ({ outcome, instrument, authority }: Requirement): boolean =>
  outcome === 'other_authority' && instrument === 'purchase_permit' && authority?.organ === 'police';

/** Whether a case is taken in here at all: to be decided, or to be handed on. */
export const isTaken = (law: Requirement): boolean => law.outcome === 'required' || goesOn(law);

/** @throws Refusal permits.forwards-only where the province decides */
export function decidedHere(kind: ApplicationKind): void {
  if (kind === 'purchase_permit') throw permitsRefusal('forwards-only');
}

/** @throws Refusal permits.attachment-unknown unless this person has uploaded the file */
export async function ownUpload(sql: Sql, accountId: string, file: string): Promise<void> {
  const row = await sql.maybe<{ count: bigint }>('SELECT platform.uploaded($1, $2) AS count', [accountId, [file]]);
  if (Number(row?.count ?? 0n) !== 1) throw permitsRefusal('attachment-unknown');
}
