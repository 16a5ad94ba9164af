import { namesOf } from '@yby/identity';
import { isoOf, platformRefusal, toPlainDate, type Tx, type Vault } from '@yby/platform';
import type { StoredApplication } from '../application/application-row';
import { record } from '../application/case-event';
import { permitsRefusal } from '../permits.refusals';
import type { NamedDefect } from './carry-out';
import { OPINION_NOTE, opinionsOf, type OpinionOutcome, type StoredOpinion } from './opinion';

export interface Opinion {
  readonly outcome: OpinionOutcome;
  readonly reason?: string;
  readonly note?: string | undefined;
  readonly defects?: readonly NamedDefect[];
}

/** What follows from an opinion: the two agree and the case is settled now, or it waits for somebody else. */
export type Turn =
  | { readonly settles: false }
  | { readonly settles: true; readonly by: string; readonly second: string; readonly defects: readonly NamedDefect[] };

/**
 * 双人审查: writes the opinion of one of two officers. The first one's is read by nobody before the second one's is written, and
 * it moves nothing: the application stays accepted and its clocks run on.
 * @throws Refusal platform.same-person, permits.supervisor-decides
 */
export async function opine(tx: Tx, vault: Vault, row: StoredApplication, mine: Opinion): Promise<Turn> {
  if (row.second_officer !== null) throw permitsRefusal('supervisor-decides', { number: row.number });
  if (row.first_officer === tx.actor.id) throw platformRefusal('same-person');
  const position = row.first_officer === null ? 1 : 2;
  await write(tx, vault, row, mine, position);
  if (position === 1) {
    await putBack(tx, row.id, 'first_officer');
    record(tx, row, row.version, row.state, 'permits.first-opinion');
    return { settles: false };
  }
  const [first] = await opinionsOf(tx, row.id, row.corrections);
  if (!agree(first!, mine)) {
    await putBack(tx, row.id, 'second_officer');
    record(tx, row, row.version, row.state, 'permits.opinions-differ');
    return { settles: false };
  }
  const names = await namesOf(tx, [row.first_officer!]);
  return {
    settles: true,
    by: [names.get(row.first_officer!) ?? '—', tx.actor.name].join('、'),
    second: tx.actor.id,
    defects: together(vault, first!, mine),
  };
}

/** The same outcome; a refusal also for the same ground of the law. */
function agree(first: StoredOpinion, mine: Opinion): boolean {
  return first.outcome === mine.outcome && (mine.outcome !== 'refuse' || first.reason === mine.reason);
}

/** 行政许可法 32: everything is told at once, so what only one of the two has seen is told as well. */
function together(vault: Vault, first: StoredOpinion, mine: Opinion): NamedDefect[] {
  const all = new Map<string, NamedDefect>();
  for (const { code, note } of first.defects)
    all.set(code, { code, ...(note ? { note: vault.open(note, OPINION_NOTE) } : {}) });
  for (const { code, note } of mine.defects ?? []) {
    const notes = [all.get(code)?.note, note].filter((one) => one !== undefined && one !== '');
    all.set(code, { code, ...(notes.length ? { note: [...new Set(notes)].join('；') } : {}) });
  }
  return [...all.values()];
}

async function write(tx: Tx, vault: Vault, row: StoredApplication, mine: Opinion, position: 1 | 2): Promise<void> {
  const sealed = (note: string | undefined) => (note ? vault.seal(note, OPINION_NOTE) : null);
  await tx.insert('permits.opinion', {
    id: tx.newId(),
    application_id: row.id,
    round: row.corrections,
    position,
    officer: tx.actor.id,
    outcome: mine.outcome,
    reason: mine.reason ?? null,
    defects: JSON.stringify((mine.defects ?? []).map(({ code, note }) => ({ code, note: sealed(note) }))),
    note: sealed(mine.note),
    written_at: isoOf(tx.now),
    division: row.division,
    month: Number(toPlainDate(tx.now).slice(0, 7).replace('-', '')),
  });
}

async function putBack(tx: Tx, id: string, column: 'first_officer' | 'second_officer'): Promise<void> {
  await tx.execute(
    `UPDATE permits.application SET ${column} = $2, claimed_by = NULL, claimed_name = NULL, lease_until = NULL WHERE id = $1`,
    [id, tx.actor.id],
  );
}
