import type { PoolClient } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { ClientSql, type SqlValue } from '../database/sql';
import type { Actor, Caller } from './actor';
import type { Instant } from '../contract';
import { checkFacts, type Facts } from '../journal/facts';

/** The aggregate that an event is about. `version` grows by one with each of its acts, so that listeners can compare. */
export interface Subject {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  /** GB/T 2260 code of the authority that it belongs to; null for nobody's. */
  readonly division: string | null;
}

export interface PendingEvent {
  readonly id: string;
  readonly event: string;
  readonly subject: Subject;
  readonly facts: Facts;
}

export interface PendingDeadline {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly kind: string;
  readonly at: Instant;
}

/**
 * One open transaction of one act by one actor, handed on explicitly. What happened (`emit`) and what is due
 * (`deadline`, `settle`) is gathered here and written with the rows, in one statement before the commit.
 */
export class Tx extends ClientSql {
  readonly events: PendingEvent[] = [];
  readonly deadlines: PendingDeadline[] = [];
  readonly settled: { subjectType: string; subjectId: string; kinds: string[] | null }[] = [];

  constructor(
    client: PoolClient,
    readonly caller: Caller,
    readonly act: string,
    /** The one moment of this act, from the one clock. */
    readonly now: Instant,
  ) {
    super(client);
  }

  get actor(): Actor {
    return this.caller.actor;
  }

  newId(): string {
    return uuidv7();
  }

  /** Records that something happened: ids and facts, never free personal data. */
  emit(event: string, subject: Subject, facts: Facts = {}): string {
    const { keyId } = this.actor;
    const told = keyId === undefined ? facts : { ...facts, keyId };
    checkFacts(told, event);
    const id = uuidv7();
    this.events.push({ id, event, subject, facts: told });
    return id;
  }

  /** Sets (or moves) a deadline of a subject; the sweeper fires it once, at or after `at`. */
  deadline(subject: { type: string; id: string }, kind: string, at: Instant): void {
    this.deadlines.push({ subjectType: subject.type, subjectId: subject.id, kind, at });
  }

  /** Takes back the unfired deadlines of a subject: those named, or all of them. */
  settle(subject: { type: string; id: string }, kinds: string[] | null = null): void {
    this.settled.push({ subjectType: subject.type, subjectId: subject.id, kinds });
  }

  /** `INSERT INTO schema.table (columns of row)`; names come from the code, values as parameters. */
  insert(table: string, row: Readonly<Record<string, SqlValue>>): Promise<number> {
    const columns = Object.keys(row);
    const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`;
    return this.execute(text, Object.values(row));
  }
}
