import {
  At,
  BilingualView,
  Choice,
  Flag,
  Id,
  isoOf,
  Part,
  platformRefusal,
  Text,
  type Actor,
  type Instant,
  type Sql,
} from '@yby/platform';
import { covers } from '../application/view-of';
import { getApplication } from '../application/read-application';
import { permitSide } from '../permit/read-permit';
import { isOfficer } from '../permit/side-of';
import { noticeKindCodes, noticeKinds, type NoticeKind } from './notice-kinds';
import type { StoredNotice } from './notice-row';

export class NoticeView {
  @Id() id: string;
  @Text() number: string;
  @Choice(noticeKindCodes, { name: 'NoticeKind' }) kind: NoticeKind;
  @Part(() => BilingualView) title: BilingualView;
  @At() issuedAt: string;
  @Text() organ: string;
  @At({ nullable: true, about: 'when a person of the addressee first opened it' }) readAt: string | null;
}

export class Notices {
  @Part(() => NoticeView, { many: true, most: 200 }) items: NoticeView[];
}

/** What whoever holds the paper may learn of it: that it is genuine, and what it is. */
export class NoticeCheck {
  @Flag() genuine: true;
  @Text() number: string;
  @Part(() => BilingualView) title: BilingualView;
  @Text() addressee: string;
  @Text() organ: string;
  @At() issuedAt: string;
}

type ReadRow = StoredNotice & { readonly read_at: Instant | null };

const columns = `n.*, (SELECT min(r.read_at) FROM permits.notice_reading r WHERE r.notice_id = n.id) AS read_at`;

const view = ({ id, number, kind, issued_at: at, organ_name: organ, read_at: read }: ReadRow): NoticeView => ({
  id,
  number,
  kind,
  title: { ...noticeKinds[kind].title },
  issuedAt: isoOf(at),
  organ,
  readAt: read === null ? null : isoOf(read),
});

/** The papers of a case, oldest first. @throws Refusal platform.not-found */
export async function noticesOfCase(sql: Sql, actor: Actor, applicationId: string): Promise<Notices> {
  await getApplication(sql, actor, applicationId);
  return { items: (await rowsOf(sql, applicationId)).map(view) };
}

export function rowsOf(sql: Sql, applicationId: string): Promise<ReadRow[]> {
  return sql.rows<ReadRow>(
    `SELECT ${columns} FROM permits.notice n WHERE n.application_id = $1 ORDER BY n.id LIMIT 200`,
    [applicationId],
  );
}

/** The papers about a permit; for its holder and the organ. Whoever else knows the permit sees none. */
export async function noticesOfPermit(sql: Sql, actor: Actor, permitId: string): Promise<Notices> {
  const side = await permitSide(sql, actor, permitId);
  if (side !== 'holder' && side !== 'authority') return { items: [] };
  const rows = await sql.rows<ReadRow>(
    `SELECT ${columns} FROM permits.notice n WHERE n.permit_id = $1 ORDER BY n.id LIMIT 200`,
    [permitId],
  );
  return { items: rows.map(view) };
}

/** One paper, for its addressee and the organ. @throws Refusal platform.not-found */
export async function getNotice(sql: Sql, actor: Actor, id: string): Promise<StoredNotice> {
  const row = await sql.maybe<StoredNotice>('SELECT * FROM permits.notice WHERE id = $1', [id]);
  const mayRead =
    row &&
    (actor.enterpriseId !== null
      ? actor.enterpriseId === row.enterprise_id
      : isOfficer(actor) &&
        actor.division !== null &&
        (covers(actor.division, row.division) || actor.delegated?.includes(row.division)));
  if (!row || !mayRead) throw platformRefusal('not-found');
  return row;
}

/** @throws Refusal platform.not-found for a code that stands on no paper of ours */
export async function checkNotice(sql: Sql, code: string): Promise<NoticeCheck> {
  const row = await sql.maybe<StoredNotice>('SELECT * FROM permits.notice WHERE code = $1', [code]);
  if (!row) throw platformRefusal('not-found');
  return {
    genuine: true,
    number: row.number,
    title: { ...noticeKinds[row.kind].title },
    addressee: row.addressee,
    organ: row.organ_name,
    issuedAt: isoOf(row.issued_at),
  };
}
