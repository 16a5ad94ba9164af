import { refusalReasons } from './refusal-reasons';
import { returnDefects } from './return-defects';

test('every reason has a unique code, both languages and an article; every defect an example of how it is right', () => {
  const all = [...returnDefects, ...refusalReasons];
  for (const one of all) {
    expect([one.code, Boolean(one.zh && one.en)]).toEqual([one.code, true]);
    expect(one.rule).toMatch(/^(条例|办法|行政许可法) \d+$/);
  }
  for (const one of returnDefects)
    expect([one.code, Boolean(one.example.zh && one.example.en)]).toEqual([one.code, true]);
  expect(new Set(returnDefects.map((one) => one.code)).size).toBe(returnDefects.length);
  expect(new Set(refusalReasons.map((one) => one.code)).size).toBe(refusalReasons.length);
});

test('a purchase and a transport can each be returned for at least four defects', () => {
  for (const activity of ['purchase', 'transport'] as const)
    expect(returnDefects.filter((one) => one.applies.includes(activity)).length).toBeGreaterThanOrEqual(4);
});
