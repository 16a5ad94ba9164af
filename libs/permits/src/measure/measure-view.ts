import { namesOf } from '@yby/identity';
import {
  At,
  Choice,
  cursorOf,
  Day,
  Flag,
  Id,
  isoOf,
  limitOf,
  pageOf,
  Part,
  Text,
  type Actor,
  type PageQuery,
  type Sql,
  type Vault,
} from '@yby/platform';
import { rangeOf } from '../review/claim';
import { grounds } from './grounds';
import { NOTE, type StoredMeasure } from './measure-row';
import { measureActs, measureLifecycle, type MeasureAct, type MeasureState } from './measure.lifecycle';

export class GroundView {
  @Text() code: string;
  @Choice(measureActs, { name: 'MeasureAct' }) act: MeasureAct;
  @Text() zh: string;
  @Text() en: string;
  @Text() rule: string;
  @Text({ about: 'how well the article is known: verified, secondary, from memory' }) mark: string;
  @Text({ many: true, nullable: true, about: 'what the permit must be worth for it; anything when null' })
  only: string[] | null;
}

export class Grounds {
  @Part(() => GroundView, { many: true }) items: GroundView[];
}

export class MeasureView {
  @Id() id: string;
  @Id() permitId: string;
  @Choice(measureActs, { name: 'MeasureAct' }) act: MeasureAct;
  @Choice(Object.keys(measureLifecycle.states) as MeasureState[], { name: 'MeasureState' }) state: MeasureState;
  @Part(() => GroundView) ground: GroundView;
  @Text() note: string;
  @Day({ nullable: true }) until: string | null;
  @Text({ about: 'who proposed it' }) by: string;
  @At() at: string;
  @Text({ nullable: true }) closedBy: string | null;
  @At({ nullable: true }) closedAt: string | null;
  @Text({ nullable: true }) closingNote: string | null;
}

export class MeasureToConfirm {
  @Id() id: string;
  @Id() permitId: string;
  @Text() permitNumber: string;
  @Text() holderName: string;
  @Choice(measureActs, { name: 'MeasureAct' }) act: MeasureAct;
  @Part(() => GroundView) ground: GroundView;
  @Day({ nullable: true }) until: string | null;
  @Text() by: string;
  @At() at: string;
  @Flag({ about: 'the caller has proposed it' }) mine: boolean;
}

export class MeasuresToConfirm {
  @Part(() => MeasureToConfirm, { many: true }) items: MeasureToConfirm[];
  @Text({ nullable: true }) next: string | null;
}

export function groundView(code: string, act: MeasureAct): GroundView {
  const known = grounds.find((each) => each.code === code && each.act === act);
  if (!known) return { code, act, zh: code, en: code, rule: '', mark: 'from memory', only: null };
  return { ...known, only: known.only ? [...known.only] : null };
}

/** What was decided about the permit, newest first; the officers' proposals and notes only for the organ. */
export async function measuresOf(sql: Sql, vault: Vault, permitId: string, all: boolean): Promise<MeasureView[]> {
  const rows = await sql.rows<StoredMeasure>(
    `SELECT * FROM permits.measure WHERE permit_id = $1 AND ($2 OR state = 'confirmed') ORDER BY id DESC LIMIT 100`,
    [permitId, all],
  );
  const people = await namesOf(sql, [...new Set(rows.flatMap((row) => [row.proposed_by, row.closed_by ?? []].flat()))]);
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id) ?? '—'));
  return rows.map((row) => ({
    id: row.id,
    permitId,
    act: row.act,
    state: row.state,
    ground: groundView(row.ground, row.act),
    note: vault.open(row.note, NOTE),
    until: row.until,
    by: nameOf(row.proposed_by)!,
    at: isoOf(row.proposed_at),
    closedBy: nameOf(row.closed_by),
    closedAt: row.closed_at === null ? null : isoOf(row.closed_at),
    closingNote: row.closing_note === null ? null : vault.open(row.closing_note, NOTE),
  }));
}

interface WaitingRow extends StoredMeasure {
  readonly number: string;
  readonly holder_name: string;
}

/** Proposals of the officer's area that wait for confirmation, oldest first. */
export async function measuresToConfirm(sql: Sql, actor: Actor, query: PageQuery): Promise<MeasuresToConfirm> {
  const after = cursorOf(query, ['uuid']);
  const limit = limitOf(query);
  const rows = await sql.rows<WaitingRow>(
    `SELECT m.*, p.number, p.holder->>'name' AS holder_name FROM permits.measure m JOIN permits.permit p ON p.id = m.permit_id
     WHERE m.state = 'proposed' AND m.division BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR m.id > $3) ORDER BY m.id LIMIT $4`,
    [...rangeOf({ actor }), after?.[0] ?? null, limit + 1],
  );
  const people = await namesOf(sql, [...new Set(rows.map((row) => row.proposed_by))]);
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      permitId: row.permit_id,
      permitNumber: row.number,
      holderName: row.holder_name,
      act: row.act,
      ground: groundView(row.ground, row.act),
      until: row.until,
      by: people.get(row.proposed_by) ?? '—',
      at: isoOf(row.proposed_at),
      mine: row.proposed_by === actor.id,
    }),
    (row) => [row.id],
  );
}
