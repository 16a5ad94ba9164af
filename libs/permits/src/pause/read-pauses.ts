import { namesOf } from '@yby/identity';
import { At, Choice, isoOf, Part, Text, Whole, type Sql, type Vault } from '@yby/platform';
import type { StoredApplication } from '../application/application-row';
import { mayPause, MOST_PAUSED_DAYS, pauseGrounds, wordsOfGround, type PauseGround } from './grounds';
import { PAUSE_NOTE, type StoredPause } from './pause-row';

export class PauseGroundView {
  @Choice(pauseGrounds, { name: 'PauseGround' }) code: PauseGround;
  @Text() zh: string;
  @Text() en: string;
  @Text() rule: string;
}

export class PauseView {
  @Part(() => PauseGroundView) ground: PauseGroundView;
  @Text() note: string;
  @Text({ about: 'who paused it' }) by: string;
  @At() from: string;
  @At({ about: 'its last moment, told beforehand' }) until: string;
  @At({ nullable: true }) endedAt: string | null;
  @Whole({ nullable: true, about: 'working minutes by which both clocks moved' }) minutes: number | null;
}

export class PausesView {
  @Part(() => PauseGroundView, { many: true, about: 'grounds on which this case may be paused; none for a filing' })
  grounds: PauseGroundView[];
  @Whole({ about: 'most working days altogether' }) mostDays: number;
  @Whole({ about: 'working minutes taken so far' }) pausedMinutes: number;
  @Part(() => PauseView, { many: true, most: 100 }) items: PauseView[];
}

export const groundView = (code: PauseGround): PauseGroundView => ({ code, ...wordsOfGround(code) });

/** The pauses of a case, oldest first, as both sides may read them: the law wants them told (行政许可法 45). */
export async function readPauses(sql: Sql, vault: Vault, row: StoredApplication): Promise<PausesView> {
  const rows = await sql.rows<StoredPause>(
    'SELECT * FROM permits.pause WHERE application_id = $1 ORDER BY id LIMIT 100',
    [row.id],
  );
  const names = await namesOf(sql, [...new Set(rows.map((one) => one.paused_by))]);
  return {
    grounds: mayPause(row.kind) ? pauseGrounds.map(groundView) : [],
    mostDays: MOST_PAUSED_DAYS,
    pausedMinutes: row.paused_minutes,
    items: rows.map((one) => ({
      ground: groundView(one.ground),
      note: vault.open(one.note, PAUSE_NOTE),
      by: names.get(one.paused_by) ?? '—',
      from: isoOf(one.paused_at),
      until: isoOf(one.until_at),
      endedAt: one.ended_at === null ? null : isoOf(one.ended_at),
      minutes: one.minutes,
    })),
  };
}
