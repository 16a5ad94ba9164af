// docs/law/bad-questions.md, row by row: what makes no sense is refused before the law is asked, by field and code.
import { shippedLaw } from '../law/shipped-law';
import { explainAsk } from './explain-ask';
import { parseAsk } from './scenario-ask';
import { readLawTable } from './scenario-table';

const today = '2026-11-23';
const rows = readLawTable('bad-questions.md').map(({ cells }) => cells);

test.each(rows.map((row) => [`${row['id']} ${row['situation']}`, row] as const))('%s', (_, row) => {
  const defects = explainAsk(parseAsk(row['ask']!).ask, shippedLaw, today);
  expect(defects.map(({ field, code }) => `${field} ${code}`)).toContain(`${row['field']} ${row['code']}`);
});

test('a year ahead, the last tonne and the fiftieth line can still be asked for', () => {
  const defects = (text: string) => explainAsk(parseAsk(text).ask, shippedLaw, today);
  expect(defects('purchase unit PC3-01:5kg at:330302 on:2027-11-23')).toEqual([]);
  expect(defects('purchase unit PC3-05:999999999.999999kg at:330302 on:2026-11-23')).toEqual([]);
  expect(defects('purchase unit PC3-01:1kg*50 at:330302 on:2005-01-01')).toEqual([]);
});

test('no id twice', () => {
  expect(new Set(rows.map((row) => row['id'])).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(30);
});
