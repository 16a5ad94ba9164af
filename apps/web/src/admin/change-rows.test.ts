import { changeRows, defectsOfRow } from './change-rows';

const changes = {
  substances: [{ code: 'PC2-21', nameZh: '二甲苯', nameEn: 'Xylene', effectiveFrom: '2026-11-24' }, 'nonsense'],
  endRules: [{ id: 'P-9', lastDay: '2026-12-31' }],
  keyAreas: { from: '2026-12-01', source: '公告', areas: [] },
};

test('every row is named, with its days', () => {
  expect(changeRows(changes, 'zh').map(({ path, about, from, to }) => [path, about, from, to])).toEqual([
    ['changes.substances.0', '二甲苯 PC2-21', '2026-11-24', null],
    ['changes.substances.1', '', null, null],
    ['changes.endRules.0', 'P-9', null, '2026-12-31'],
    ['changes.keyAreas', '公告', '2026-12-01', null],
  ]);
  expect(changeRows(null, 'zh')).toEqual([]);
});

test('a defect stands beside its row and beside no other', () => {
  const row = { ...changeRows(changes, 'en')[0]!, path: 'changes.substances.1' };
  const defects = ['changes.substances.1.cas', 'changes.substances.10.cas', 'changes.substances.1', 'routes.purchase'];
  expect(
    defectsOfRow(
      row,
      defects.map((field) => ({ field })),
    ).map(({ field }) => field),
  ).toEqual(['changes.substances.1.cas', 'changes.substances.1']);
});
