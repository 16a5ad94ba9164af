// An amendment as data, and what the law is after it. A new version of a row ends the one before it on the eve of its day.
import { addDays, type HolidayYear, type PlainDate } from '@yby/platform/contract';
import type { Substance } from '../catalogue/substance';
import type { KeyArea, LawData, Setting } from '../law/law-data';
import type { Route } from '../law/routes';
import type { Rule } from '../law/rule';

interface Ending {
  /** Last day on which the present version holds. */
  readonly lastDay: PlainDate;
}

/** What an import brings: whole rows, never parts of rows. */
export interface LawChanges {
  /** New entries, or new versions of entries (another category, another name). */
  readonly substances?: readonly Substance[];
  readonly endSubstances?: readonly (Ending & { readonly code: string })[];
  readonly rules?: readonly Rule[];
  readonly endRules?: readonly (Ending & { readonly id: string })[];
  readonly routes?: readonly Route[];
  readonly endRoutes?: readonly (Ending & { readonly id: string })[];
  /** A new list of key areas: areas of the list before it that are missing here end on the eve of `from`. */
  readonly keyAreas?: { readonly from: PlainDate; readonly source: string; readonly areas: readonly KeyArea[] };
  /** Whole years; a year that is there already is replaced (the State Council's notice over the provisional list). */
  readonly holidays?: readonly HolidayYear[];
  readonly settings?: readonly Setting[];
}

/** The law after the changes; `data` itself is left alone. The changes were checked by `explainChanges`. */
export function applyChanges(data: LawData, changes: LawChanges): LawData {
  const areas = changes.keyAreas;
  return {
    form: 1,
    substances: version(
      data.substances,
      changes.substances ?? [],
      changes.endSubstances ?? [],
      ({ code }) => code,
      ({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo],
      (row, effectiveTo) => ({ ...row, effectiveTo }),
    ),
    rules: dated(data.rules, changes.rules, changes.endRules),
    routes: dated(data.routes, changes.routes, changes.endRoutes),
    keyAreas: areas
      ? [
          ...data.keyAreas
            .filter(({ from }) => from < areas.from)
            .map((row) => (row.to === null || row.to >= areas.from ? { ...row, to: addDays(areas.from, -1) } : row)),
          ...areas.areas,
        ]
      : data.keyAreas,
    keyAreasSource: areas ? areas.source : data.keyAreasSource,
    holidays: [
      ...data.holidays.filter(({ year }) => !changes.holidays?.some((one) => one.year === year)),
      ...(changes.holidays ?? []),
    ].sort((a, b) => a.year - b.year),
    settings: version(
      data.settings,
      changes.settings ?? [],
      [],
      ({ key, area }) => `${key} ${area}`,
      ({ from, to }) => [from, to],
      (row, to) => ({ ...row, to }),
    ),
  };
}

function dated<T extends { id: string; from: PlainDate; to: PlainDate | null }>(
  rows: readonly T[],
  added: readonly T[] = [],
  ended: readonly (Ending & { readonly id: string })[] = [],
): T[] {
  return version(
    rows,
    added,
    ended,
    ({ id }) => id,
    ({ from, to }) => [from, to],
    (row, to) => ({ ...row, to }),
  );
}

function version<T, E extends Ending>(
  rows: readonly T[],
  added: readonly T[],
  ended: readonly E[],
  keyOf: (row: T | E) => string,
  spanOf: (row: T) => [from: PlainDate, to: PlainDate | null],
  until: (row: T, to: PlainDate) => T,
): T[] {
  const result: T[] = [];
  for (const row of rows) {
    const [from, to] = spanOf(row);
    const next = added
      .filter((one) => keyOf(one) === keyOf(row))
      .map((one) => spanOf(one)[0])
      .sort()[0];
    const end = ended.find((one) => keyOf(one) === keyOf(row))?.lastDay;
    // A version that begins on the same day or later is replaced; an earlier one ends on the eve.
    if (next !== undefined && next <= from) continue;
    const lastDay = next !== undefined ? addDays(next, -1) : end;
    result.push(lastDay !== undefined && (to === null || to > lastDay) && from <= lastDay ? until(row, lastDay) : row);
  }
  return [...result, ...added];
}
