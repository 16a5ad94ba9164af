export function work(): never {
  throw new Error('the platform may');
}
