export function parse(text: string): string {
  if (!text) throw new RangeError('empty');
  return text;
}
