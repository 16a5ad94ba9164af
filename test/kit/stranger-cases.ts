import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { City } from './city';

/** A route to one object, and who must not learn that the object exists. */
export interface Case {
  /** Strangers who may call the route, but have nothing to do with the object. */
  readonly as: readonly string[];
  /** The object, of somebody else. */
  readonly real: Readonly<Record<string, string>>;
  /** Overrides where a made-up value of the parameter needs a certain form. */
  readonly absent?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Somebody of the company whose object it is, where the party is an officer and it is not paint's. */
  readonly owner?: string;
  /** That the object exists anybody may know who holds its address: the address is the secret. */
  readonly open?: true;
  /** Somebody who has to do with the object: their answer is another one. */
  readonly party: string;
}

/** What each file of test/kit/strangers/ exports as `cases`: one area's routes to objects. */
export type Cases = (city: City) => Promise<Record<string, Case>>;

/** Companies of other trades, and an officer of another county. */
export const companies = ['lab', 'carrier'];
export const officers = ['longwan'];

const folder = join(__dirname, 'strangers');

export async function casesOf(city: City): Promise<Record<string, Case>> {
  const all: Record<string, Case> = {};
  for (const file of readdirSync(folder).sort()) {
    const { cases } = (await import(join(folder, file))) as { cases: Cases };
    for (const [name, one] of Object.entries(await cases(city))) {
      if (all[name]) throw new RangeError(`two cases for ${name}`);
      all[name] = one;
    }
  }
  return all;
}
