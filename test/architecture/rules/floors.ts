import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** floors.json: the one list of modules, their floors and their doors. */
export interface Floors {
  readonly scope: string;
  /** Suffix of the import name → file name of the door. */
  readonly doors: Readonly<Record<string, string>>;
  readonly floors: readonly { readonly floor: number; readonly modules: readonly string[] }[];
}

export function readFloors(root: string): Floors {
  return JSON.parse(readFileSync(join(root, 'floors.json'), 'utf8')) as Floors;
}

/** Violation trees that are not about floors have none. */
export const hasFloors = (root: string): boolean => existsSync(join(root, 'floors.json'));

/** Module → floor. */
export function floorOf(floors: Floors): ReadonlyMap<string, number> {
  return new Map(floors.floors.flatMap(({ floor, modules }) => modules.map((module) => [module, floor] as const)));
}
