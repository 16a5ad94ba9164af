/** Polls until the condition holds. @returns how long it took, in milliseconds @throws when it does not in time */
export async function until(
  holds: () => boolean | Promise<boolean>,
  { within = 20_000, every = 25, what = 'it' }: { within?: number; every?: number; what?: string } = {},
): Promise<number> {
  const begun = Date.now();
  while (!(await holds())) {
    if (Date.now() - begun > within) throw new Error(`${what} did not happen within ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  return Date.now() - begun;
}

/** The promise's value, or an error when it hangs. */
export async function inTime<T>(promise: Promise<T>, within: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} still hangs after ${within} ms`)), within);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
