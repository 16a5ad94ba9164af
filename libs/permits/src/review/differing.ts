import { Inject, Injectable } from '@nestjs/common';
import {
  At,
  cursorOf,
  Id,
  isoOf,
  limitOf,
  pageOf,
  Part,
  platformRefusal,
  Text,
  Work,
  type Actor,
  type Caller,
  type Instant,
  type PageQuery,
  type Sql,
} from '@yby/platform';
import type { Page } from '@yby/platform/contract';
import type { ApplicationView } from '../application/application-view';
import { getApplication } from '../application/read-application';
import { stageOf } from '../application/stage';
import { permitsRefusal } from '../permits.refusals';
import { CarryOut, type NamedDefect } from './carry-out';
import { open, rangeOf } from './claim';
import type { OpinionOutcome } from './opinion';

export class DifferingCase {
  @Id() id: string;
  @Text() number: string;
  @Text() enterpriseName: string;
  @Text() summary: string;
  @Text() division: string;
  @At() dueAt: string;
}

export class DifferingCases {
  @Part(() => DifferingCase, { many: true }) items: DifferingCase[];
  @Text({ nullable: true }) next: string | null;
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly enterprise_name: string;
  readonly summary: string;
  readonly division: string;
  readonly due_at: Instant;
}

/** Cases of the supervisor's area on which two officers differ, most urgent first. */
export async function differingCases(sql: Sql, actor: Actor, query: PageQuery): Promise<Page<DifferingCase>> {
  const [due, id] = cursorOf(query, ['instant', 'uuid']) ?? [0, '00000000-0000-0000-0000-000000000000'];
  const limit = limitOf(query);
  const rows = await sql.rows<Row>(
    `SELECT id, number, enterprise_name, summary, division, due_at FROM permits.application
     WHERE state = 'accepted' AND second_officer IS NOT NULL AND division BETWEEN $1 AND $2
       AND (due_at, id) > (to_timestamp($3::float8 / 1000), $4::uuid) ORDER BY due_at, id LIMIT $5`,
    [...rangeOf({ actor }), due!, id!, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      number: row.number,
      enterpriseName: row.enterprise_name,
      summary: row.summary,
      division: row.division,
      dueAt: isoOf(row.due_at),
    }),
    (row) => [row.due_at, row.id],
  );
}

export interface Ruling {
  readonly outcome: OpinionOutcome;
  readonly note: string;
  readonly reason?: string | undefined;
  readonly defects?: readonly NamedDefect[] | undefined;
}

/** 裁定: two officers differ, and a supervisor who is neither of them decides, with both opinions before them. */
@Injectable()
export class Differing {
  constructor(
    @Inject(Work) private readonly work: Work,
    @Inject(CarryOut) private readonly carryOut: CarryOut,
  ) {}

  /** @throws Refusal permits.not-differing, platform.same-person, permits.reason-unknown, permits.already-decided */
  async rule(caller: Caller, id: string, { outcome, note, reason, defects = [] }: Ruling): Promise<ApplicationView> {
    return this.work.run(caller, 'permits.rule', async (tx) => {
      const row = await getApplication(tx, tx.actor, id, 'FOR UPDATE');
      open(row);
      if (stageOf(row) !== 'differing') throw permitsRefusal('not-differing', { number: row.number });
      if (row.first_officer === tx.actor.id || row.second_officer === tx.actor.id) throw platformRefusal('same-person');
      if (outcome === 'approve') return this.carryOut.approve(tx, row, note);
      if (outcome === 'refuse') return this.carryOut.refuse(tx, row, reason ?? '', note);
      if (defects.length === 0) throw permitsRefusal('reason-unknown', { code: '' });
      return this.carryOut.return(tx, row, defects);
    });
  }
}
