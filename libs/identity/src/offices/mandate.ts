import {
  addDays,
  addMonths,
  Day,
  endOfDay,
  Id,
  isoOf,
  startOfDay,
  Text,
  toPlainDate,
  type Instant,
  type PlainDate,
  type Sql,
  type Tx,
} from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { spansOf, type Span } from './mandate-spans';

/** 委托书 of an agent. */
export class MandateInput {
  @Text({ min: 2, max: 60, about: 'who gave it: the legal representative or whom they authorised' }) givenBy: string;
  @Day() from: PlainDate;
  @Day({ about: 'last day' }) until: PlainDate;
  @Text({ optional: true, pattern: /^[0-9a-f]{64}$/, max: 64, about: 'SHA-256 of the uploaded scan' }) file?: string;
  @Text({ optional: true, max: 200, about: 'name of the uploaded scan' }) fileName?: string;
}

export class MandateView {
  @Id() id: string;
  @Text() givenBy: string;
  @Day() from: PlainDate;
  @Day() until: PlainDate;
  @Text({ nullable: true, max: 64 }) file: string | null;
  @Text({ nullable: true }) fileName: string | null;
}

/** Days before its end on which the end of a mandate is announced. */
export const MANDATE_WARNINGS = [30, 7] as const;
const LONGEST_MONTHS = 24;

/**
 * Enters a mandate beside the earlier ones, with the days on which its end is announced.
 * @throws Refusal identity.mandate-dates, identity.document-unknown for a file that the caller has not uploaded
 */
export async function addMandate(
  tx: Tx,
  account: { readonly id: string; readonly division: string },
  { givenBy, from, until, file, fileName }: MandateInput,
): Promise<void> {
  const today = toPlainDate(tx.now);
  if (until < from || until < today || until > addMonths(from, LONGEST_MONTHS)) throw identityRefusal('mandate-dates');
  if (file) {
    const own = await tx.maybe<{ count: bigint }>('SELECT platform.uploaded($1, $2)::bigint AS count', [
      tx.actor.id,
      [file],
    ]);
    if (Number(own?.count) !== 1) throw identityRefusal('document-unknown');
  }
  await tx.insert('identity.mandate', {
    id: tx.newId(),
    account_id: account.id,
    given_by: givenBy,
    from_on: from,
    until_on: until,
    document: file ?? null,
    document_name: file ? (fileName ?? null) : null,
    entered_by: tx.actor.id,
    entered_at: isoOf(tx.now),
    division: account.division,
    month: Number(today.slice(0, 7).replace('-', '')),
  });
  await setMandateWarnings(tx, account.id);
}

/** Deadlines by the end of what is covered now, or next: the end of a mandate that another goes on with is no news. */
export async function setMandateWarnings(tx: Tx, accountId: string): Promise<void> {
  const today = toPlainDate(tx.now);
  const span = (await spansOfAccount(tx, accountId)).find(({ until }) => until >= today);
  const subject = { type: 'account', id: accountId };
  for (const days of MANDATE_WARNINGS) {
    const at = span && startOfDay(addDays(span.until, -days));
    const kind = `identity.mandate-ends-in-${days}`;
    if (at && at > tx.now) tx.deadline(subject, kind, at);
    else tx.settle(subject, [kind]);
  }
  if (span) tx.deadline(subject, 'identity.mandate-ended', (endOfDay(span.until) + 1) as Instant);
}

export async function spansOfAccount(sql: Sql, accountId: string): Promise<Span[]> {
  return spansOf(
    await sql.rows<Span>(
      'SELECT from_on AS "from", until_on AS until FROM identity.mandate WHERE account_id = $1 ORDER BY until_on DESC LIMIT 200',
      [accountId],
    ),
  );
}

export async function mandatesOf(sql: Sql, accountId: string): Promise<MandateView[]> {
  return sql.rows<MandateView>(
    `SELECT id, given_by AS "givenBy", from_on AS "from", until_on AS "until", document AS file, document_name AS "fileName"
     FROM identity.mandate WHERE account_id = $1 ORDER BY until_on DESC, id DESC LIMIT 50`,
    [accountId],
  );
}
