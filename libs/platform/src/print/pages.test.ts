import { inPages, type Block } from './pages';

const block = (height: number, more: Partial<Block> = {}): Block => ({ height, draw: () => undefined, ...more });
const placed = (...blocks: Block[]) =>
  inPages(blocks, [50, 40], 100).map((page) => page.map(({ y, block: { height } }) => [y, height]));

test('blocks follow each other with what they keep free above', () => {
  expect(placed(block(10), block(10, { before: 5 }))).toEqual([
    [
      [50, 10],
      [65, 10],
    ],
  ]);
});

test('a block that does not fit opens a page, where it keeps nothing free above', () => {
  expect(placed(block(40), block(10, { before: 5 }), block(5))).toEqual([
    [[50, 40]],
    [
      [40, 10],
      [50, 5],
    ],
  ]);
});

test('a block stands at the foot of a page that it shares, and at the top of one that is its own', () => {
  expect(placed(block(10), block(10, { atFoot: true }))).toEqual([
    [
      [50, 10],
      [90, 10],
    ],
  ]);
  expect(placed(block(45), block(30, { atFoot: true }))).toEqual([[[50, 45]], [[40, 30]]]);
});
