import { instant, type Instant } from '@yby/platform/contract';

// The one clock of the browser. Count-downs follow the server's time: an officer's PC that runs ten minutes late must not
// show ten minutes that do not exist. Corrected from the Date header of every answer; half a minute is left as it is,
// because the header counts whole seconds and answers take time on the way.

let offset = 0;

export function now(): Instant {
  return instant(Date.now() + offset);
}

/** @param header the HTTP `Date` header, or null */
export function learnServerTime(header: string | null): void {
  const server = header === null ? NaN : Date.parse(header);
  if (Number.isNaN(server)) return;
  const difference = server - Date.now();
  offset = Math.abs(difference) > 30_000 ? difference : 0;
}
