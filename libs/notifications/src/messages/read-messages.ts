import {
  cursorOf,
  isoOf,
  limitOf,
  pageOf,
  platformRefusal,
  type Actor,
  type Instant,
  type PageQuery,
  type Sql,
  type Tx,
} from '@yby/platform';
import { wordsOf, type MessageWords } from './message-texts';

export interface Message {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly zh: MessageWords;
  readonly en: MessageWords;
  readonly link: string | null;
  readonly readAt: string | null;
}

interface Row {
  readonly id: string;
  readonly at: Instant;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | null>>;
  readonly link: string | null;
  readonly read_at: Instant | null;
}

const question = `
SELECT id, at, kind, facts, link, read_at FROM notifications.message
WHERE account_id = $1 AND ($2::timestamptz IS NULL OR (at, id) < ($2::timestamptz, $3::uuid))
ORDER BY at DESC, id DESC LIMIT $4`;

/** One page of the messages to this person, newest first, and how many are unread in all. */
export async function readMessages(
  sql: Sql,
  actor: Actor,
  query: PageQuery,
): Promise<{ items: Message[]; next: string | null; unread: number }> {
  const after = cursorOf(query, ['instant', 'uuid']);
  const limit = limitOf(query);
  const rows = await sql.rows<Row>(question, [
    actor.id,
    after ? isoOf(after[0] as Instant) : null,
    after?.[1] ?? null,
    limit + 1,
  ]);
  const unread = await sql.maybe<{ count: number }>(
    'SELECT count(*)::int AS count FROM notifications.message WHERE account_id = $1 AND read_at IS NULL',
    [actor.id],
  );
  const page = pageOf(rows, limit, messageOf, ({ at, id }) => [at, id]);
  return { ...page, unread: unread?.count ?? 0 };
}

/** Marks a message as read; a second time changes nothing. @throws Refusal platform.not-found, also for somebody else's */
export async function markRead(tx: Tx, id: string): Promise<Message> {
  const row = await tx.maybe<Row>(
    `UPDATE notifications.message SET read_at = coalesce(read_at, $3) WHERE id = $1 AND account_id = $2
     RETURNING id, at, kind, facts, link, read_at`,
    [id, tx.actor.id, isoOf(tx.now)],
  );
  if (!row) throw platformRefusal('not-found');
  return messageOf(row);
}

function messageOf({ id, at, kind, facts, link, read_at: readAt }: Row): Message {
  return { id, at: isoOf(at), kind, ...wordsOf(kind, facts), link, readAt: readAt === null ? null : isoOf(readAt) };
}
