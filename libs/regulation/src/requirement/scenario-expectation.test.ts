// The comparison itself: one thing wrong in an answer is one difference found.
import type { Requirement } from './answer';
import { differences } from './scenario-expectation';
import type { TableRow } from './scenario-table';

const point = (code: string) => ({ code, rule: '条例 5', mark: 'verified', zh: code, en: code }) as const;
const filing: Requirement = {
  outcome: 'required',
  instrument: 'purchase_filing',
  substances: ['PC3-01'],
  authority: { level: 'county', organ: 'police', division: '330302', unit: null, zh: '鹿城', en: 'Lucheng' },
  documents: [
    {
      kind: 'business_licence',
      rule: '办法 5',
      mark: 'verified',
      required: true,
      source: 'register',
      zh: '营业执照',
      en: 'business licence',
    },
  ],
  statutory: { workingDays: 0, sameDay: true },
  promised: { workingDays: 1, cutOff: '16:30' },
  file: { when: 'before' },
  validity: { months: 1, uses: 'one', oneUse: 'delivery' },
  multiUseEligible: false,
  onsite: null,
  officers: 1,
  conditions: [point('vehicle-mark')],
  stops: [point('cash-forbidden')],
  flags: [],
  later: [{ duty: 'O-4', who: 'seller', rule: '条例 19', mark: 'verified', dueDays: 30, zh: '报告', en: 'report' }],
  because: [{ id: 'P-8', rule: '条例 17', mark: 'verified', zh: '备案', en: 'filing' }],
  mixed: false,
  parts: [],
  provisional: false,
};
const cells = {
  answer: 'required purchase_filing',
  authority: 'county police 330302',
  limits: 'same day / 1 wd / 1 month one',
  because: '条例 17 P-8 -because:办法',
  points:
    'stop:cash-forbidden note:vehicle-mark document:business_licence -onsite:mandatory officers:1 -multi:eligible',
  later: 'O-4=30d -O-5',
};
const row = (change: Partial<typeof cells> = {}): TableRow => ({ line: 1, cells: { ...cells, ...change } });

test('an answer as expected has no difference', () => {
  expect(differences(row(), filing)).toEqual([]);
  expect(differences(row({ answer: '*', authority: 'county/city police *', limits: '* / * / *' }), filing)).toEqual([]);
});

test.each<[string, Partial<Requirement>]>([
  ['outcome', { outcome: 'not_required' }],
  ['instrument', { instrument: 'purchase_permit' }],
  ['authority', { authority: null }],
  ['statutory limit', { statutory: { workingDays: 1, sameDay: false } }],
  ['promise', { promised: null }],
  ['validity', { validity: { months: 6, uses: 'multi', oneUse: 'delivery' } }],
  ['an article less', { because: [{ ...filing.because[0]!, rule: '条例 1' }] }],
  ['an article too many', { because: [...filing.because, { ...filing.because[0]!, rule: '办法 8' }] }],
  ['a stop too many, another article', { stops: [...filing.stops, { ...point('x'), rule: '条例 1' }] }],
  ['a stop too many', { stops: [...filing.stops, point('barred')] }],
  ['a condition less', { conditions: [] }],
  ['a document less', { documents: [] }],
  ['on-site', { onsite: 'mandatory' }],
  ['officers', { officers: 2 }],
  ['multi-use', { multiUseEligible: true }],
  ['a duty too many', { later: [...filing.later, { ...filing.later[0]!, duty: 'O-5' }] }],
  ['another day', { later: [{ ...filing.later[0]!, dueDays: 5 }] }],
])('%s is seen', (_, change) => {
  expect(differences(row(), { ...filing, ...change })).toHaveLength(1);
});

test('a stop less is missed twice: in the list and as a point', () => {
  expect(differences(row(), { ...filing, stops: [] })).toHaveLength(2);
});

test('an article is cited whole: 条例 2 neither by 条例 20 nor by another title', () => {
  const citing = (rule: string) => ({ ...filing, because: [{ ...filing.because[0]!, rule }] });
  expect(differences(row({ because: '条例 2' }), citing('条例 20'))).toHaveLength(1);
  expect(differences(row({ because: '条例 20' }), citing('浙江省禁毒条例 20'))).toHaveLength(1);
  expect(differences(row({ because: '浙江省禁毒条例_20' }), citing('浙江省禁毒条例 20'))).toEqual([]);
  expect(differences(row({ because: '条例 38' }), citing('条例 38(2)'))).toEqual([]);
});

test('a point and a document bear their article', () => {
  const papers = (word: string) => row({ points: `stop:cash-forbidden:条例_5 ${word}` });
  expect(differences(papers('document:business_licence:办法_5'), filing)).toEqual([]);
  expect(differences(papers('document:business_licence:办法_6'), filing)).toHaveLength(1);
  expect(differences(row({ points: 'stop:cash-forbidden:条例_16' }), filing)).toHaveLength(1);
});

test('what another organ decides is stopped here', () => {
  const other = { ...filing, outcome: 'other_authority' } as const;
  expect(differences(row({ answer: '*' }), other)).toHaveLength(1);
  expect(differences(row({ answer: '*' }), { ...other, stops: [...filing.stops, point('wrong-authority')] })).toEqual(
    [],
  );
});

test('a word that the table does not have is an error, not a pass', () => {
  expect(() => differences(row({ points: 'stops:barred' }), filing)).toThrow('no such point: stops:barred');
});
