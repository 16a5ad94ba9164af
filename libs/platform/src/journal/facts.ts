/** What a journal row may carry: JSON without fractions, so that its canonical form is the same everywhere for ever. */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact };
export type Facts = { readonly [name: string]: Fact };

/** @throws RangeError for a number that is not a safe integer, or a value that JSON cannot hold */
export function checkFacts(facts: Fact, where: string): void {
  if (facts === null || typeof facts === 'string' || typeof facts === 'boolean') return;
  if (typeof facts === 'number') {
    if (!Number.isSafeInteger(facts)) throw new RangeError(`${where}: a fact must be a whole number, is ${facts}`);
    return;
  }
  if (typeof facts !== 'object') throw new RangeError(`${where}: a fact cannot be a ${typeof facts}`);
  for (const [name, value] of Object.entries(facts)) checkFacts(value as Fact, `${where}.${name}`);
}
