import { coverText, missingNote } from './glyph-cover';

it('replaces only what the font lacks', () => {
  const hasGlyph = (point: number) => point < 0x20000;
  expect(coverText('吉𠮷林', hasGlyph)).toEqual({ text: '吉〓林', missing: ['U+20BB7'] });
  expect(missingNote([])).toBeNull();
  expect(missingNote(['U+20BB7', 'U+30EDD'])).toContain('U+20BB7、U+30EDD');
});
