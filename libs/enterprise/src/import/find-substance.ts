import type { PlainDate } from '@yby/platform/contract';
import { findSubstances, type Substance } from '@yby/regulation/contract';

/** The catalogue as people write it: its code, name, an alias or a CAS number, whole and without doubt. */
export class SubstanceNames {
  private readonly known = new Map<string, Substance | null>();

  constructor(private readonly today: PlainDate) {}

  of(text: string): Substance | null {
    let found = this.known.get(text);
    if (found === undefined) {
      const hits = findSubstances(text, { on: this.today }).filter(
        ({ exact, kind }) => exact && kind !== 'pinyin' && kind !== 'initials',
      );
      const listed = hits.find(({ kind }) => kind === 'code' || kind === 'name');
      const codes = new Set(hits.map(({ substance }) => substance.code));
      // An alias that leads to two entries leads to none.
      found = (listed ?? (codes.size === 1 ? hits[0] : undefined))?.substance ?? null;
      this.known.set(text, found);
    }
    return found;
  }
}
