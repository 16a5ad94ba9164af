import { Inject, Injectable } from '@nestjs/common';
import { advance, Clock, isoOf, SETTINGS, systemCaller, Vault, Work } from '@yby/platform';
import type { Instant, ScheduledHandler, Settings, Tx } from '@yby/platform';
import { Carriers, type Outcome } from '../carriers/carrier';
import { readyOf, type Claimed } from './ready-sending';
import { sendingLifecycle } from './sending.lifecycle';

const MINUTE = 60_000;
/** A worker that has not come back by then is dead. Longer than any carrier takes. */
const LEASE_MS = 60_000;
const AT_ONCE = 10;
const MOST_A_TICK = 50;
const KEPT_MS = 90 * 24 * 60 * MINUTE;
/** Pauses after the first, second … failure; after the last one it is given up. Greylisting passes within some minutes. */
export const PAUSES_MS = [1, 5, 20, 60, 240, 720].map((minutes) => minutes * MINUTE);

const claim = `
UPDATE notifications.sending SET lease_until = $1, attempts = attempts + 1, version = version + 1
WHERE id IN (
  SELECT id FROM notifications.sending
  WHERE state IN ('queued', 'failed') AND next_at <= $2 AND (lease_until IS NULL OR lease_until <= $3)
  ORDER BY next_at, id LIMIT $4 FOR UPDATE SKIP LOCKED)
RETURNING id, account_id, channel, purpose, message_id, address_id, code_sealed, state, attempts, version`;

/**
 * Sends what is due. Each sending is taken under a lease first and carried outside any transaction; only whoever holds the
 * newest version may write what came of it, so that of two workers one counts.
 */
@Injectable()
export class SendDue implements ScheduledHandler {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Carriers) private readonly carriers: Carriers,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async tick(): Promise<void> {
    for (let sent = 0; sent < MOST_A_TICK; sent += AT_ONCE) {
      const taken = await this.take();
      await Promise.all(taken.map((one) => this.sendOne(one)));
      if (taken.length < AT_ONCE) break;
    }
    await this.work.run(systemCaller('sendings'), 'notifications.tidy-sendings', (tx) =>
      tx.execute(`DELETE FROM notifications.sending WHERE ended_at <= $1`, [isoOf((tx.now - KEPT_MS) as Instant)]),
    );
  }

  private take(): Promise<Claimed[]> {
    const wall = this.clock.wall();
    return this.work.run(systemCaller('sendings'), 'notifications.take-sendings', (tx) =>
      tx.rows<Claimed>(claim, [isoOf((wall + LEASE_MS) as Instant), isoOf(tx.now), isoOf(wall), AT_ONCE]),
    );
  }

  private async sendOne(claimed: Claimed): Promise<void> {
    const ready = await this.work.read((sql) => readyOf(sql, this.vault, this.settings, claimed));
    const carrier = this.carriers.for(claimed.channel);
    if (typeof ready === 'string') return this.end(claimed, 'drop', ready);
    if (!carrier) return this.end(claimed, 'drop', 'channel-off');
    const outcome = await carrier.carry(ready);
    await this.record(claimed, outcome);
  }

  private record(claimed: Claimed, outcome: Outcome): Promise<void> {
    if (outcome.sent) return this.end(claimed, 'send', null);
    const pause = PAUSES_MS[claimed.attempts - 1];
    if (!outcome.again || pause === undefined) return this.end(claimed, 'bury', outcome.why);
    return this.change(async (tx) => {
      const set = { why: outcome.why, next_at: isoOf((tx.now + pause) as Instant), lease_until: null };
      await advance(tx, sendingLifecycle, {
        act: 'fail',
        id: claimed.id,
        from: claimed.state,
        version: claimed.version,
        set,
      });
    });
  }

  private end(claimed: Claimed, act: 'send' | 'bury' | 'drop', why: string | null): Promise<void> {
    return this.change(async (tx) => {
      const set = { why, ended_at: isoOf(tx.now), lease_until: null, code_sealed: null };
      const version = await advance(tx, sendingLifecycle, {
        act,
        id: claimed.id,
        from: claimed.state,
        version: claimed.version,
        set,
      });
      if (act === 'bury')
        tx.emit(
          'notifications.sending-dead',
          { type: 'sending', id: claimed.id, version, division: null },
          { channel: claimed.channel, why, attempts: claimed.attempts },
        );
    });
  }

  // Somebody else has taken it meanwhile: what they record counts.
  private async change(act: (tx: Tx) => Promise<void>): Promise<void> {
    try {
      await this.work.run(systemCaller('sendings'), 'notifications.record-sending', act);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'platform.version-changed' && code !== 'platform.state-changed') throw error;
    }
  }
}
