import { api, bodyOf } from '../api/client';
import type { Place } from './city-draft';

/** The divisions directly below one, all of them. */
export async function placesUnder(under: string): Promise<Place[]> {
  const all: Place[] = [];
  let after: string | undefined;
  do {
    const page = await bodyOf(api.GET('/api/divisions', { params: { query: { under, limit: 100, after } } }));
    all.push(...page.items);
    after = page.next ?? undefined;
  } while (after);
  return all;
}
