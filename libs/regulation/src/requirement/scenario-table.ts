// Reads the tables of docs/law/*.md, so that the file a lawyer reads is the file that is tested.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row: cells by the first word of their column's heading in Latin letters ('id', 'ask', 'answer' …). */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * The rows of every table of the file that has a column `id`; other tables are prose.
 * @throws RangeError naming file and line when a row has more or fewer cells than its heading
 */
export function readLawTable(name: string): readonly TableRow[] {
  return rowsOf(readFileSync(join(__dirname, '../../../../docs/law', name), 'utf8'), name);
}

export function rowsOf(markdown: string, name: string): readonly TableRow[] {
  const rows: TableRow[] = [];
  let columns: readonly string[] | null = null;
  markdown.split('\n').forEach((text, index) => {
    if (!text.startsWith('|')) {
      columns = null;
      return;
    }
    const cells = text
      .replace(/^\||\|\s*$/g, '')
      .split('|')
      .map((cell) => cell.trim());
    if (!columns) {
      columns = cells.map((cell) => /([a-z]+)[^a-z]*$/.exec(cell)?.[1] ?? cell);
      return;
    }
    if (cells.every((cell) => /^:?-+:?$/.test(cell)) || !columns.includes('id')) return;
    if (cells.length !== columns.length)
      throw new RangeError(`${name}:${index + 1}: ${cells.length} cells under ${columns.length} headings`);
    rows.push({ line: index + 1, cells: Object.fromEntries(columns.map((column, i) => [column, plain(cells[i]!)])) });
  });
  return rows;
}

/** A cell without its code marks. */
function plain(cell: string): string {
  return cell.replace(/^`(.*)`$/, '$1');
}

/** The words of a cell; '-' is none. */
export function wordsOf(cell: string): readonly string[] {
  return cell === '-' || cell === '' ? [] : cell.split(/\s+/);
}
