// docs/law/scenarios.md, row by row: the table is written from the texts, the answers come from the law as code.
import { lawWith } from '../law/shipped-law';
import { explainAsk } from './explain-ask';
import { requirement } from './requirement';
import { parseAsk } from './scenario-ask';
import { differences } from './scenario-expectation';
import { readLawTable, wordsOf, type TableRow } from './scenario-table';

const rows = readLawTable('scenarios.md');
const title = ({ cells }: TableRow) =>
  `${cells['id']} ${cells['situation']}${cells['unsure'] === '-' || !cells['unsure'] ? '' : ' (?)'}`;

function answerOf(row: TableRow) {
  const { ask, law } = parseAsk(row.cells['ask']!);
  const edition = lawWith(law);
  expect(explainAsk(ask, edition)).toEqual([]);
  return requirement(ask, edition);
}

describe('the law answers what the texts say', () => {
  test.each(rows.map((row) => [title(row), row] as const))('%s', (_, row) => {
    const answer = answerOf(row);
    expect(differences(row, answer)).toEqual([]);
    expect(answer.because.length).toBeGreaterThan(0);
  });
});

describe('the table leaves nothing out', () => {
  const rules = new Set(rows.flatMap(({ cells }) => wordsOf(cells['rules']!)));

  test('every rule has a row', () => {
    const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}-${i + 1}`);
    const wanted = [
      ...numbered('P', 11),
      ...numbered('T', 14),
      'T-1a T-1b T-1c G-1 G-2 G-3 G-4 G-5 G-6 G-8',
      'O-1 O-2 O-3 O-4 O-5 O-7 O-8 O-12 ZJ-19 ZJ-20 GBL M L E S X D',
    ].flatMap(wordsOf);
    expect(wanted.filter((rule) => !rules.has(rule))).toEqual([]);
  });

  test('every activity meets every kind of substance, and somebody has to be asked', () => {
    const kinds = { 'PC1-12': 'drug', 'PC1-03': 'non-drug', 'PC2-02': '2', 'PC3-01': '3' };
    const met = new Set(
      rows
        .filter(({ cells }) => wordsOf(cells['rules']!).includes('M') && /^(required|other)/.test(cells['answer']!))
        .map(({ cells }) => parseAsk(cells['ask']!).ask)
        .map(({ activity, lines }) => `${activity} ${kinds[lines[0]!.substance as keyof typeof kinds]}`),
    );
    const cells = ['production', 'dealing', 'purchase', 'transport', 'import', 'export'].flatMap((activity) =>
      Object.values(kinds).map((kind) => `${activity} ${kind}`),
    );
    expect(cells.filter((cell) => !met.has(cell))).toEqual([]);
  });

  test('at least 150 rows, no id twice, every doubt with its reason', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(new Set(rows.map(({ cells }) => cells['id'])).size).toBe(rows.length);
    expect(rows.filter(({ cells }) => cells['unsure'] && !/^\? .+/.test(cells['unsure']))).toEqual([]);
  });

  test('no row accepts every answer', () => {
    const empty = rows.filter(
      ({ cells }) => cells['answer'] === '*' && cells['because'] === '-' && cells['points'] === '-' && !cells['unsure'],
    );
    expect(empty.map(title)).toEqual([]);
  });
});
