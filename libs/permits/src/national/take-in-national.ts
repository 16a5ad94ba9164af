import { Inject, Injectable } from '@nestjs/common';
import {
  isPlainDate,
  SETTINGS,
  systemCaller,
  Work,
  type PlainDate,
  type ScheduledHandler,
  type Settings,
} from '@yby/platform';
import { NATIONAL_EXCHANGE, type NationalExchange } from './national-exchange';
import { decline, nationalNumber, register } from './register-national';

/** Files of one round, so that no round lasts for ever. */
const MOST_FILES = 20;
const MOST_LINES = 5_000;

interface Answer {
  readonly number: string;
  readonly state: 'registered' | 'declined';
  readonly nationalNumber: string | null;
  readonly on: PlainDate;
  readonly reason: string | null;
}

/**
 * Answers of the national system, a line a paper. Each line is an act of its own, so that a wrong one stops no other; a file that
 * is read twice, because the process died in its midst, changes nothing the second time.
 */
@Injectable()
export class TakeInNational implements ScheduledHandler {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(NATIONAL_EXCHANGE) private readonly exchange: NationalExchange,
  ) {}

  async tick(): Promise<void> {
    if (this.settings.papers !== 'mirror') return;
    for (const { name, content } of await this.exchange.answers(MOST_FILES)) {
      const lines = content.split('\n').filter((line) => line.trim() !== '');
      const report: object[] = [];
      for (const [i, line] of lines.slice(0, MOST_LINES).entries())
        report.push({ line: i + 1, ...(await this.take(line)) });
      if (lines.length > MOST_LINES) report.push({ line: MOST_LINES + 1, result: 'too-many-lines' });
      await this.exchange.done(name, report.map((one) => `${JSON.stringify(one)}\n`).join(''));
    }
  }

  private async take(line: string): Promise<{ number?: string; result: string }> {
    const answer = readAnswer(line);
    if (answer === null) return { result: 'unreadable' };
    const { number } = answer;
    const result = await this.work.run(systemCaller('national'), 'permits.take-in-national', (tx) =>
      answer.state === 'registered'
        ? register(tx, { number }, answer.nationalNumber!, answer.on)
        : decline(tx, number, answer.reason ?? ''),
    );
    return { number, result };
  }
}

/** @returns null for what is no answer */
export function readAnswer(line: string): Answer | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { number, state, nationalNumber: named, on, reason } = value as Record<string, unknown>;
  if (typeof number !== 'string' || number.length > 64) return null;
  if (typeof on !== 'string' || !isPlainDate(on)) return null;
  if (reason !== undefined && reason !== null && (typeof reason !== 'string' || reason.length > 500)) return null;
  if (state === 'registered' && typeof named === 'string' && nationalNumber.test(named))
    return { number, state, nationalNumber: named, on, reason: null };
  if (state === 'declined' && typeof reason === 'string' && reason !== '')
    return { number, state, nationalNumber: null, on, reason };
  return null;
}
