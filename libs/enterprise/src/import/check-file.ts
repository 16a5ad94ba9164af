import type { PlainDate } from '@yby/platform/contract';
import type { NamedDivision } from '@yby/regulation/contract';
import type { NewEnterprise } from '../register/new-enterprise';
import { Counties } from './check-division';
import { PartRows, type LicenceDraft, type NeedDraft, type Of, type SiteDraft } from './check-parts';
import { UnitRows, type UnitDraft } from './check-units';
import type { Fault } from './fault';
import { SubstanceNames } from './find-substance';
import { sheetKeys, type SheetKey } from './import-columns';
import type { RawFile } from './read-sheets';
import { RowReader } from './row-reader';

export interface CheckedFile {
  readonly faults: readonly Fault[];
  /** In the order of the file; complete only where there is no fault. */
  readonly records: readonly NewEnterprise[];
}

export interface CheckAsk {
  readonly area: string;
  readonly counties: readonly NamedDivision[];
  readonly today: PlainDate;
  /** Which of these codes stand in the register already. */
  readonly registered: (usccs: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Told after every so many rows. */
  readonly progress?: (rows: number) => Promise<void>;
}

const ROWS_A_STEP = 250;

/** Looks at every row of a file that was read, and names every fault there is: nobody mends a file one fault at a time. */
export async function checkFile(file: RawFile, ask: CheckAsk): Promise<CheckedFile> {
  const faults: Fault[] = [...file.faults];
  const counties = new Counties(ask.area, ask.counties);
  const units = new UnitRows(counties, ask.today);
  const parts = new PartRows(units.codes, counties, new SubstanceNames(ask.today));
  const found: { unit: UnitDraft[]; site: Of<SiteDraft>[]; licence: Of<LicenceDraft>[]; need: Of<NeedDraft>[] } = {
    unit: [],
    site: [],
    licence: [],
    need: [],
  };
  const readers = new Map<number, RowReader>();
  let step = 0;
  for (const sheet of sheetKeys)
    for (const row of file.sheets[sheet].rows) {
      const reader = new RowReader(sheet, file.sheets[sheet], row, faults);
      if (sheet === 'unit') {
        readers.set(row.row, reader);
        const draft = units.check(reader);
        if (draft) found.unit.push(draft);
      } else {
        const draft = parts[sheet](reader);
        if (draft) (found[sheet] as unknown[]).push(draft);
      }
      if (++step % ROWS_A_STEP === 0) await ask.progress?.(ROWS_A_STEP);
    }
  await ask.progress?.(step % ROWS_A_STEP);
  const registered = await ask.registered([...units.codes.keys()]);
  for (const [uscc, row] of units.codes)
    if (registered.has(uscc)) readers.get(row)!.fault('uscc', 'registered-already');
  return { faults: faults.sort(inOrder), records: recordsOf(found) };
}

function recordsOf(found: {
  unit: UnitDraft[];
  site: Of<SiteDraft>[];
  licence: Of<LicenceDraft>[];
  need: Of<NeedDraft>[];
}): NewEnterprise[] {
  const of = <T>(drafts: readonly Of<T>[]) => {
    const byUnit = new Map<string, T[]>();
    for (const { uscc, part } of drafts) byUnit.set(uscc, [...(byUnit.get(uscc) ?? []), part]);
    return byUnit;
  };
  const [sites, licences, needs] = [of(found.site), of(found.licence), of(found.need)];
  return found.unit.map((draft) => {
    const { row: _, ...unit } = draft;
    return {
      ...unit,
      sites: sites.get(unit.uscc) ?? [],
      licences: licences.get(unit.uscc) ?? [],
      needs: needs.get(unit.uscc) ?? [],
    };
  });
}

const place = (sheet: SheetKey | null) => (sheet === null ? -1 : sheetKeys.indexOf(sheet));
const inOrder = (a: Fault, b: Fault) =>
  place(a.sheet) - place(b.sheet) || (a.row ?? 0) - (b.row ?? 0) || (a.letter ?? '').localeCompare(b.letter ?? '');
