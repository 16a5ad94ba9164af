import { startOfDay } from '../time';
import { MM } from './pen';
import { newPage, openPaper, PAPER_AREA } from './paper';
import { drawFields, fieldHeights } from './tables';

const paper = () => openPaper({ title: '样张', subject: 'sample', author: '易报云', on: startOfDay('2026-11-23') });
const text = '在公安部确定的重点地区跨县级行政区域运输的，须办理运输许可或者备案；'.repeat(3);

test('text keeps its size in a box of its measured height, wherever the box stands', async () => {
  const { pen, bytes } = paper();
  newPage(pen);
  const size = () => Reflect.get(pen.pdf, '_fontSize') as number;
  const box = { ...PAPER_AREA, size: 9 };
  const height = pen.heightOf(text, box);
  for (let y = 20; y < 240; y += 0.7) {
    pen.write(text, { ...box, y: y * MM, height });
    expect(size()).toBe(9);
  }
  pen.write(text, { ...PAPER_AREA, size: 9, y: 20 * MM, height: 12 });
  expect(size()).toBe(6);
  expect((await bytes()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a row of fields is as high as its longest value needs, and no lower than the others', () => {
  const { pen } = paper();
  newPage(pen);
  const field = (value: string, wide = false) => ({ label: { zh: '事实', en: 'Facts' }, value, wide });
  const heights = fieldHeights(pen, PAPER_AREA, [field('短'), field('短'), field(text, true), field('短')]);
  expect(heights).toHaveLength(3);
  expect(heights[1]).toBeGreaterThan(heights[0]!);
  expect(heights[2]).toBe(heights[0]);
  const fields = [field('短'), field('短'), field(text, true), field('短')];
  expect(drawFields(pen, PAPER_AREA, 100, fields, heights)).toBeCloseTo(100 + heights.reduce((a, b) => a + b), 6);
});
