export function plain(): never {
  throw new Error('no');
}
