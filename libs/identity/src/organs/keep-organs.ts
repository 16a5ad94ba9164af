import { Inject, Injectable } from '@nestjs/common';
import { advance, openActs, platformRefusal, Work, type Actor, type Caller, type Sql, type Tx } from '@yby/platform';
import { identityRefusal } from '../identity.refusals';
import { areaOf, cityOf } from '../people/city-of';
import { addOrgan, type OrganLevel } from './organ';
import { organLifecycle, type OrganState } from './organ.lifecycle';
import type { EnterOrgan, OrganView } from './organ-views';

interface OrganRow {
  readonly id: string;
  readonly name: string;
  readonly level: OrganLevel;
  readonly parentId: string | null;
  readonly division: string;
  readonly state: OrganState;
  readonly version: number;
  readonly people: number;
}

const MOST = 2000;
const columns = `o.id, o.name_zh AS name, o.level, o.parent_id AS "parentId", o.division, o.state, o.version,
  (SELECT count(*)::int FROM identity.account a WHERE a.organ_id = o.id AND a.state <> 'closed') AS people`;
const below: Readonly<Partial<Record<OrganLevel, readonly OrganLevel[]>>> = {
  city: ['county', 'unit', 'station'],
  county: ['unit', 'station'],
  unit: ['station'],
};

/** The tree of a city or a county, parents before children. */
export async function organsOfCity(sql: Sql, actor: Actor): Promise<OrganView[]> {
  const rows = await sql.rows<OrganRow>(
    `SELECT ${columns} FROM identity.organ o WHERE o.division BETWEEN $1 AND $2
     ORDER BY array_position(ARRAY['province', 'city', 'county', 'unit', 'station'], o.level), o.division, o.name_zh LIMIT ${MOST}`,
    areaOf(actor),
  );
  return rows.map((row) => viewOf(row, actor));
}

/** 机关: an authority's own administrator keeps the tree of the city. */
@Injectable()
export class KeepOrgans {
  constructor(@Inject(Work) private readonly work: Work) {}

  /** @throws Refusal identity.organ-misplaced, identity.division-taken */
  enter(caller: Caller, { name, level, parentId, division }: EnterOrgan): Promise<OrganView> {
    return this.work.run(caller, 'identity.enter-organ', async (tx) => {
      const parent = await ownOrgan(tx, parentId);
      const inside =
        parent.level === 'city'
          ? cityOf(division) === cityOf(parent.division) && !division.endsWith('00')
          : division === parent.division;
      if (parent.state !== 'open' || !below[parent.level]?.includes(level) || !inside)
        throw identityRefusal('organ-misplaced');
      const id = await addOrgan(tx, { name, level, parentId, division }).catch((error: { constraint?: string }) => {
        throw error.constraint === 'organ_of_division' ? identityRefusal('division-taken') : error;
      });
      return viewOf(await ownOrgan(tx, id), tx.actor);
    });
  }

  rename(caller: Caller, id: string, name: string): Promise<OrganView> {
    return this.work.run(caller, 'identity.rename-organ', async (tx) => {
      const organ = await ownOrgan(tx, id);
      await this.move(tx, organ, 'rename', { name_zh: name });
      return viewOf(await ownOrgan(tx, id), tx.actor);
    });
  }

  /** @throws Refusal identity.organ-in-use while anything or anybody belongs to it */
  close(caller: Caller, id: string): Promise<OrganView> {
    return this.work.run(caller, 'identity.close-organ', async (tx) => {
      const organ = await ownOrgan(tx, id);
      const used = await tx.maybe<{ organs: number; accounts: number }>(
        `SELECT (SELECT count(*)::int FROM identity.organ WHERE parent_id = $1 AND state = 'open') AS organs,
                (SELECT count(*)::int FROM identity.account WHERE organ_id = $1 AND state <> 'closed') AS accounts`,
        [id],
      );
      if (used!.organs || used!.accounts) throw identityRefusal('organ-in-use', { ...used });
      await this.move(tx, organ, 'close');
      return viewOf(await ownOrgan(tx, id), tx.actor);
    });
  }

  private async move(tx: Tx, organ: OrganRow, act: 'rename' | 'close', set: Record<string, string> = {}) {
    const { id, state: from, division } = organ;
    const version = await advance(tx, organLifecycle, { act, id, from, set, version: tx.caller.ifMatch });
    tx.emit(`identity.organ-${act}d`, { type: 'organ', id, version, division }, { level: organ.level });
  }
}

/** Locked, so that nobody is put into an authority that is being closed. @throws Refusal platform.not-found also for another city's */
export async function ownOrgan(tx: Tx, id: string): Promise<OrganRow> {
  const row = await tx.maybe<OrganRow>(`SELECT ${columns} FROM identity.organ o WHERE o.id = $1 FOR UPDATE`, [id]);
  const [from, to] = areaOf(tx.actor);
  if (!row || row.division < from || row.division > to) throw platformRefusal('not-found');
  return row;
}

function viewOf({ state, ...row }: OrganRow, actor: Actor): OrganView {
  return { ...row, state, acts: openActs(organLifecycle, state, actor.roles) };
}
