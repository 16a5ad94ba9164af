import { Inject, Injectable } from '@nestjs/common';
import { advance, platformRefusal, toPlainDate, Work, type Caller, type PlainDate, type Tx } from '@yby/platform';
import { permitsRefusal } from '../permits.refusals';
import { permitColumns, type StoredPermit } from '../permit/permit-row';
import { recordPermit } from '../permit/permit-event';
import { sideOf } from '../permit/side-of';
import { nationalLifecycle } from './national.lifecycle';
import { nationalView, type NationalView, type StoredNational } from './national-row';

/** Letters, digits and the marks that authorities number with; the national system's own form is not published. */
export const nationalNumber = /^[\p{Script=Han}A-Z0-9()（）〔〕〈〉\-/]{4,40}$/u;

export type Taken =
  'registered' | 'declined' | 'same' | 'unknown-paper' | 'number-of-another' | 'not-open' | 'future-day';

interface Known {
  readonly permit: StoredPermit;
  readonly record: StoredNational | null;
}

async function known(tx: Tx, by: { readonly number: string } | { readonly id: string }): Promise<Known | null> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['number', by.number];
  const permit = await tx.maybe<StoredPermit>(`SELECT ${permitColumns} FROM permits.permit p WHERE p.${column} = $1`, [
    value,
  ]);
  if (!permit) return null;
  const record = await tx.maybe<StoredNational>('SELECT * FROM permits.national_record WHERE id = $1 FOR UPDATE', [
    permit.id,
  ]);
  return { permit, record };
}

/** First key of the advisory locks on national numbers. */
const NUMBER_LOCK = 1060;

/**
 * Writes the national number; again with the same number it changes nothing. An answer by file is to what was handed over: one
 * that comes while the paper waits to be handed over anew is about an older form of it.
 */
export async function register(
  tx: Tx,
  by: { readonly number: string } | { readonly id: string },
  number: string,
  on: PlainDate,
): Promise<Taken> {
  await tx.execute(`SELECT pg_advisory_xact_lock(${NUMBER_LOCK}, hashtext($1))`, [number]);
  const found = await known(tx, by);
  if (!found?.record) return 'unknown-paper';
  const { permit, record } = found;
  if ('number' in by && record.state === 'waiting') return 'not-open';
  if (record.state === 'registered') return record.national_number === number ? 'same' : 'number-of-another';
  if (on > toPlainDate(tx.now)) return 'future-day';
  // A number stays with its paper for ever; one paper has one.
  if (record.national_number !== null && record.national_number !== number) return 'number-of-another';
  const other = await tx.maybe('SELECT FROM permits.national_record WHERE national_number = $1 AND id <> $2', [
    number,
    permit.id,
  ]);
  if (other) return 'number-of-another';
  await advance(tx, nationalLifecycle, {
    act: 'register',
    id: permit.id,
    from: record.state,
    set: { national_number: number, registered_on: on, reason: null },
  });
  recordPermit(tx, permit, record.version + 1, 'permits.national-registered', { nationalNumber: number });
  return 'registered';
}

/** The national system will not have it, and says why. */
export async function decline(tx: Tx, number: string, reason: string): Promise<Taken> {
  const found = await known(tx, { number });
  if (!found?.record) return 'unknown-paper';
  const { permit, record } = found;
  if (record.state === 'declined' && record.reason === reason) return 'same';
  if (record.state !== 'sent') return 'not-open';
  await advance(tx, nationalLifecycle, { act: 'decline', id: permit.id, from: record.state, set: { reason } });
  recordPermit(tx, permit, record.version + 1, 'permits.national-declined');
  return 'declined';
}

/** By hand, where no file comes: an officer enters the number that the national system shows, or has the paper sent again. */
@Injectable()
export class RegisterNational {
  constructor(@Inject(Work) private readonly work: Work) {}

  /** @throws Refusal platform.not-found, permits.no-national-record, permits.national-number-taken, permits.national-day */
  register(caller: Caller, id: string, number: string, on: PlainDate): Promise<NationalView> {
    return this.work.run(caller, 'permits.register-national', async (tx) => {
      await this.ours(tx, id);
      const taken = await register(tx, { id }, number, on);
      if (taken === 'number-of-another') throw permitsRefusal('national-number-taken', { number });
      if (taken === 'future-day') throw permitsRefusal('national-day', { on });
      return this.view(tx, id);
    });
  }

  /** @throws Refusal platform.state-changed for one that waits already */
  again(caller: Caller, id: string): Promise<NationalView> {
    return this.work.run(caller, 'permits.national-again', async (tx) => {
      const { permit, record } = await this.ours(tx, id);
      const set = { batch_id: null, reason: null };
      await advance(tx, nationalLifecycle, { act: 'again', id, from: record.state, set });
      recordPermit(tx, permit, record.version + 1, 'permits.national-again');
      return this.view(tx, id);
    });
  }

  private async ours(tx: Tx, id: string): Promise<{ permit: StoredPermit; record: StoredNational }> {
    const found = await known(tx, { id });
    if (!found || sideOf(found.permit, tx.actor) !== 'authority') throw platformRefusal('not-found');
    if (!found.record) throw permitsRefusal('no-national-record');
    return { permit: found.permit, record: found.record };
  }

  private async view(tx: Tx, id: string): Promise<NationalView> {
    return nationalView(await tx.maybe<StoredNational>('SELECT * FROM permits.national_record WHERE id = $1', [id]))!;
  }
}
