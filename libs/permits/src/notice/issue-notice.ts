import { randomBytes } from 'node:crypto';
import { isoOf, toPlainDate, type Tx, type Vault } from '@yby/platform';
import type { PlainDate } from '@yby/platform/contract';
import { lawInUse } from '@yby/regulation/contract';
import type { StoredApplication } from '../application/application-row';
import type { StoredPermit } from '../permit/permit-row';
import { noticeKinds, type NoticeKind } from './notice-kinds';
import { NOTICE_NOTE, type NoticeFacts, type NoticePoint } from './notice-row';

interface Point extends Omit<NoticePoint, 'note' | 'rule' | 'mark'> {
  readonly rule?: string;
  readonly mark?: NoticePoint['mark'];
  readonly note?: string | undefined;
}

/** What a paper says besides its standing words. */
export interface NoticeContent {
  readonly points?: readonly Point[];
  readonly note?: string | undefined;
  readonly until?: PlainDate | null;
  readonly due?: string | null;
  readonly authority?: NoticeFacts['authority'];
  readonly document?: NoticeFacts['document'];
}

interface About {
  readonly applicationId: string;
  readonly application: string;
  readonly matter: NoticeFacts['matter'];
  readonly permit: { readonly id: string; readonly number: string } | null;
  readonly enterpriseId: string;
  readonly addressee: string;
  readonly uscc: string;
  /** Its name as a paper has it, or the organ whose name of today is meant. */
  readonly organ: { readonly name: string } | { readonly id: string | null };
  readonly division: string;
}

/** A paper to the applicant of a case. */
export async function noticeOnCase(
  tx: Tx,
  vault: Vault,
  row: StoredApplication,
  kind: NoticeKind,
  content: NoticeContent,
): Promise<void> {
  const about = {
    applicationId: row.id,
    application: row.number,
    matter: row.kind,
    permit: null,
    enterpriseId: row.enterprise_id,
    addressee: row.enterprise_name,
    uscc: row.uscc,
    organ: { id: row.organ_id },
    division: row.division,
  };
  await write(tx, vault, kind, about, content);
}

/** A paper to the holder of a permit. */
export async function noticeOnPermit(
  tx: Tx,
  vault: Vault,
  permit: StoredPermit,
  kind: NoticeKind,
  content: NoticeContent,
): Promise<void> {
  const of = await tx.maybe<{ number: string }>('SELECT number FROM permits.application WHERE id = $1', [
    permit.application_id,
  ]);
  const about = {
    applicationId: permit.application_id,
    application: of!.number,
    matter: permit.kind,
    permit: { id: permit.id, number: permit.number },
    enterpriseId: permit.enterprise_id,
    addressee: permit.holder.name,
    uscc: permit.holder.uscc,
    organ: { name: permit.organ_name },
    division: permit.division,
  };
  await write(tx, vault, kind, about, content);
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const newCode = (): string => Array.from(randomBytes(16), (byte) => ALPHABET[byte & 31]).join('');

/** 文书: number, row and code come to be in the transaction of the act that they tell of. */
async function write(tx: Tx, vault: Vault, kind: NoticeKind, about: About, content: NoticeContent): Promise<void> {
  const today = toPlainDate(tx.now);
  const sealed = (note: string | undefined) => (note === undefined ? null : vault.seal(note, NOTICE_NOTE));
  const facts: NoticeFacts = {
    matter: about.matter,
    application: about.application,
    permit: about.permit?.number ?? null,
    points: (content.points ?? []).map(({ zh, en, rule, mark, note }) => ({
      zh,
      en,
      rule: rule ?? null,
      mark: mark ?? null,
      note: sealed(note),
    })),
    note: sealed(content.note),
    until: content.until ?? null,
    due: content.due ?? null,
    authority: content.authority ?? null,
    ...(content.document ? { document: content.document } : {}),
    phone: lawInUse().setting('unit-phone', about.division, today),
  };
  const id = tx.newId();
  const { number } = (await tx.maybe<{ number: string }>(
    `INSERT INTO permits.notice (id, number, code, kind, application_id, permit_id, enterprise_id, addressee, uscc, organ_name, facts,
       issued_at, division, month)
     VALUES ($1, $2 || lpad(nextval('permits.notice_number')::text, 7, '0') || '号', $3, $4, $5, $6, $7, $8, $9, coalesce($10, identity.organ_name($11), $14), $12, $13, $14, $15)
     RETURNING number`,
    [
      id,
      `易${noticeKinds[kind].mark}〔${today.slice(0, 4)}〕${about.division}-`,
      newCode(),
      kind,
      about.applicationId,
      about.permit?.id ?? null,
      about.enterpriseId,
      about.addressee,
      about.uscc,
      'name' in about.organ ? about.organ.name : null,
      'id' in about.organ ? about.organ.id : null,
      JSON.stringify(facts),
      isoOf(tx.now),
      about.division,
      Number(today.slice(0, 7).replace('-', '')),
    ],
  ))!;
  tx.emit(
    'permits.notice-issued',
    { type: 'notice', id, version: 1, division: about.division },
    {
      noticeId: id,
      noticeNumber: number,
      noticeKind: kind,
      applicationId: about.applicationId,
      permitId: about.permit?.id ?? null,
      enterpriseId: about.enterpriseId,
    },
  );
}
