import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { roles, type Role } from '@yby/platform';
import type { StoryClient } from '../../apps/cli/src/story/client';
import type { City } from './city';
import { organNamed, person, secondCity } from './people';
import type { Route } from './routes';
import type { Case } from './stranger-cases';

// Route × office × relation: whose the object is for a company, where the organ sits for an authority.

export const offices = Object.keys(roles) as Role[];
const OF_A_COMPANY = new Set<Role>(['enterprise_admin', 'agent', 'storekeeper', 'driver']);

export type Relation = 'own' | 'other' | 'inside' | 'outside' | 'far';
export const relationsOf = (office: Role): readonly Relation[] =>
  OF_A_COMPANY.has(office) ? ['own', 'other'] : ['inside', 'outside', 'far'];
/** Cells of one row: nobody, then each office in each relation. */
export const CELLS_OF_A_ROUTE = 1 + offices.reduce((sum, office) => sum + relationsOf(office).length, 0);

/** What somebody who is no stranger to the place may call, as a caller sees it from outside. */
export type Cell = 'yes' | '401' | '403' | '404';

/** Path parameters for something that does not exist: whoever may call the route learns just that. */
const absent: Readonly<Record<string, string>> = {
  id: randomUUID(),
  hash: 'ab'.repeat(32),
  number: '3303022099012300',
  chunk: '999999',
};

export const nameOf = ({ method, path }: Route) => `${method} ${path.slice('/api'.length)}`;

interface Seen {
  readonly cell: Cell;
  /** Everything that is said, but for the number to quote. */
  readonly says: string;
}

/** One row of the table, and what is wrong with it whatever anybody agreed. */
export interface Row {
  readonly route: string;
  readonly nobody: Cell;
  readonly cells: Readonly<Record<Role, readonly Cell[]>>;
  /** Strangers who are answered otherwise about this object than about one that does not exist. */
  readonly leaks: readonly string[];
}

export class Matrix {
  private readonly people = new Map<string, Promise<StoryClient>>();
  private readonly owners = new Map<string, Promise<{ id: string; division: string }>>();

  private constructor(
    private readonly city: City,
    private readonly beside: Readonly<Record<'inside' | 'outside' | 'far', { organId: string; division: string }>>,
  ) {}

  static async of(city: City): Promise<Matrix> {
    const far = await secondCity(city);
    return new Matrix(city, {
      inside: { organId: await organNamed(city, '330302'), division: '330302' },
      outside: { organId: await organNamed(city, '330303'), division: '330303' },
      far: { organId: far.countyId, division: '331002' },
    });
  }

  /**
   * From now on nothing that is asked is done: every act is undone where it would be written down, and answers that the server
   * is busy. So a cell never depends on the cells before it.
   */
  static async undoEverything({ ownerUrl }: City): Promise<void> {
    const owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      await owner.query(`
        CREATE FUNCTION public.undone() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'undone by the matrix' USING ERRCODE = '40001'; END $$;
        CREATE TRIGGER undone BEFORE INSERT ON platform.journal EXECUTE FUNCTION public.undone();
        CREATE TRIGGER undone BEFORE INSERT ON platform.answer EXECUTE FUNCTION public.undone();`);
    } finally {
      await owner.end();
    }
  }

  /** @param one the object that the route leads to; without one the route is asked about nothing in particular */
  async row(route: Route, one?: Case): Promise<Row> {
    const cells = {} as Record<Role, Cell[]>;
    const leaks: string[] = [];
    const foreign = one ? { params: one.real, body: one.body } : null;
    const none = { params: { ...absent, ...one?.absent }, body: one ? one.body : {} };
    for (const office of offices) {
      cells[office] = [];
      for (const relation of relationsOf(office)) {
        const client = await this.somebody(office, relation, one);
        const seen = await this.ask(client, route, foreign ?? none, foreign !== null);
        cells[office].push(seen.cell);
        // Who may have it is agreed in the file. Who may not must not learn that it is there.
        if (!foreign || one?.open || relation === 'own' || seen.cell === 'yes') continue;
        const nothing = await this.ask(client, route, none, true);
        if (seen.says !== nothing.says)
          leaks.push(`${office} ${relation}: ${seen.says}, and of nothing ${nothing.says}`);
      }
    }
    const nobody = (await this.ask(this.city.nobody(), route, foreign ?? none, false)).cell;
    return { route: nameOf(route), nobody, cells, leaks };
  }

  private async ask(
    client: StoryClient,
    { method, path }: Route,
    { params, body }: { params: Readonly<Record<string, string>>; body: unknown },
    about: boolean,
  ): Promise<Seen> {
    const address = path.slice('/api'.length).replace(/:(\w+)/g, (_, name: string) => params[name]!);
    const text = method === 'GET' || method === 'DELETE' ? undefined : JSON.stringify(body ?? {});
    const headers = text === undefined ? undefined : { 'content-type': 'application/json' };
    const response = await client.raw(method, address, headers, text);
    const { status } = response;
    if (status >= 500 && status !== 503 && !path.includes('/health/'))
      throw new Error(`${method} ${path} answers ${status}`);
    const problem = response.headers.get('content-type')?.includes('problem+json')
      ? ((await response.json()) as { code?: string; instance?: string })
      : (await response.arrayBuffer(), null);
    const { instance: _, ...said } = problem ?? {};
    const absentToThem = about && status === 404 && problem?.code === 'platform.not-found';
    return {
      cell: status === 401 || status === 403 ? `${status}` : absentToThem ? '404' : 'yes',
      says: `${status} ${problem ? JSON.stringify(said) : 'an answer'}`,
    };
  }

  /** One person an office, relation and company: the people of the story hold several offices. */
  private async somebody(office: Role, relation: Relation, one?: Case): Promise<StoryClient> {
    const at =
      relation === 'own'
        ? await this.company(one?.owner ?? one?.party ?? 'paint')
        : relation === 'other'
          ? await this.company('lab')
          : this.beside[relation];
    const place = 'organId' in at ? at : { enterpriseId: at.id, division: at.division };
    const key = `${office}-${relation}-${'organId' in at ? at.division : at.id.slice(-12)}`;
    let client = this.people.get(key);
    if (!client) {
      client = person(this.city, key, [office], place).then(() => this.city.as(key));
      this.people.set(key, client);
    }
    return client;
  }

  /**
   * Asks a list as everybody who may not have these objects.
   * @returns what was shown of somebody else's
   */
  async shown(list: Route, cases: readonly (Case & { readonly rows: Row })[]): Promise<string[]> {
    const found: string[] = [];
    for (const office of offices)
      for (const [at, relation] of relationsOf(office).entries()) {
        // Within a city the register of enterprises is for everybody who signs in (ADR 0014).
        if (relation === 'own' || relation === 'inside' || (relation !== 'far' && list.path === '/api/enterprises'))
          continue;
        const client = await this.somebody(office, relation);
        const response = await client.raw('GET', list.path.slice('/api'.length));
        if (!response.ok) continue;
        const text = await response.text();
        for (const { real, rows, open } of cases)
          for (const id of Object.values(real))
            // The four digits of a city stand in every division of it.
            if (!open && id.length > 4 && rows.cells[office][at] === '404' && text.includes(id))
              found.push(`${nameOf(list)}: ${office} ${relation} sees ${id} of ${rows.route}`);
      }
    return found;
  }

  /** Opens everybody's account and signs them in, before nothing can be done any more. */
  async everybody(cases: readonly Case[]): Promise<void> {
    for (const one of [undefined, ...cases])
      for (const office of offices)
        for (const relation of relationsOf(office)) await this.somebody(office, relation, one);
  }

  /** The company that somebody works for; an officer's object is looked at as one of the company that the case is about. */
  private company(username: string): Promise<{ id: string; division: string }> {
    let found = this.owners.get(username);
    if (!found) {
      found = this.city
        .rows<{ id: string; division: string }>(
          `SELECT enterprise_id AS id, division FROM identity.account WHERE username = $1 AND enterprise_id IS NOT NULL`,
          [username],
        )
        .then(([row]) => row ?? this.company('paint'));
      this.owners.set(username, found);
    }
    return found;
  }
}

/** What the reviewed file says of a row: `yes`, or one answer for each relation where they differ. */
export function lineOf({ route, nobody, cells }: Row): string {
  const [method, path] = route.split(' ') as [string, string];
  const said = (one: readonly Cell[]) => (new Set(one).size === 1 ? one[0]! : one.join('/'));
  const all = [nobody, ...offices.map((office) => said(cells[office]))];
  return `${`${method.padEnd(6)} ${path}`.padEnd(WIDE)}${all.map((cell, i) => cell.padEnd(columns[i]!)).join('')}`.trimEnd();
}

const WIDE = 48;
const columns = [8, ...offices.map((office) => Math.max(office.length, relationsOf(office).length * 4 - 1) + 2)];
export const head =
  `${'route'.padEnd(WIDE)}${['nobody', ...offices].map((name, i) => name.padEnd(columns[i]!)).join('')}`.trimEnd();
