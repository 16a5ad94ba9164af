import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', 'violations');

/** One planted tree and exactly what the rules must find in it. */
export interface Violation {
  readonly name: string;
  readonly root: string;
  /** `rule where`, sorted. */
  readonly expected: readonly string[];
}

export const violations: readonly Violation[] = readdirSync(FOLDER).map((name) => {
  const root = join(FOLDER, name);
  const expected = JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8')) as [string, string][];
  return { name, root, expected: expected.map((pair) => pair.join(' ')).sort() };
});
