import type { PlainDate } from '@yby/platform/contract';
import { gapsOf, spansOf } from './mandate-spans';

const span = (from: string, until: string) => ({ from: from as PlainDate, until: until as PlainDate });

test('mandates that follow each other without a day between cover one span, in whatever order they were entered', () => {
  expect(spansOf([span('2027-02-01', '2027-06-30'), span('2026-11-23', '2027-01-31')])).toEqual([
    span('2026-11-23', '2027-06-30'),
  ]);
  expect(spansOf([span('2026-11-23', '2027-01-31'), span('2026-12-01', '2026-12-31')])).toEqual([
    span('2026-11-23', '2027-01-31'),
  ]);
  expect(spansOf([])).toEqual([]);
});

test('one day without a mandate is a gap; a gap that is over is no news', () => {
  const mandates = [
    span('2026-11-23', '2027-01-31'),
    span('2027-02-02', '2027-06-30'),
    span('2027-08-01', '2027-09-30'),
  ];
  expect(gapsOf(mandates, '2026-11-23' as PlainDate)).toEqual([
    span('2027-02-01', '2027-02-01'),
    span('2027-07-01', '2027-07-31'),
  ]);
  expect(gapsOf(mandates, '2027-02-02' as PlainDate)).toEqual([span('2027-07-01', '2027-07-31')]);
});
