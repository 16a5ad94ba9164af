import { streamCsvRows } from 'hucre/csv';
import { streamXlsxRows } from 'hucre/xlsx';
import { MOST_ROWS_A_SHEET, MOST_UNITS } from './bounds';
import { wholeFile, type Fault } from './fault';
import { csvText, type FileForm } from './file-form';
import { importSheets, letterOf, sheetKeys, type SheetKey } from './import-columns';

export type Cell = string | number | boolean | Date | null;

export interface RawRow {
  /** As Excel counts, from 1. */
  readonly row: number;
  /** By the key of the column. */
  readonly cells: Readonly<Record<string, Cell>>;
}

export interface RawSheet {
  readonly rows: readonly RawRow[];
  /** Letter of each column that is there. */
  readonly letters: Readonly<Record<string, string>>;
}

export interface RawFile {
  readonly sheets: Readonly<Record<SheetKey, RawSheet>>;
  readonly faults: readonly Fault[];
  /** Of all sheets, without their heads. */
  readonly total: number;
}

const nothing = () =>
  Object.fromEntries(sheetKeys.map((key) => [key, { rows: [], letters: {} }])) as unknown as Record<SheetKey, RawSheet>;

const bare = (header: Cell) =>
  String(header ?? '')
    .replace(/[\s*＊]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');

/** Reads a file row by row. What cannot be read at all is a fault of the file, not an error of ours. */
export async function readSheets(bytes: Buffer, form: FileForm): Promise<RawFile> {
  const faults: Fault[] = [];
  const sheets = {} as Record<SheetKey, RawSheet>;
  let total = 0;
  for (const key of sheetKeys) {
    try {
      sheets[key] = await readSheet(key, rowsOf(bytes, form, key), faults);
    } catch {
      // What the parser says of a damaged file helps nobody; and half of it would only bring faults that are none.
      return { sheets: nothing(), faults: [wholeFile('unreadable')], total: 0 };
    }
    total += sheets[key].rows.length;
  }
  if (sheets.unit.rows.length === 0 && faults.length === 0)
    faults.push({ ...wholeFile('sheet-missing'), sheet: 'unit' });
  return { sheets, faults, total };
}

async function* rowsOf(
  bytes: Buffer,
  form: FileForm,
  key: SheetKey,
): AsyncGenerator<{ index: number; values: Cell[] }> {
  if (form === 'xlsx') yield* streamXlsxRows(bytes, { sheet: importSheets[key].zh });
  else if (key === 'unit') {
    let index = 0;
    for (const values of streamCsvRows(csvText(bytes) ?? '', { typeInference: false }))
      yield { index: index++, values };
  }
}

async function readSheet(
  key: SheetKey,
  source: AsyncGenerator<{ index: number; values: Cell[] }>,
  faults: Fault[],
): Promise<RawSheet> {
  const { columns } = importSheets[key];
  const most = key === 'unit' ? MOST_UNITS : MOST_ROWS_A_SHEET;
  const places = new Map<string, number>();
  const letters: Record<string, string> = {};
  const rows: RawRow[] = [];
  let head = false;
  for await (const { index, values } of source) {
    if (values.every((value) => value === null || value === '')) continue;
    if (!head) {
      head = true;
      values.forEach((value, place) => {
        const column = columns.find(({ zh }) => zh === bare(value));
        if (!column) return;
        if (places.has(column.key))
          faults.push({
            sheet: key,
            row: index + 1,
            column: column.key,
            letter: letterOf(place),
            code: 'column-twice',
            facts: {},
          });
        else {
          places.set(column.key, place);
          letters[column.key] = letterOf(place);
        }
      });
      for (const { key: name, required } of columns)
        if (required && !places.has(name))
          faults.push({ sheet: key, row: index + 1, column: name, letter: null, code: 'column-missing', facts: {} });
      continue;
    }
    if (rows.length >= most) {
      faults.push({ sheet: key, row: index + 1, column: null, letter: null, code: 'too-many-rows', facts: { most } });
      break;
    }
    rows.push({
      row: index + 1,
      cells: Object.fromEntries([...places].map(([name, place]) => [name, values[place] ?? null])),
    });
  }
  return { rows, letters };
}
