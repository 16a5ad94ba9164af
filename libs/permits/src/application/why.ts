import {
  canonicalJson,
  Flag,
  Free,
  platformRefusal,
  Text,
  Whole,
  type Actor,
  type Fact,
  type Sql,
} from '@yby/platform';
import { requirement, type LawBook, type Requirement, type RequirementAsk } from '@yby/regulation';
import { permitsRefusal } from '../permits.refusals';
import type { StoredApplication } from './application-row';
import { getApplication } from './read-application';

/** The law's answer of a stored case, said again today with the edition that it was decided with. */
export class WhyView {
  @Text() number: string;
  @Whole({ about: 'edition of the law that answered' }) edition: number;
  @Whole({ about: 'edition in use now' }) editionNow: number;
  @Free({ about: 'what was asked: RequirementAsk' }) asked: object;
  @Free({ about: 'what was answered: Requirement' }) answered: object;
  @Flag({ about: 'the same edition says the same today' }) same: boolean;
  @Text({ many: true, about: 'members of the answer that differ' }) differing: string[];
  @Text({ many: true, about: 'members that the edition in use now would answer otherwise' }) differingNow: string[];
}

/** @throws Refusal platform.not-found, permits.not-replayable */
export async function whyOf(sql: Sql, laws: LawBook, actor: Actor, id: string): Promise<WhyView> {
  return replay(sql, laws, await getApplication(sql, actor, id));
}

/** For the operator, who names a case by its number. */
export async function whyOfNumber(sql: Sql, laws: LawBook, number: string): Promise<WhyView> {
  const row = await sql.maybe<StoredApplication>('SELECT * FROM permits.application WHERE number = $1', [number]);
  if (!row) throw platformRefusal('not-found');
  return replay(sql, laws, row);
}

async function replay(sql: Sql, laws: LawBook, row: StoredApplication): Promise<WhyView> {
  const { asked, edition, requirement: answered } = row.precheck;
  const law = asked && edition ? await laws.ofEdition(sql, edition) : null;
  if (!law) throw permitsRefusal('not-replayable', { number: row.number });
  const ask = asked as RequirementAsk;
  const differing = differences(answered, requirement(ask, law));
  return {
    number: row.number,
    edition,
    editionNow: laws.current.number,
    asked,
    answered,
    same: differing.length === 0,
    differing,
    differingNow: differences(answered, requirement(ask, laws.current)),
  };
}

function differences(stored: object, again: Requirement): string[] {
  const was = stored as Record<string, Fact>;
  const is = JSON.parse(JSON.stringify(again)) as Record<string, Fact>;
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => canonicalJson(was[name] ?? null) !== canonicalJson(is[name] ?? null))
    .sort();
}
