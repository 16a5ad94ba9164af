import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PoolClient } from 'pg';
import { databaseAway } from '../database/away';
import { borrow } from '../database/connection';
import { ClientSql, type Sql } from '../database/sql';
import { Clock } from '../clock/clock';
import { platformRefusal } from '../platform.refusals';
import { Refusal } from '../refusal';
import { Vault } from '../vault/vault';
import type { Caller } from './actor';
import { flush } from './flush';
import { answerOf, keepAnswer, type AnswerRow } from './kept-answer';
import { Nudge } from './nudge';
import { Tx } from './tx';

const SERIALISATION = new Set(['40001', '40P01']);
const TRIES = 4;

interface PgError {
  readonly code?: string;
  readonly constraint?: string;
}

/**
 * The only way to write. One act is one transaction: rows, journal, deliveries, deadlines and the answer kept under the
 * caller's Idempotency-Key are committed together or not at all.
 *
 * A repeated key is found either at the end (the answer's primary key is taken: the whole act is rolled back) or when the
 * act is refused because it has happened already; in both cases the first answer is given again. A refusal writes nothing,
 * so the same key may be tried again after it. A connection lost during the commit leaves open whether the act happened:
 * the kept answer tells.
 */
@Injectable()
export class Work {
  private readonly log = new Logger('work');

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Nudge) private readonly nudge: Nudge,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /**
   * Runs one act.
   * @param act name of the act, e.g. `permits.approve`; it stands in the journal
   * @param perform gets the open transaction and returns the answer, a plain JSON value
   * @throws Refusal by code, platform.busy when the database is away; any other error rolls back and passes on
   */
  async run<T>(caller: Caller, act: string, perform: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(caller, act, perform);
      } catch (error) {
        const { code, constraint } = error as PgError;
        if (code !== undefined && SERIALISATION.has(code)) {
          if (attempt < TRIES) continue;
          throw platformRefusal('busy');
        }
        if (databaseAway(error)) {
          this.log.warn(`${act}: ${(error as Error).message}`);
          const answer = caller.idempotency ? await this.earlier<T>(caller) : null;
          if (answer) return answer.body;
          throw platformRefusal('busy');
        }
        if (caller.idempotency && (error instanceof Refusal || (code === '23505' && constraint === 'answer_pkey'))) {
          const answer = await this.earlier<T>(caller);
          if (answer) return answer.body;
        }
        throw error;
      }
    }
  }

  /** Reads outside any act, on one connection of the pool. @throws Refusal platform.busy when the database is away */
  async read<T>(look: (sql: Sql) => Promise<T>): Promise<T> {
    let client: PoolClient | undefined;
    let sql: ClientSql | undefined;
    try {
      client = await borrow(this.database);
      sql = new ClientSql(client);
      return await look(sql);
    } catch (error) {
      if (!databaseAway(error)) throw error;
      this.log.warn(`read: ${(error as Error).message}`);
      throw platformRefusal('busy');
    } finally {
      sql?.end();
      client?.release();
    }
  }

  private async once<T>(caller: Caller, act: string, perform: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await borrow(this.database);
    let handOn = false;
    let broken: Error | undefined;
    try {
      const sql = new ClientSql(client);
      await sql.execute('BEGIN');
      let tx: Tx | undefined;
      try {
        tx = new Tx(client, caller, act, await this.clock.nowIn(sql));
        const answer = await perform(tx);
        const kept = caller.idempotency && keepAnswer(this.vault, caller.actor.id, caller.idempotency, answer);
        handOn = await flush(tx, new Date(), kept ?? null);
        await sql.execute('COMMIT');
        return answer;
      } catch (error) {
        handOn = false;
        // Before the rollback: nothing that is still running may get in behind it.
        tx?.end();
        // A broken connection has rolled back by itself; the first error is the one that tells.
        // A connection that cannot roll back is not used again.
        await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
        throw error;
      } finally {
        tx?.end();
        sql.end();
      }
    } finally {
      client.release(broken);
      if (handOn) this.nudge.deliveries();
    }
  }

  private async earlier<T>(caller: Caller): Promise<{ body: T } | null> {
    const idempotency = caller.idempotency!;
    const row = await this.read((sql) =>
      sql.maybe<AnswerRow>('SELECT request_hash, body FROM platform.answer WHERE actor_id = $1 AND key = $2', [
        caller.actor.id,
        idempotency.key,
      ]),
    );
    if (!row) return null;
    const answer = answerOf<T>(this.vault, caller.actor.id, idempotency, row);
    if (!answer) throw platformRefusal('key-reused');
    return answer;
  }
}
