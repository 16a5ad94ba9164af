import { namesOf } from '@yby/identity';
import {
  At,
  BilingualView,
  Choice,
  Flag,
  isoOf,
  Part,
  Text,
  Whole,
  type Actor,
  type Instant,
  type Sealed,
  type Sql,
  type Vault,
} from '@yby/platform';
import { refusalReasons, returnDefects } from '@yby/regulation/contract';
import type { StoredApplication } from '../application/application-row';
import { DefectView } from '../application/application-view';
import { stageOf, stages, type Stage } from '../application/stage';

/** Where the words of opinions are sealed: officers write names into them. */
export const OPINION_NOTE = 'opinion.note';

export const opinionOutcomes = ['approve', 'return', 'refuse'] as const;
export type OpinionOutcome = (typeof opinionOutcomes)[number];

export interface StoredOpinion {
  readonly position: 1 | 2;
  readonly officer: string;
  readonly outcome: OpinionOutcome;
  readonly reason: string | null;
  readonly defects: readonly { readonly code: string; readonly note: Sealed | null }[];
  readonly note: Sealed | null;
  readonly written_at: Instant;
}

export class OpinionView {
  @Whole({ from: 1, to: 2 }) position: number;
  @Text() by: string;
  @At() at: string;
  @Flag() mine: boolean;
  @Choice(opinionOutcomes, { nullable: true, name: 'OpinionOutcome', about: 'null while it must not be seen' })
  outcome: OpinionOutcome | null;
  @Part(() => BilingualView, { nullable: true }) reason: BilingualView | null;
  @Part(() => DefectView, { many: true }) defects: DefectView[];
  @Text({ nullable: true }) note: string | null;
}

export class OpinionsView {
  @Choice(stages, { nullable: true, name: 'Stage' }) stage: Stage | null;
  @Part(() => OpinionView, { many: true, most: 2 }) items: OpinionView[];
}

/** The opinions of one round, the first one first. */
export function opinionsOf(sql: Sql, applicationId: string, round: number): Promise<StoredOpinion[]> {
  return sql.rows<StoredOpinion>(
    `SELECT position, officer, outcome, reason, defects, note, written_at FROM permits.opinion
     WHERE application_id = $1 AND round = $2 ORDER BY position`,
    [applicationId, round],
  );
}

/** What this officer may read of them: everybody their own; the other's once both are written. */
export async function readOpinions(
  sql: Sql,
  vault: Vault,
  row: StoredApplication,
  actor: Actor,
): Promise<OpinionsView> {
  const round = row.state === 'correction_required' ? row.corrections - 1 : row.corrections;
  const all = await opinionsOf(sql, row.id, round);
  const names = await namesOf(
    sql,
    all.map(({ officer }) => officer),
  );
  const words = (note: Sealed | null) => (note === null ? null : vault.open(note, OPINION_NOTE));
  return {
    stage: stageOf(row),
    items: all.map((one) => {
      const mine = one.officer === actor.id;
      const seen = mine || all.length === 2;
      const ground = seen ? refusalReasons.find(({ code }) => code === one.reason) : undefined;
      return {
        position: one.position,
        by: names.get(one.officer) ?? '—',
        at: isoOf(one.written_at),
        mine,
        outcome: seen ? one.outcome : null,
        reason: ground ? { zh: `${ground.zh}（${ground.rule}）`, en: `${ground.en} (${ground.rule})` } : null,
        defects: seen
          ? one.defects.map(({ code, note }) => {
              const { zh, en } = returnDefects.find((known) => known.code === code) ?? { zh: code, en: code };
              return { code, zh, en, ...(note ? { note: words(note)! } : {}) };
            })
          : [],
        note: seen ? words(one.note) : null,
      };
    }),
  };
}
