import type { PlainDate } from '@yby/platform/contract';
import { carriesOf, inForce, sellsOf, type Licence } from './licence';

const licence = (
  kind: Licence['kind'],
  substances: string[],
  validFrom: PlainDate,
  validTo: PlainDate | null,
): Licence => ({
  kind,
  number: '1',
  issuer: '温州市公安局',
  validFrom,
  validTo,
  substances,
});

test('a licence holds on its first and its last day, and on no day outside', () => {
  const it = licence('dealing_filing', ['a'], '2026-03-01', '2027-02-28');
  expect(['2026-02-28', '2026-03-01', '2027-02-28', '2027-03-01'].map((on) => inForce(it, on as PlainDate))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a licence without an end holds for ever', () => {
  expect(inForce(licence('business_licence', [], '2020-01-01', null), '2099-12-31')).toBe(true);
});

test('条例 13: only a dealing or production paper in force lets its holder sell, and only what it names', () => {
  const all = [
    licence('dealing_filing', ['b', 'a'], '2026-01-01', null),
    licence('production_filing', ['b', 'c'], '2026-01-01', '2026-12-31'),
    licence('dealing_permit', ['d'], '2024-01-01', '2024-12-31'),
    licence('hazardous_chemicals', ['e'], '2026-01-01', null),
    licence('business_licence', ['f'], '2020-01-01', null),
  ];
  expect(sellsOf(all, '2026-11-23')).toEqual(['a', 'b', 'c']);
  expect(sellsOf(all, '2027-01-01')).toEqual(['a', 'b']);
});

test('办法 23: only a dangerous-goods transport licence in force lets its holder carry', () => {
  const it = licence('dangerous_goods_transport', [], '2026-01-01', '2026-06-30');
  expect(carriesOf([it], '2026-06-30')).toBe(true);
  expect(carriesOf([it], '2026-07-01')).toBe(false);
  expect(carriesOf([licence('hazardous_chemicals', [], '2026-01-01', null)], '2026-06-30')).toBe(false);
});
