export function impossible(what: string): never {
  throw new Error(`impossible: ${what}`);
}
